// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnConstraint;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.Expression;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A stored generated column: the whole table is written anew. */
final class AddColumnStored implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG107", "Stored generated column added", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("The value of every row that is there is computed and stored, so the server writes the table and all"
                    + " its indexes anew.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AddColumn> kind() {
        return AddColumn.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AddColumn add, Scene scene) {
        ColumnDefinition column = add.column();
        return column.generated().filter(ColumnConstraint.Generated::isStored).map(generated -> {
            String message = "column %s of %s is computed and stored for every row that is there: all of %s is written"
                    .formatted(ObjectName.quote(column.name()), alter.table(), alter.table());
            return finding(scene, message + " anew", safeWay(alter, column, generated.expression(), scene.version()));
        });
    }

    private static List<String> safeWay(AlterTable alter, ColumnDefinition column, Expression value, int version) {
        ObjectName table = alter.table();
        String name = ObjectName.quote(column.name());
        ObjectName trigger = table.sibling(table.name() + "_" + column.name() + "_fill");
        List<String> lines = new ArrayList<>();
        if (version >= Server.VIRTUAL) {
            lines.add("-- computed when it is read, it costs nothing now:");
            lines.add("%s ADD COLUMN %s GENERATED ALWAYS AS (%s) VIRTUAL;"
                    .formatted(SafeWay.alter(alter), column.bare(), value));
            lines.add("-- or stored:");
        }
        lines.add("%s ADD COLUMN %s;".formatted(SafeWay.alter(alter), column.bare()));
        lines.add(("CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN NEW.%s := (SELECT %s FROM (SELECT NEW.*) AS new_row); RETURN NEW; END $$;")
                .formatted(trigger, name, value));
        lines.add("CREATE TRIGGER %s BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s();"
                .formatted(ObjectName.quote(trigger.name()), table, trigger));
        lines.addAll(SafeWay.fill(
                table, column.name(), "(" + value + ")", "%s IS DISTINCT FROM (%s)".formatted(name, value)));
        return lines;
    }
}
