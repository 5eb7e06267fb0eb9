// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.NewColumns.NewColumn;
import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Reference;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A foreign key whose columns have another type than the ones they refer to. */
final class ForeignKeyType implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG116", "Foreign key of another type than its target", Severity.WARN)
            .why("The smaller type runs out before the larger one does, and comparing two types can keep an index from"
                    + " being used; changing either later writes a table anew.");

    private static final Map<String, String> SAME = Map.of(
            "serial", "integer", "bigserial", "bigint", "smallserial", "smallint", "varchar", "text", "char", "text");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        List<Finding> found = new ArrayList<>();
        for (ForeignKey key : keys(statement, scene)) {
            List<String> targets = targets(key.reference(), statement, scene);
            for (int i = 0; i < key.columns().size() && i < targets.size(); i++) {
                String column = key.columns().get(i);
                String target = targets.get(i);
                Optional<DataType> own = type(key.table(), column, statement, scene);
                Optional<DataType> other = type(key.reference().table(), target, statement, scene);
                if (own.isPresent() && other.isPresent() && !kind(own.get()).equals(kind(other.get()))) {
                    String message = "column %s of %s is %s, but %s of %s, to which it refers, is %s"
                            .formatted(
                                    ObjectName.quote(column),
                                    key.table(),
                                    own.get(),
                                    ObjectName.quote(target),
                                    key.reference().table(),
                                    other.get());
                    found.add(finding(scene, message, List.of("-- give both the same type"))
                            .at(key.place()));
                }
            }
        }
        return found;
    }

    private record ForeignKey(ObjectName table, List<String> columns, Reference reference, Place place) {}

    private static List<ForeignKey> keys(Statement statement, Scene scene) {
        List<ForeignKey> keys = new ArrayList<>();
        for (NewColumn added : NewColumns.of(statement, scene)) {
            added.column()
                    .references()
                    .ifPresent(reference -> keys.add(
                            new ForeignKey(added.table(), List.of(added.column().name()), reference, added.place())));
        }
        if (statement instanceof CreateTable create) {
            create.constraints()
                    .forEach(constraint -> constraint
                            .references()
                            .ifPresent(reference -> keys.add(
                                    new ForeignKey(create.table(), constraint.columns(), reference, scene.place()))));
        } else if (statement instanceof AlterTable alter) {
            for (AddConstraint add : alter.actions(AddConstraint.class)) {
                add.constraint()
                        .references()
                        .ifPresent(reference -> keys.add(new ForeignKey(
                                alter.table(), add.constraint().columns(), reference, alter.place(add))));
            }
        }
        return keys;
    }

    /** The columns referred to: as written, or the primary key of a table of the same file. */
    private static List<String> targets(Reference reference, Statement statement, Scene scene) {
        if (!reference.columns().isEmpty()) {
            return reference.columns();
        }
        return Stream.concat(scene.earlier().stream().map(Earlier::statement), Stream.of(statement))
                .filter(CreateTable.class::isInstance)
                .map(CreateTable.class::cast)
                .filter(create -> create.table().isLike(reference.table()))
                .map(KnownColumns::primaryKey)
                .reduce(List.of(), (before, now) -> now);
    }

    private static Optional<DataType> type(ObjectName table, String column, Statement statement, Scene scene) {
        Optional<DataType> own = NewColumns.of(statement, scene).stream()
                .filter(added ->
                        added.table().isLike(table) && added.column().name().equals(column))
                .map(added -> added.column().type())
                .findFirst();
        return own.or(() -> KnownColumns.type(scene, table, column));
    }

    private static String kind(DataType type) {
        return SAME.getOrDefault(type.name(), type.name());
    }
}
