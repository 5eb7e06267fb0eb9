// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.Constraint.Kind;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A primary key or unique constraint of a partitioned table that lacks a column of the partition key. */
final class PartitionedUniqueWithoutKey implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG205", "Unique key of a partitioned table without its partition key", Severity.BLOCK)
            .why("Each partition has an index of its own, so the server can only promise uniqueness where the"
                    + " partition key is part of it; the statement fails.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<Finding> found = new ArrayList<>();
        if (statement instanceof CreateTable create && create.partition().key().isPresent()) {
            List<String> key = Partitions.columns(create.partition().key().get());
            keys(create)
                    .forEach(unique -> judge(unique, key, create.table(), scene).ifPresent(found::add));
        } else if (statement instanceof AlterTable alter) {
            Optional<String> key = Partitions.created(alter.table(), scene)
                    .flatMap(create -> create.partition().key());
            for (AddConstraint add : alter.actions(AddConstraint.class)) {
                key.flatMap(known -> unique(add.constraint())
                                .flatMap(given -> judge(given, Partitions.columns(known), alter.table(), scene)))
                        .ifPresent(finding -> found.add(finding.at(alter.place(add))));
            }
        }
        return found;
    }

    private record Unique(String words, List<String> columns) {}

    private static List<Unique> keys(CreateTable create) {
        List<Unique> keys = new ArrayList<>();
        for (ColumnDefinition column : create.columns()) {
            if (column.isPrimaryKey()) {
                keys.add(new Unique("PRIMARY KEY", List.of(column.name())));
            } else if (column.isUnique()) {
                keys.add(new Unique("UNIQUE", List.of(column.name())));
            }
        }
        create.constraints().forEach(constraint -> unique(constraint).ifPresent(keys::add));
        return keys;
    }

    private static Optional<Unique> unique(Constraint constraint) {
        boolean isUnique = constraint.kind() == Kind.UNIQUE || constraint.kind() == Kind.PRIMARY_KEY;
        return isUnique && !constraint.columns().isEmpty()
                ? Optional.of(new Unique(constraint.kind().name().replace('_', ' '), constraint.columns()))
                : Optional.empty();
    }

    private Optional<Finding> judge(Unique unique, List<String> key, ObjectName table, Scene scene) {
        List<String> missing =
                key.stream().filter(column -> !unique.columns.contains(column)).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String message = "%s (%s) of partitioned %s lacks %s of the partition key: the server refuses it"
                .formatted(unique.words, list(unique.columns), table, list(missing));
        List<String> all = new ArrayList<>(unique.columns);
        all.addAll(missing);
        return Optional.of(finding(scene, message, List.of("-- " + unique.words + " (" + list(all) + ")")));
    }

    private static String list(List<String> columns) {
        return columns.stream().map(ObjectName::quote).collect(Collectors.joining(", "));
    }
}
