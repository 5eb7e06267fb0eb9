// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AttachPartition;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file and the server tell about partitions. */
final class Partitions {

    private Partitions() {}

    /** Whether {@code table} is known to be partitioned: by the server, or since the file gave it a partition. */
    static boolean isPartitioned(ObjectName table, Scene scene) {
        return scene.live().isPartitioned(table).orElse(false)
                || created(table, scene)
                        .flatMap(create -> create.partition().key())
                        .isPresent()
                || !known(table, scene).isEmpty();
    }

    /** The partitions that this file gave to {@code table} so far. */
    static List<ObjectName> known(ObjectName table, Scene scene) {
        List<ObjectName> known = new ArrayList<>();
        for (Scene.Earlier earlier : scene.earlier()) {
            Statement statement = earlier.statement();
            if (statement instanceof CreateTable create) {
                create.partition().of().filter(table::isLike).ifPresent(parent -> known.add(create.table()));
            } else if (statement instanceof AlterTable alter && alter.table().isLike(table)) {
                alter.actions(AttachPartition.class).forEach(attach -> known.add(attach.partition()));
            }
        }
        return known;
    }

    /** The default partition of {@code table}, if the server or the file tells of one that may hold rows. */
    static Optional<ObjectName> oldDefault(ObjectName table, Scene scene) {
        Optional<ObjectName> told = scene.live()
                .defaultPartition(table)
                .filter(name -> !name.isEmpty())
                .map(table::sibling);
        Optional<ObjectName> attached = scene.earlier().stream()
                .map(Scene.Earlier::statement)
                .filter(AlterTable.class::isInstance)
                .map(AlterTable.class::cast)
                .filter(alter -> alter.table().isLike(table))
                .flatMap(alter -> alter.actions(AttachPartition.class).stream())
                .filter(attach -> isDefault(attach.bound()))
                .map(AttachPartition::partition)
                .findFirst();
        return told.or(() -> attached)
                .filter(partition -> !scene.isNew(partition))
                .filter(partition -> scene.live().rows(partition).orElse(1) != 0);
    }

    static boolean isDefault(String bound) {
        return bound.strip().equalsIgnoreCase("default");
    }

    /** The columns of a key such as {@code RANGE (at, "Zone")}; an expression stands as it was written. */
    static List<String> columns(String key) {
        int from = key.indexOf('(');
        int to = key.lastIndexOf(')');
        if (from < 0 || to < from) {
            return List.of();
        }
        return Arrays.stream(key.substring(from + 1, to).split(",", -1))
                .map(String::strip)
                .map(Partitions::unquoted)
                .toList();
    }

    private static String unquoted(String column) {
        return column.startsWith("\"") && column.endsWith("\"") && column.length() > 1
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }

    /** The statement of this file that created {@code table}, if one did. */
    static Optional<CreateTable> created(ObjectName table, Scene scene) {
        return scene.earlier().stream()
                .map(Scene.Earlier::statement)
                .filter(CreateTable.class::isInstance)
                .map(CreateTable.class::cast)
                .filter(create -> create.table().isLike(table))
                .findFirst();
    }
}
