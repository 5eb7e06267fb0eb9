// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.DataStatement.Update;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.CreateView;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.RoutineStatement.CreateTrigger;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Names that the server cuts off, and columns that are set twice. */
final class NamesCutOrTwice implements Rule {

    private static final int BYTES = 63;
    private static final int SUFFIX = 9;

    private static final RuleCard CARD = RuleCard.of(
                    "PG236", "Name of more than 63 bytes, or column set twice", Severity.BLOCK)
            .why("The server cuts a longer name off without an error, so that two of them may become the same, and a"
                    + " tool that looks for the whole name never finds it. A column set twice is refused.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<Finding> found = new ArrayList<>();
        if (statement instanceof Update update) {
            twice(update).ifPresent(column -> {
                String message = "column %s of %s is set twice: the server refuses it"
                        .formatted(ObjectName.quote(column), update.table());
                found.add(finding(scene, message, List.of()));
            });
        }
        for (String name : names(statement)) {
            if (bytes(name) > BYTES) {
                found.add(tooLong(name, scene));
            }
        }
        return found;
    }

    private static Optional<String> twice(Update update) {
        Set<String> seen = new HashSet<>();
        return update.assigned().stream().filter(column -> !seen.add(column)).findFirst();
    }

    private Finding tooLong(String name, Scene scene) {
        String kept = cut(name, BYTES);
        Optional<String> same = scene.earlier().stream()
                .flatMap(earlier -> names(earlier.statement()).stream())
                .filter(other -> !other.equals(name) && cut(other, BYTES).equals(kept))
                .findFirst();
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        String shorter = "%s_%08x".formatted(cut(name, BYTES - SUFFIX), hash.getValue());
        String message = same.isPresent()
                ? "%s is cut off to the same 63 bytes as %s".formatted(name, same.get())
                : "%s has %d bytes and is cut off to %s".formatted(name, bytes(name), kept);
        return finding(scene, message, List.of("-- for example " + ObjectName.quote(shorter)))
                .as(same.isPresent() ? Severity.BLOCK : Severity.WARN);
    }

    private static List<String> names(Statement statement) {
        List<String> names = new ArrayList<>();
        if (statement instanceof CreateTable create) {
            names.add(create.table().name());
            create.columns().stream().map(ColumnDefinition::name).forEach(names::add);
            create.constraints().forEach(constraint -> constraint.name().ifPresent(names::add));
        } else if (statement instanceof AlterTable alter) {
            alter.actions(AddColumn.class).forEach(add -> names.add(add.column().name()));
            alter.actions(AddConstraint.class)
                    .forEach(add -> add.constraint().name().ifPresent(names::add));
        } else if (statement instanceof CreateIndex create) {
            create.name().map(ObjectName::name).ifPresent(names::add);
        } else if (statement instanceof Rename rename) {
            names.add(rename.newName());
        } else if (statement instanceof CreateTrigger create) {
            names.add(create.name());
        } else if (statement instanceof CreateView create) {
            names.add(create.view().name());
        }
        return names;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The longest beginning of whole characters that fits. */
    private static String cut(String name, int max) {
        int end = name.length();
        while (bytes(name.substring(0, end)) > max) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
