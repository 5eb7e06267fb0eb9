// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.Enforce;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one change. */
final class ChangeReader {

    /** Columns of one side. */
    static final int COLUMNS_MAX = 100;

    /** Named conditions in one place. */
    static final int CONDITIONS_MAX = 100;

    private static final List<String> KEYS =
            List.of("kind", "table", "rows", "old", "new", "down", "same", "sync", "enforce", "changes_at");
    private static final List<String> KINDS_LATER = List.of(
            "add-column",
            "drop-column",
            "rename-column",
            "rename-table",
            "drop-table",
            "alter-enum",
            "set-not-null",
            "add-check",
            "add-foreign-key",
            "add-unique",
            "add-index",
            "drop-index",
            "widen-key",
            "swap-key",
            "reshape-table",
            "move-table",
            "mirror-column",
            "version-cache",
            "version-event",
            "version-index",
            "rotate-secret",
            "version-config",
            "version-api",
            "custom");
    private static final String KIND = "replace-columns";

    private final Block block;
    private final Value at;
    private final boolean isJudged;

    ChangeReader(Value value) {
        this.at = value;
        this.isJudged = value.isBlock() && !isOtherKind(value);
        this.block = isJudged || !value.isBlock() ? Block.of(value, KEYS) : Block.absent(value.reading(), value.path());
    }

    /** A kind that is not carried yet is one mistake; its keys are not judged by the rules of another kind. */
    private static boolean isOtherKind(Value value) {
        Optional<Value> kind = Block.ofNames(value).value("kind").filter(Value::isText);
        Optional<String> later = kind.flatMap(Value::text).filter(KINDS_LATER::contains);
        kind.filter(each -> later.isPresent())
                .ifPresent(each -> each.mistake(
                        "the kind " + later.orElse("") + " is not carried yet, only " + KIND + " is",
                        "write a " + KIND + ", or wait for the release that carries it"));
        return later.isPresent();
    }

    /** The change; incomplete where mistakes were noted. */
    ReplaceColumns read() {
        require("kind").ifPresent(kind -> kind.word(List.of(KIND)));
        TableName table = require("table").flatMap(ChangeReader::table).orElse(new TableName("", "?"));
        String rows = block.orDefault("rows", ReplaceColumns.ALL_ROWS, Value::expression, text -> text);
        List<String> oldColumns = require("old").map(ChangeReader::columns).orElse(List.of());
        List<NewColumn> newColumns = newColumns(oldColumns);
        Map<String, String> down = down(oldColumns, block.reading().hasMistakes() ? List.of() : names(newColumns));
        sync();
        refuseLater(block, "changes_at", "a mapping that depends on the clock");
        Optional<Value> sameKey = block.value("same");
        Optional<String> same = sameKey.flatMap(Value::expression);
        if (same.isPresent() && !block.reading().hasMistakes()) {
            SameRule.checkReads(sameKey.orElseThrow(), same.get(), oldColumns, newColumns);
        } else if (!block.has("same") && !block.reading().hasMistakes()) {
            SameRule.check(at, oldColumns, newColumns, down);
        }
        return new ReplaceColumns(table, rows, oldColumns, newColumns, down, same, enforce(newColumns));
    }

    private Optional<Value> require(String key) {
        if (isJudged && block.lacks(key)) {
            at.mistake("the key '" + key + "' is missing", "add " + key + ":, see docs/changes/replace-columns.md");
        }
        return block.value(key);
    }

    /** {@code orders}, {@code shop.orders}, or with quotes where a name has a dot: {@code "my.schema".orders}. */
    private static Optional<TableName> table(Value value) {
        Optional<TableName> table = value.text().flatMap(Names::table);
        if (table.isEmpty() && value.isText()) {
            value.mistake(
                    "expected a table as orders, shop.orders or '\"my.schema\".orders'",
                    "write the names as the catalog has them");
        }
        return table;
    }

    private static List<String> columns(Value value) {
        List<String> columns = new ArrayList<>();
        for (Value item : value.items(COLUMNS_MAX)) {
            item.column().ifPresent(name -> {
                if (columns.contains(name)) {
                    item.mistake("the column '" + name + "' is named twice", "name it once");
                } else {
                    columns.add(name);
                }
            });
        }
        return columns;
    }

    private List<NewColumn> newColumns(List<String> oldColumns) {
        List<NewColumn> columns = new ArrayList<>();
        List<Value> items =
                require("new").map(value -> value.items(COLUMNS_MAX)).orElse(List.of());
        for (Value item : items) {
            Block column = Block.of(item, List.of("name", "type", "up"));
            Optional<String> name = column.value("name").flatMap(Value::column);
            Optional<String> type = column.value("type").flatMap(ChangeReader::type);
            Optional<String> up = column.value("up").flatMap(value -> mapped(value, "old", oldColumns));
            for (String key : List.of("name", "type", "up")) {
                if (item.isBlock() && column.lacks(key)) {
                    item.mistake("the key '" + key + "' is missing", example(key));
                }
            }
            name.filter(each -> oldColumns.contains(each) || named(columns, each))
                    .ifPresent(each -> column.mistakeAt(
                            "name",
                            ErrorCode.MAPPING_REFUSED,
                            "the column '" + each + "' is " + (oldColumns.contains(each) ? "old too" : "named twice"),
                            "give the new column a name of its own"));
            if (name.isPresent() && type.isPresent() && up.isPresent()) {
                columns.add(new NewColumn(name.get(), type.get(), up.get()));
            }
        }
        return columns;
    }

    /** An expression that reads columns of one side; another column is told here, as far as it can be known offline. */
    private static Optional<String> mapped(Value value, String side, List<String> columns) {
        Optional<String> sql = value.expression();
        sql.flatMap(text -> undeclared(text, columns))
                .ifPresent(name -> value.mistake(
                        ErrorCode.MAPPING_REFUSED,
                        "it reads '" + name + "', which is not one of change." + side,
                        NearestWord.hint(name, columns)));
        return sql;
    }

    /** Names that are near a declared one are misspelled ones; others are told where nothing declared is read. */
    private static Optional<String> undeclared(String sql, List<String> columns) {
        boolean readsDeclared = SqlScan.names(sql).stream().anyMatch(columns::contains);
        return SqlScan.columns(sql).stream()
                .filter(name -> !columns.isEmpty() && !columns.contains(name))
                .filter(name -> !readsDeclared || NearestWord.of(name, columns).isPresent())
                .findFirst();
    }

    private static List<String> names(List<NewColumn> columns) {
        return columns.stream().map(NewColumn::name).toList();
    }

    private static boolean named(List<NewColumn> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private static String example(String key) {
        return key.equals("up")
                ? "say how the column follows from the old ones, as up: \"total_amount\""
                : "write as { name: total_amount_minor, type: bigint, up: \"total_amount\" }";
    }

    private static Optional<String> type(Value value) {
        Optional<String> type = value.text();
        Optional<String> problem = type.flatMap(SqlScan::problem);
        problem.ifPresent(what -> value.mistake("the type " + what, "write a type as bigint or numeric(12, 2)"));
        return problem.isPresent() ? Optional.empty() : type;
    }

    private Map<String, String> down(List<String> oldColumns, List<String> newColumns) {
        Map<String, String> down = new LinkedHashMap<>();
        Optional<Value> value = block.value("down");
        Block names = value.map(Block::ofNames).orElseGet(() -> Block.absent(block.reading(), "change.down"));
        names.values().forEach((name, each) -> {
            if (!oldColumns.contains(name) && !oldColumns.isEmpty()) {
                names.mistakeAt(
                        name,
                        ErrorCode.MAPPING_REFUSED,
                        "'" + name + "' is not one of change.old",
                        NearestWord.hint(name, oldColumns));
            }
            mapped(each, "new", newColumns).ifPresent(sql -> down.put(name, sql));
        });
        List<String> missing = oldColumns.stream()
                .filter(name -> !names.has(name) && !isMeant(names, name, oldColumns))
                .toList();
        if (value.isPresent() && value.get().isBlock() && !missing.isEmpty()) {
            value.get()
                    .mistake(
                            ErrorCode.MAPPING_REFUSED,
                            "no way down for " + String.join(", ", missing),
                            "name each old column, or leave down out altogether: then nothing goes down");
        }
        return down;
    }

    private static boolean isMeant(Block names, String column, List<String> oldColumns) {
        return names.values().keySet().stream()
                .filter(name -> !oldColumns.contains(name))
                .anyMatch(name ->
                        NearestWord.of(name, oldColumns).filter(column::equals).isPresent());
    }

    private void sync() {
        String sync = block.orDefault(
                "sync", "trigger", value -> value.word(List.of("trigger", "application", "stream")), text -> text);
        if (!sync.equals("trigger")) {
            block.mistakeAt(
                    "sync",
                    ErrorCode.FILE_NOT_UNDERSTOOD,
                    "sync by " + sync + " is not carried yet",
                    "write sync: trigger");
        }
    }

    private static void refuseLater(Block block, String key, String what) {
        if (block.has(key)) {
            block.mistakeAt(
                    key, ErrorCode.FILE_NOT_UNDERSTOOD, what + " is not carried yet", "leave the key out for now");
        }
    }

    private Enforce enforce(List<NewColumn> newColumns) {
        List<String> names = names(newColumns);
        Block enforce = block.block("enforce", "not_null", "check", "unique", "foreign_key", "default");
        refuseLater(enforce, "unique", "uniqueness of the new side");
        refuseLater(enforce, "foreign_key", "a foreign key of the new side");
        refuseLater(enforce, "default", "a default of the new side");
        List<String> notNull = new ArrayList<>();
        enforce.value("not_null")
                .map(value -> value.items(COLUMNS_MAX))
                .orElse(List.of())
                .forEach(item -> item.text().ifPresent(name -> {
                    if (!names.isEmpty() && !names.contains(name)) {
                        item.mistake("'" + name + "' is not a new column", NearestWord.hint(name, names));
                    } else if (notNull.contains(name)) {
                        item.mistake("'" + name + "' is named twice", "name it once");
                    }
                    notNull.add(name);
                }));
        return new Enforce(notNull, enforce.expressions("check", CONDITIONS_MAX));
    }
}
