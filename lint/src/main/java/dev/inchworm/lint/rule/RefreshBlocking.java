// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.RefreshMaterializedView;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** A materialized view refreshed while its readers wait. */
final class RefreshBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG212", "Materialized view refreshed without CONCURRENTLY", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the view: nobody reads it meanwhile.", Cost.REWRITE)
            .why("Everybody who reads the view waits until its query has run and its indexes are built.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof RefreshMaterializedView refresh)
                || refresh.concurrently()
                || scene.isNew(refresh.view())) {
            return List.of();
        }
        String message = refresh.withData()
                ? "nobody reads %s until it is refreshed"
                : "%s is emptied: reading it fails until it is refreshed";
        return List.of(finding(scene, message.formatted(refresh.view()), safeWay(refresh.view())));
    }

    private static List<String> safeWay(ObjectName view) {
        return List.of(
                "-- needs a unique index on %s, over columns and without WHERE:".formatted(view),
                "REFRESH MATERIALIZED VIEW CONCURRENTLY %s;".formatted(view));
    }
}
