// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;

/** Indexes built anew while writers, and readers of the index, wait. */
final class ReindexBlocking implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG183", "Index built anew without CONCURRENTLY", Severity.BLOCK)
            .locks(
                    "SHARE on the table and ACCESS EXCLUSIVE on the index: nobody writes, and queries that plan with"
                            + " the index wait as well.",
                    Cost.BUILD)
            .why("Every INSERT, UPDATE and DELETE waits until the index is built, and so does nearly every query, since"
                    + " planning one looks at all indexes of its table.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof Reindex reindex)
                || reindex.concurrently()
                || reindex.name().filter(scene::isNew).isPresent()) {
            return List.of();
        }
        String what = reindex.name().map(ObjectName::sql).orElse("the database");
        String message = "building %s anew blocks writes, and queries too".formatted(what);
        return List.of(finding(scene, message, safeWay(reindex)));
    }

    private static List<String> safeWay(Reindex reindex) {
        if (reindex.kind().equals("SYSTEM")) {
            return List.of("-- there is no other way for system catalogs: in a window, with lock_timeout set");
        }
        String name = reindex.name().map(given -> " " + given).orElse("");
        return List.of(
                "-- outside a transaction, with lock_timeout off:",
                "SET lock_timeout = 0;",
                "REINDEX %s CONCURRENTLY%s;".formatted(reindex.kind(), name),
                "-- if it fails, it leaves an invalid index whose name ends in _ccnew: drop it, and again");
    }
}
