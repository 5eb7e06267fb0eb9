// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AddColumn;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A column that numbers all rows as it is added: the whole table is written anew. */
final class AddColumnSerial implements ActionRule<AddColumn> {

    private static final RuleCard CARD = RuleCard.of("PG106", "Serial or identity column added", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("Every row that is there gets a number of its own, so the server writes the table and all its indexes"
                    + " anew.");

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
        if (!column.isIdentity() && !column.type().isSerial()) {
            return Optional.empty();
        }
        String message = "column %s of %s numbers every row that is there: all of %s is written anew"
                .formatted(ObjectName.quote(column.name()), alter.table(), alter.table());
        return Optional.of(finding(scene, message, safeWay(alter, column, scene.version())));
    }

    private static List<String> safeWay(AlterTable alter, ColumnDefinition column, int version) {
        ObjectName table = alter.table();
        String name = ObjectName.quote(column.name());
        ObjectName sequence = table.sibling(table.name() + "_" + column.name() + "_seq");
        String type = integerType(column.type());
        String next = "nextval(%s)".formatted(SafeWay.literal(sequence.sql()));
        List<String> lines = new ArrayList<>();
        lines.add("CREATE SEQUENCE %s AS %s;".formatted(sequence, type));
        lines.add("%s ADD COLUMN %s %s;".formatted(SafeWay.alter(alter), name, type));
        lines.add("%s ALTER COLUMN %s SET DEFAULT %s;".formatted(SafeWay.alter(alter), name, next));
        lines.add("ALTER SEQUENCE %s OWNED BY %s.%s;".formatted(sequence, table, name));
        lines.addAll(SafeWay.fill(table, column.name(), next));
        lines.addAll(SafeWay.notNull(table, column.name(), version));
        return lines;
    }

    private static String integerType(DataType type) {
        return switch (type.name()) {
            case "serial" -> "integer";
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> type.text();
        };
    }
}
