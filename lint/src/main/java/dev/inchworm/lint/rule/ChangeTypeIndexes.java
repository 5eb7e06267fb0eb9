// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AlterType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of type or collation that leaves the rows alone and builds indexes anew. */
final class ChangeTypeIndexes implements ActionRule<AlterType> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG142", "Change of type or collation that builds indexes anew", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.BUILD)
            .why("The rows stay as they are, but the new type or collation sorts differently: every index on the column"
                    + " is built anew under the lock.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AlterType> kind() {
        return AlterType.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AlterType change, Scene scene) {
        Optional<TypeChange.Effect> effect = change.using().isEmpty()
                ? KnownColumns.type(scene, alter.table(), change.column()).map(old -> TypeChange.of(old, change.type()))
                : Optional.empty();
        boolean isCollated = change.collation().isPresent()
                && effect.filter(known -> known == TypeChange.Effect.REWRITE).isEmpty();
        boolean isSorted = effect.filter(
                        known -> known == TypeChange.Effect.INDEXES || known == TypeChange.Effect.INDEXES_IN_UTC)
                .isPresent();
        if (!isCollated && !isSorted) {
            return Optional.empty();
        }
        String name = ObjectName.quote(change.column());
        String message = "every index on column %s of %s is built anew while nobody reads or writes the table"
                .formatted(name, alter.table());
        String collation = change.collation().map(given -> " COLLATE " + given).orElse("");
        List<String> lines = new ArrayList<>();
        if (isCollated) {
            lines.add("-- for a query that needs the other order, an index of that order is enough:");
            lines.add("CREATE INDEX CONCURRENTLY %s ON %s (%s%s);"
                    .formatted(
                            SafeWay.name(alter.table(), change.column() + "_sorted"), alter.table(), name, collation));
        }
        lines.addAll(SafeWay.replaceColumns(
                alter.table(), "a new column %s%s with indexes of its own".formatted(change.type(), collation)));
        return Optional.of(finding(scene, message, lines));
    }
}
