// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A primary key made of an index whose columns may hold nulls: the server reads the table for them. */
final class PrimaryKeyOfNullable implements ActionRule<AddConstraint> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG168", "PRIMARY KEY made of an index on nullable columns", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.SCAN)
            .why("A primary key makes its columns NOT NULL; where nothing proves that yet, every row is read for"
                    + " nulls.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddConstraint> kind() {
        return AddConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddConstraint add, Scene scene) {
        Constraint key = add.constraint();
        if (key.kind() != Kind.PRIMARY_KEY || !key.isUsingIndex()) {
            return Optional.empty();
        }
        ObjectName table = alter.table();
        String index = key.body().usingIndex().orElseThrow();
        List<String> columns = columns(index, table, scene);
        List<String> open = columns.stream()
                .filter(column -> !NotNullProof.isThere(scene, table, column))
                .toList();
        if (!columns.isEmpty() && open.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        open.forEach(column -> lines.addAll(SafeWay.notNull(table, column, scene.version())));
        if (open.isEmpty()) {
            lines.add("-- first make each column of %s NOT NULL (PG146), then:".formatted(ObjectName.quote(index)));
        }
        lines.add("%s ADD %s;".formatted(SafeWay.alter(alter), key.text()));
        String message = "all of %s is read for nulls under the lock, unless the columns of %s are proven NOT NULL;"
                .formatted(table, ObjectName.quote(index));
        return Optional.of(finding(scene, message + " this file does not show it", lines));
    }

    /** The columns of an index that this file builds; empty where it is not known. */
    private static List<String> columns(String index, ObjectName table, Scene scene) {
        return scene.earlier().stream()
                .map(Earlier::statement)
                .filter(CreateIndex.class::isInstance)
                .map(CreateIndex.class::cast)
                .filter(create -> create.table().isLike(table)
                        && create.nameOrUsual().name().equals(index))
                .reduce(List.<String>of(), (before, create) -> create.elements(), (one, other) -> other)
                .stream()
                .map(PrimaryKeyOfNullable::name)
                .toList();
    }

    private static String name(String element) {
        boolean isQuoted = element.length() > 1 && element.startsWith("\"") && element.endsWith("\"");
        return isQuoted
                ? element.substring(1, element.length() - 1).replace("\"\"", "\"")
                : element.toLowerCase(Locale.ROOT);
    }
}
