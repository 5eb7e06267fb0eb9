// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A constraint validated while its transaction holds a stronger lock on the table. */
final class ValidateUnderLock implements ActionRule<ValidateConstraint> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG162", "Constraint validated under a stronger lock", Severity.BLOCK)
            .locks("The lock that the transaction took before, kept while the table is read.", Cost.SCAN)
            .why("Validating reads the table under a lock that lets everybody go on; but the transaction still"
                    + " holds the one it took to add the constraint or for another change of the table.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<ValidateConstraint> kind() {
        return ValidateConstraint.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, ValidateConstraint validate, Scene scene) {
        Optional<LockMode> sameStatement = alter.actions().stream()
                .map(Locks::mode)
                .filter(LockMode::blocksWrites)
                .max(Comparator.naturalOrder());
        Optional<LockMode> earlier = scene.earlierInTransaction().stream()
                .flatMap(statement -> statement.strongLocks().stream())
                .filter(lock -> lock.table().isLike(alter.table()))
                .map(TableLock::mode)
                .max(Comparator.naturalOrder());
        Optional<LockMode> held =
                Stream.concat(sameStatement.stream(), earlier.stream()).max(Comparator.naturalOrder());
        return held.map(mode -> {
            String name = ObjectName.quote(validate.name());
            String message = "%s is validated while %s holds %s on %s: %s until the whole table is read"
                    .formatted(
                            name,
                            sameStatement.isPresent() ? "the same statement" : "the same transaction",
                            mode.words(),
                            alter.table(),
                            mode.blocksReads() ? "nobody reads or writes it" : "nobody writes to it");
            List<String> safeWay = List.of(
                    "-- in a transaction of its own, after the other one was committed:",
                    "%s VALIDATE CONSTRAINT %s;".formatted(SafeWay.alter(alter), name));
            return finding(scene, message, safeWay);
        });
    }
}
