// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.SessionStatement.ResetSetting;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.LockTable;
import java.util.List;
import java.util.Optional;

/** A lock that others wait for, waited for without end. Told once a file. */
final class NoLockTimeout implements Rule {

    private static final String NAME = "lock_timeout";

    private static final RuleCard CARD = RuleCard.of("PG240", "Strong lock without lock_timeout", Severity.BLOCK)
            .why("While a statement waits for a strong lock behind one long query, everybody else who needs the table"
                    + " waits behind the statement: milliseconds of work become an outage.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof LockTable
                || scene.strongLocks().isEmpty()
                || Timeouts.isOn(scene, NAME)
                || isToldBefore(scene)) {
            return List.of();
        }
        TableLock lock = scene.strongLocks().get(0);
        String waiting = lock.mode().blocksReads() ? "everybody" : "everybody who writes";
        String message = "%s waits for %s while this waits for its %s lock, however long"
                .formatted(waiting, lock.table(), lock.mode().words());
        boolean isKnown = scene.setting(NAME).isPresent();
        return List.of(finding(scene, message, safeWay(scene)).as(isKnown ? Severity.BLOCK : Severity.WARN));
    }

    /** Whether a statement before took such a lock under no timeout of the file. */
    private static boolean isToldBefore(Scene scene) {
        boolean isSet = false;
        for (Scene.Earlier earlier : scene.earlier()) {
            if (earlier.statement() instanceof SetSetting set && set.name().equals(NAME)) {
                isSet = !set.value().equals("0");
            } else if (earlier.statement() instanceof ResetSetting reset && isAbout(reset)) {
                isSet = false;
            } else if (!isSet && !earlier.strongLocks().isEmpty() && !(earlier.statement() instanceof LockTable)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbout(ResetSetting reset) {
        return reset.name().equals(NAME) || reset.name().equals("all");
    }

    private static List<String> safeWay(Scene scene) {
        Optional<String> local = scene.isInTransaction() ? Optional.of("LOCAL ") : Optional.empty();
        return List.of(
                "SET %slock_timeout = '2s';".formatted(local.orElse("")),
                scene.text() + ";",
                "-- and again, a little later, if it could not have its lock");
    }
}
