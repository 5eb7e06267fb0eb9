// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.SetAccessMethod;
import dev.inchworm.lint.statement.Action.SetLogged;
import dev.inchworm.lint.statement.Action.SetTablespace;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table written anew for another place, another log setting or another access method. */
final class WholeTableMoved implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG211", "Table written anew by SET LOGGED, TABLESPACE or ACCESS METHOD", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("All of the table is written anew; SET LOGGED writes it to the log as well, and replicas fall"
                    + " behind.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>();
        for (Action action : alter.actions()) {
            moved(action).ifPresent(move -> {
                String message = "%s writes all of %s anew".formatted(move.words, alter.table());
                found.add(finding(scene, message, safeWay(alter.table(), move)).at(alter.place(action)));
            });
        }
        return found;
    }

    /** What is done, and how a new table has it from the start. */
    private record Move(String words, String before, String after) {}

    private static Optional<Move> moved(Action action) {
        if (action instanceof SetLogged set) {
            return Optional.of(
                    set.logged() ? new Move("SET LOGGED", "", "") : new Move("SET UNLOGGED", "UNLOGGED ", ""));
        } else if (action instanceof SetTablespace set) {
            String name = ObjectName.quote(set.tablespace());
            return Optional.of(new Move("SET TABLESPACE " + name, "", " TABLESPACE " + name));
        } else if (action instanceof SetAccessMethod set) {
            String name = ObjectName.quote(set.method());
            return Optional.of(new Move("SET ACCESS METHOD " + name, "", " USING " + name));
        }
        return Optional.empty();
    }

    private static List<String> safeWay(ObjectName table, Move move) {
        ObjectName copy = table.sibling(table.name() + "_new");
        return List.of(
                "CREATE %sTABLE %s (LIKE %s INCLUDING ALL)%s;".formatted(move.before, copy, table, move.after),
                "-- keep %s up to date with a trigger on %s, copy the rows in batches, compare,".formatted(copy, table),
                "-- then exchange the names in one short transaction with lock_timeout set");
    }
}
