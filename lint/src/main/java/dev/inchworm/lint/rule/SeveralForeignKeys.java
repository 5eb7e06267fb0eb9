// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Reference;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** More than one foreign key in one transaction: the locks of all tables add up. */
final class SeveralForeignKeys implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG171", "Several foreign keys in one transaction", Severity.WARN)
            .locks(
                    "SHARE ROW EXCLUSIVE on every table concerned, until the transaction ends: nobody writes.",
                    Cost.WAIT)
            .why("While it waits for one table it keeps the writers of all others waiting, and two such"
                    + " transactions can wait for each other.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<ObjectName> own = locked(statement, scene);
        if (own.isEmpty()) {
            return List.of();
        }
        Set<ObjectName> all = new LinkedHashSet<>();
        scene.earlierInTransaction().forEach(earlier -> all.addAll(locked(earlier.statement(), scene)));
        boolean isMore = !all.containsAll(own);
        boolean hadKey = !all.isEmpty();
        all.addAll(own);
        if (!isMore || !(hadKey || keys(statement).size() > 1) || all.size() < 2) {
            return List.of();
        }
        String tables = all.stream().map(ObjectName::sql).collect(Collectors.joining(", "));
        String message = "foreign keys lock %s in one transaction".formatted(tables);
        return List.of(finding(
                scene,
                message,
                List.of("-- one foreign key a transaction: ADD ... NOT VALID, then VALIDATE CONSTRAINT, each"
                        + " its own")));
    }

    /** The tables, not new ones, that the foreign keys of {@code statement} lock. */
    private static List<ObjectName> locked(Statement statement, Scene scene) {
        List<Reference> keys = keys(statement);
        if (keys.isEmpty()) {
            return List.of();
        }
        Stream<ObjectName> own = statement instanceof AlterTable alter ? Stream.of(alter.table()) : Stream.of();
        return Stream.concat(own, keys.stream().map(Reference::table))
                .filter(table -> !scene.isNew(table))
                .distinct()
                .toList();
    }

    private static List<Reference> keys(Statement statement) {
        if (statement instanceof CreateTable create) {
            return Stream.concat(
                            create.columns().stream().flatMap(column -> column.references().stream()),
                            create.constraints().stream().flatMap(constraint -> constraint.references().stream()))
                    .filter(reference -> !reference.table().isLike(create.table()))
                    .toList();
        } else if (statement instanceof AlterTable alter) {
            return Stream.concat(
                            alter.actions(AddColumn.class).stream().flatMap(add -> add.column().references().stream()),
                            alter.actions(AddConstraint.class).stream()
                                    .flatMap(add -> add.constraint().references().stream()))
                    .toList();
        }
        return List.of();
    }
}
