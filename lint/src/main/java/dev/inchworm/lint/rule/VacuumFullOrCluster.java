// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.Cluster;
import dev.inchworm.lint.statement.TableStatement.Vacuum;
import java.util.List;
import java.util.stream.Collectors;

/** A table written anew to make it smaller or to sort it. */
final class VacuumFullOrCluster implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG210", "VACUUM FULL or CLUSTER", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("The whole table and all its indexes are written anew, and everybody waits for it.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Vacuum vacuum && vacuum.full()) {
            return judge("VACUUM FULL", vacuum.tables(), scene);
        } else if (statement instanceof Cluster cluster) {
            return judge("CLUSTER", cluster.table().stream().toList(), scene);
        }
        return List.of();
    }

    private List<Finding> judge(String words, List<ObjectName> tables, Scene scene) {
        List<ObjectName> old =
                tables.stream().filter(table -> !scene.isNew(table)).toList();
        if (old.isEmpty() && !tables.isEmpty()) {
            return List.of();
        }
        String names = old.isEmpty()
                ? "every table of the database"
                : old.stream().map(ObjectName::sql).collect(Collectors.joining(", "));
        String plain =
                old.isEmpty() ? "" : " " + old.stream().map(ObjectName::sql).collect(Collectors.joining(", "));
        String message = "%s writes %s anew, with nobody else at it".formatted(words, names);
        return List.of(finding(
                scene,
                message,
                List.of(
                        "-- makes the space of dead rows usable again, and blocks nobody:",
                        "VACUUM (ANALYZE)%s;".formatted(plain),
                        "-- to give it back to the disk: the extension pg_repack")));
    }
}
