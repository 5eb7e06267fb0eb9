// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.Expression;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A column added with a default that differs from row to row: the whole table is written anew. */
final class AddColumnVolatileDefault implements Rule {

    private static final Set<String> VOLATILE = Set.of(
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "gen_random_bytes",
            "gen_salt");

    private static final RuleCard CARD = RuleCard.of("PG103", "Column added with a volatile default", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("A default that differs from row to row cannot be kept once for all rows, so the server writes the"
                    + " table and all its indexes anew.");

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
        for (AddColumn add : alter.actions(AddColumn.class)) {
            add.column()
                    .defaultValue()
                    .filter(value -> isVolatile(value, scene))
                    .ifPresent(value -> {
                        String message = "default %s of column %s is computed for each row: all of %s is written anew"
                                .formatted(value, add.column().name(), alter.table());
                        found.add(finding(scene, message, safeWay(alter.table(), add.column(), value))
                                .at(alter.place(add)));
                    });
        }
        return found;
    }

    private static boolean isVolatile(Expression value, Scene scene) {
        return value.callsAny(VOLATILE)
                || value.functions().stream()
                        .anyMatch(name -> scene.live().isVolatile(name).orElse(false));
    }

    private static List<String> safeWay(ObjectName table, ColumnDefinition column, Expression value) {
        String name = ObjectName.quote(column.name());
        List<String> lines = new ArrayList<>();
        lines.add("ALTER TABLE %s ADD COLUMN %s;".formatted(table, column.bare()));
        lines.add("ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s;".formatted(table, name, value));
        lines.add("-- then, in batches, each its own transaction:");
        lines.add("UPDATE %s SET %s = %s WHERE %s IS NULL AND ctid = ANY (ARRAY(SELECT ctid FROM %s WHERE %s IS NULL"
                        .formatted(table, name, value, name, table, name)
                + " LIMIT 1000));");
        return lines;
    }
}
