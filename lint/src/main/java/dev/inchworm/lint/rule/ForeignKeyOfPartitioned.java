// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.List;

/** A foreign key that a partitioned table refuses as {@code NOT VALID} before PostgreSQL 18. */
final class ForeignKeyOfPartitioned implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG172", "NOT VALID foreign key of a partitioned table", Severity.BLOCK)
            .versions(Versions.upTo(Server.NOT_VALID_ON_PARTITIONED - 1))
            .why("The server refuses it before PostgreSQL 18; without NOT VALID all partitions are read while nobody"
                    + " writes to any of them.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterTable alter) || !isPartitioned(alter.table(), scene)) {
            return List.of();
        }
        return alter.actions(AddConstraint.class).stream()
                .filter(add -> add.constraint().kind() == Kind.FOREIGN_KEY
                        && add.constraint().isNotValid())
                .map(add -> finding(
                                scene,
                                "%s is partitioned: PostgreSQL %d refuses its foreign key as NOT VALID"
                                        .formatted(alter.table(), scene.version()),
                                SafeWay.foreignKeyOfPartitions(alter.table(), add.constraint()))
                        .at(alter.place(add)))
                .toList();
    }

    private static boolean isPartitioned(ObjectName table, Scene scene) {
        return scene.live().isPartitioned(table).orElse(false)
                || scene.earlier().stream()
                        .map(Earlier::statement)
                        .filter(CreateTable.class::isInstance)
                        .map(CreateTable.class::cast)
                        .anyMatch(create -> create.table().isLike(table)
                                && create.partition().key().isPresent());
    }
}
