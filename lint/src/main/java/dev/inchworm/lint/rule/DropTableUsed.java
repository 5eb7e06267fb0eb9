// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.CreateMaterializedView;
import dev.inchworm.lint.statement.ObjectStatement.CreateView;
import dev.inchworm.lint.statement.ObjectStatement.Drop;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A table or view dropped while old applications may still use it. */
final class DropTableUsed implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG124", "Table or view dropped", Severity.BLOCK)
            .locks(
                    "ACCESS EXCLUSIVE on the table and on every table it refers to or that refers to it: nobody reads"
                            + " or writes them meanwhile.",
                    Cost.METADATA)
            .why("Every running application that still uses it fails at once, and its rows cannot be had back.");

    private static final Set<String> VIEWS = Set.of("VIEW", "MATERIALIZED VIEW");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof Drop drop)) {
            return List.of();
        } else if (drop.kind().equals("TABLE")) {
            return drop.names().stream()
                    .filter(table -> !scene.isNew(table))
                    .map(table -> finding(scene, message(table, scene), safeWay(table)))
                    .toList();
        } else if (VIEWS.contains(drop.kind())) {
            return drop.names().stream()
                    .filter(view -> !scene.isNew(view) && !isCreatedAgain(view, scene))
                    .map(view -> finding(
                                    scene,
                                    "view %s is gone at once, for applications too that still use it".formatted(view),
                                    List.of("-- CREATE OR REPLACE VIEW, or DROP and CREATE in one transaction"))
                            .as(Severity.WARN))
                    .toList();
        }
        return List.of();
    }

    private static String message(ObjectName table, Scene scene) {
        List<ObjectName> referrers = scene.live().referrers(table);
        String partners = referrers.isEmpty()
                ? "every table that a foreign key ties to it is locked too"
                : referrers.stream().map(ObjectName::sql).collect(Collectors.joining(", ")) + " are locked too";
        return "table %s and its rows are gone at once, for applications too that still use it; %s"
                .formatted(table, partners);
    }

    private static List<String> safeWay(ObjectName table) {
        String aside = table.name() + "_unused";
        return List.of(
                "-- see that nobody uses it: over a full cycle of the business these stand still",
                ("SELECT seq_scan, idx_scan, n_tup_ins + n_tup_upd + n_tup_del AS writes FROM pg_stat_user_tables"
                                + " WHERE relid = %s::regclass;")
                        .formatted(SafeWay.literal(table.sql())),
                "-- put it aside, so that a mistake is undone in a moment:",
                "ALTER TABLE %s RENAME TO %s;".formatted(table, ObjectName.quote(aside)),
                "-- drop its foreign keys one by one, keep a copy, and after the time you hold it, say so:",
                "-- inchworm:allow PG124 reason=\"put aside since ...\"",
                "DROP TABLE %s;".formatted(table.sibling(aside)));
    }

    private static boolean isCreatedAgain(ObjectName view, Scene scene) {
        return scene.laterInTransaction().stream()
                .anyMatch(later ->
                        (later instanceof CreateView create && create.view().isLike(view))
                                || (later instanceof CreateMaterializedView stored
                                        && stored.view().isLike(view)));
    }
}
