// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.core.route.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is watched, by table. Immutable once made. */
final class WatchList {

    private final List<String> migrations;
    private final Map<String, List<Watched>> byTable;
    private final List<Watched> all;

    private WatchList(List<String> migrations, List<Watched> all) {
        this.migrations = List.copyOf(migrations);
        this.all = List.copyOf(all);
        Map<String, List<Watched>> tables = new LinkedHashMap<>();
        all.forEach(watched -> tables.computeIfAbsent(watched.table(), name -> new ArrayList<>())
                .add(watched));
        this.byTable = Map.copyOf(tables);
    }

    /** The migrations that watch, each under its number. */
    List<String> migrations() {
        return migrations;
    }

    /** What is watched of a table, by its name without schema in lower case; empty if nothing. */
    List<Watched> of(String table) {
        return byTable.getOrDefault(table, List.of());
    }

    /** All that is watched. */
    List<Watched> all() {
        return all;
    }

    /** Collects what is to be watched. */
    static final class Maker {

        private final Map<String, Set<Owner>> owners = new LinkedHashMap<>();
        private final List<String> migrations = new ArrayList<>();

        void add(String migration, Side side, String table, String... columns) {
            if (!migrations.contains(migration)) {
                migrations.add(migration);
            }
            Owner owner = new Owner(migrations.indexOf(migration), side);
            List<String> names = columns.length == 0 ? List.of("") : List.of(columns);
            names.forEach(
                    column -> owners.computeIfAbsent(plain(table) + '\n' + plain(column), key -> new LinkedHashSet<>())
                            .add(owner));
        }

        WatchList make() {
            List<Watched> all = new ArrayList<>();
            owners.forEach((key, asked) -> {
                int line = key.indexOf('\n');
                int dot = key.lastIndexOf('.', line);
                String schema = dot < 0 ? "" : key.substring(0, dot);
                all.add(new Watched(schema, key.substring(dot + 1, line), key.substring(line + 1), List.copyOf(asked)));
            });
            return new WatchList(migrations, all);
        }

        private static String plain(String name) {
            return name.replace("\"", "").replace("`", "").strip().toLowerCase(Locale.ROOT);
        }
    }
}
