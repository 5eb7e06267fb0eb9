// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The two sides of a row as a trigger sees them, {@code NEW} and {@code OLD}, in one state of the sync. */
final class SyncRow {

    /** Types whose equality is that of their bytes; all others are compared as stored. */
    private static final Set<String> EXACT =
            Set.of("smallint", "integer", "bigint", "boolean", "uuid", "date", "text", "timestamp with time zone");

    private final Target target;
    private final Mapping mapping;
    private final SyncNames names;
    private final boolean isHidden;
    private final List<Column> oldSide;

    SyncRow(Target target, SyncState state) {
        this.target = target;
        this.mapping = target.mapping();
        this.names = new SyncNames(target);
        this.isHidden = state == SyncState.QUARANTINE;
        Set<String> old = new HashSet<>(target.oldColumns());
        old.addAll(mapping.down().keySet());
        mapping.up().values().forEach(up -> old.addAll(up.reads()));
        this.oldSide = target.table().columns().stream()
                .filter(column -> old.contains(column.name()))
                .toList();
    }

    /** Every column of the old side, those that are kept included. */
    List<Column> oldSide() {
        return oldSide;
    }

    List<Column> newSide() {
        return mapping.newColumns();
    }

    /** New columns that follow from old ones. */
    List<Column> derived() {
        return newSide().stream()
                .filter(column -> !mapping.isFill(column.name()))
                .toList();
    }

    /** New columns that are only filled where they are null. */
    List<Column> fills() {
        return newSide().stream()
                .filter(column -> mapping.isFill(column.name()))
                .toList();
    }

    /** Old columns that follow from new ones. */
    List<Column> derivedOld() {
        return oldSide.stream()
                .filter(column -> mapping.down().containsKey(column.name()))
                .toList();
    }

    String now(String column) {
        return "NEW." + Quote.always(actual(column));
    }

    String before(String column) {
        return "OLD." + Quote.always(actual(column));
    }

    String now(Expression expression) {
        return "(" + expression.sql(this::now) + ")";
    }

    String up(Column column) {
        return now(up(column.name()));
    }

    String down(Column column) {
        return now(mapping.down().getOrDefault(column.name(), Expression.constant("NULL")));
    }

    /** Whether no way up can fail. */
    boolean isUpTotal() {
        return mapping.up().values().stream().allMatch(Expression::isTotal);
    }

    /** Whether the trigger's own condition cannot fail a write. */
    boolean isConditionTotal() {
        return mapping.same().isTotal()
                && mapping.rows().isTotal()
                && mapping.checks().values().stream().allMatch(Expression::isTotal);
    }

    String changed(List<Column> columns) {
        return columns.stream()
                .map(column -> differs(column, now(column.name()), before(column.name())))
                .collect(Collectors.joining(" or "));
    }

    /** Whether a column that {@code expression} reads has changed; empty if it is certain once its side has. */
    String changedFor(Expression expression, List<Column> side) {
        Set<String> reads = new HashSet<>(expression.reads());
        List<Column> read =
                side.stream().filter(column -> reads.contains(column.name())).toList();
        return read.size() == side.size() ? "" : changed(read);
    }

    String upChanged(Column column) {
        return changedFor(up(column.name()), oldSide);
    }

    String downChanged(Column column) {
        return changedFor(mapping.down().getOrDefault(column.name(), Expression.constant("")), newSide());
    }

    /** Whether an inserted row has a value on its old side that is not only a default. */
    String oldGiven() {
        List<String> given = new ArrayList<>();
        for (Column column : oldSide) {
            String value = now(column.name());
            String other = column.defaultSql()
                    .map(sql -> " and " + differs(column, value, "CAST(" + sql + " AS " + column.type() + ")"))
                    .orElse("");
            given.add("(" + value + " is not null" + other + ")");
        }
        return String.join(" or ", given);
    }

    String newGiven() {
        return newSide().stream()
                .map(column -> now(column.name()) + " is not null")
                .collect(Collectors.joining(" or "));
    }

    /** Whether every new column is null in {@code NEW}. */
    String newMissing() {
        return newSide().stream().map(column -> now(column.name()) + " is null").collect(Collectors.joining(" and "));
    }

    /** Whether every old column that follows from new ones is null in {@code NEW}. */
    String oldMissing() {
        return derivedOld().stream()
                .map(column -> now(column.name()) + " is null")
                .collect(Collectors.joining(" and "));
    }

    /** Whether every new column was null in {@code OLD}. */
    String newWasMissing() {
        return newSide().stream()
                .map(column -> before(column.name()) + " is null")
                .collect(Collectors.joining(" and "));
    }

    String same() {
        return now(mapping.same()) + " is true";
    }

    /** Whether what will be enforced does not hold; empty if nothing will be. */
    String broken() {
        List<String> broken = new ArrayList<>();
        mapping.notNull().forEach(column -> broken.add(now(column) + " is null"));
        mapping.checks().values().forEach(check -> broken.add(now(check) + " is false"));
        return String.join(" or ", broken);
    }

    /** The row's key as one text. */
    String key() {
        List<String> values = target.table().key().stream()
                .map(column -> "CAST(" + now(column.name()) + " AS text)")
                .toList();
        return values.size() == 1
                ? values.get(0)
                : "CAST(pg_catalog.json_build_array(" + String.join(", ", values) + ") AS text)";
    }

    private Expression up(String column) {
        return mapping.up().getOrDefault(column, Expression.constant("NULL"));
    }

    private String actual(String column) {
        return isHidden && target.oldColumns().contains(column) ? names.hidden(column) : column;
    }

    /** Two rows written side by side would be compared field by field; one of them is made a value first. */
    private static String differs(Column column, String left, String right) {
        return EXACT.contains(column.type()) && column.collation().isEmpty()
                ? left + " is distinct from " + right
                : "CAST(ROW(" + left + ") AS record) OPERATOR(pg_catalog.*<>) ROW(" + right + ")";
    }
}
