// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** Triggers and foreign keys switched off by the session's replication role. */
final class TriggersOffForSession implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG233", "Triggers and foreign keys switched off by session_replication_role", Severity.WARN)
            .why("Not only audit and updated_at triggers are passed by, but foreign keys and the triggers that keep an"
                    + " Inchworm migration's two sides alike: what is written meanwhile is never mended.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        boolean isOff = statement instanceof SetSetting set
                && set.name().equals("session_replication_role")
                && set.value().equalsIgnoreCase("replica");
        if (!isOff) {
            return List.of();
        }
        return List.of(finding(
                scene,
                "what this session writes from here on passes by every trigger and every foreign key",
                List.of(
                        "-- let the one trigger that is in the way see whose write it is, in its function:",
                        "-- IF current_setting('app.backfill', true) = 'on' THEN RETURN NEW; END IF;",
                        "SET LOCAL app.backfill = 'on';")));
    }
}
