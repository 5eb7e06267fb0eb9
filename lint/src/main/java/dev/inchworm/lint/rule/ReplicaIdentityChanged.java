// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.ReplicaIdentity;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Publication;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What subscribers need to follow a table is taken away, or made dear. */
final class ReplicaIdentityChanged implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG215", "Replica identity or publication changed under its subscribers", Severity.WARN)
            .locks("ACCESS EXCLUSIVE on the table: readers and writers wait.", Cost.METADATA)
            .why("FULL writes every old row to the log whole, and a subscriber may search its table for each; with"
                    + " NOTHING, UPDATE and DELETE on a published table fail.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Publication publication) {
            return takesAway(publication) ? List.of(ofPublication(publication, scene)) : List.of();
        }
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (ReplicaIdentity replica : alter.actions(ReplicaIdentity.class)) {
            String identity = replica.identity();
            if (identity.equals("FULL") || identity.equals("NOTHING")) {
                String message = identity.equals("FULL")
                        ? "every UPDATE and DELETE on %s writes the whole old row to the log"
                        : "UPDATE and DELETE on %s fail as soon as a publication has it";
                found.add(finding(scene, message.formatted(alter.table()), safeWay(alter.table()))
                        .at(alter.place(replica)));
            }
        }
        return found;
    }

    private Finding ofPublication(Publication publication, Scene scene) {
        String message = "subscribers of %s no longer get what it leaves out, and are not told"
                .formatted(ObjectName.quote(publication.publication()));
        return finding(scene, message, List.of("-- change the subscribers first"));
    }

    private static boolean takesAway(Publication publication) {
        String text = publication.text().toUpperCase(Locale.ROOT);
        return publication.isAlter() && (text.startsWith("DROP ") || text.startsWith("SET "));
    }

    private static List<String> safeWay(ObjectName table) {
        return List.of(
                "-- with a primary key:",
                "ALTER TABLE %s REPLICA IDENTITY DEFAULT;".formatted(table),
                "-- else with a unique index over NOT NULL columns, built concurrently:",
                "-- ALTER TABLE %s REPLICA IDENTITY USING INDEX %s;"
                        .formatted(table, ObjectName.quote(table.name() + "_identity")));
    }
}
