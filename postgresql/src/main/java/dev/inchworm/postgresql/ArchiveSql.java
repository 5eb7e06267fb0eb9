// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.RangeSql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads the hidden old columns out, and gives them their values back after they were dropped. */
final class ArchiveSql {

    private final Target target;
    private final Mapping mapping;
    private final SyncNames names;
    private final KeySql key;
    private final List<Column> old;

    ArchiveSql(Target target) {
        this.target = target;
        this.mapping = target.mapping();
        this.names = new SyncNames(target);
        this.key = new KeySql(target.table());
        this.old = target.oldColumns().stream()
                .flatMap(name -> target.table().column(name).stream())
                .toList();
    }

    RangeSql read() {
        String values = old.stream()
                .map(column -> "cast(" + here(column.name()) + " as text)")
                .collect(Collectors.joining(", "));
        return key.ranged(range -> "select %s, %s from %s as t where %s order by %s"
                .formatted(key.texts(), values, table(), range, key.order()));
    }

    List<String> staging() {
        List<String> columns = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Column> keyColumns = target.table().key();
        for (int i = 0; i < keyColumns.size(); i++) {
            keys.add("k" + i);
            columns.add("k" + i + " " + typed(keyColumns.get(i)));
        }
        for (int i = 0; i < old.size(); i++) {
            columns.add("o" + i + " " + typed(old.get(i)));
        }
        return List.of(
                "drop table if exists " + names.archiveSql(),
                "create table %s (%s, primary key (%s))"
                        .formatted(names.archiveSql(), String.join(", ", columns), String.join(", ", keys)));
    }

    String load() {
        List<Column> all = new ArrayList<>(target.table().key());
        all.addAll(old);
        String values =
                all.stream().map(column -> "cast(? as " + column.type() + ")").collect(Collectors.joining(", "));
        return "insert into %s values (%s) on conflict do nothing".formatted(names.archiveSql(), values);
    }

    /**
     * The archived value where both sides are then the same, else what follows from the new side; where neither would
     * be the same, none: the sync would take it for an old writer's, and carry it over the new side.
     */
    RangeSql restore() {
        String archived = same(this::archived);
        String derived = mapping.down().isEmpty() ? "false" : same(this::derived);
        String set = old.stream()
                .map(column -> "%s = case when %s then %s else %s end"
                        .formatted(
                                Quote.identifier(names.hidden(column.name())),
                                archived,
                                archived(column.name()),
                                derived(column.name())))
                .collect(Collectors.joining(", "));
        List<String> staged = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            staged.add("a.o" + i);
        }
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < target.table().key().size(); i++) {
            keys.add("t." + Quote.identifier(target.table().key().get(i).name()) + " as k" + i);
        }
        return key.ranged(range -> """
                        update %1$s as t set %2$s
                        from (select %3$s, %4$s from %1$s as t left join %5$s as a on %6$s where %7$s) as a
                        where %6$s and (%8$s) and (%9$s or %10$s)""".formatted(
                        table(),
                        set,
                        String.join(", ", keys),
                        String.join(", ", staged),
                        names.archiveSql(),
                        key.joins("a", i -> "k" + i),
                        range,
                        mapping.rows().sql(this::here),
                        archived,
                        derived));
    }

    List<String> tidy() {
        return List.of("drop table if exists " + names.archiveSql());
    }

    private String same(UnaryOperator<String> oldValue) {
        return "(" + mapping.same().sql(oldValue) + ") is true";
    }

    private String archived(String name) {
        int place = target.oldColumns().indexOf(name);
        return place < 0 ? here(name) : "a.o" + place;
    }

    private String derived(String name) {
        Expression down = mapping.down().get(name);
        if (!target.oldColumns().contains(name)) {
            return here(name);
        }
        String type = old.stream()
                .filter(column -> column.name().equals(name))
                .map(Column::type)
                .findFirst()
                .orElse("text");
        return down == null ? "null" : "cast((" + down.sql(this::here) + ") as " + type + ")";
    }

    private String here(String name) {
        return "t." + Quote.identifier(target.oldColumns().contains(name) ? names.hidden(name) : name);
    }

    private static String typed(Column column) {
        return column.type() + column.collation().map(clause -> " " + clause).orElse("");
    }

    private String table() {
        return Quote.table(target.table().name());
    }
}
