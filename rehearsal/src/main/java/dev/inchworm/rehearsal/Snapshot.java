// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal;

import dev.inchworm.postgresql.dump.CatalogDump;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.rehearsal.trial.TrialDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Catalog and rows of a whole trial database; of the journal's schema the catalog only.
 *
 * @param catalogs by schema
 * @param tables by schema and name
 */
record Snapshot(Map<String, CatalogDump> catalogs, Map<String, TableRows> tables) {

    private static final String SCHEMAS = """
        select nspname::text from pg_catalog.pg_namespace
         where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1\
        """;

    private static final String TABLES = """
        select n.nspname::text, c.relname::text from pg_catalog.pg_class c
          join pg_catalog.pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'inchworm')
           and not exists (select from pg_catalog.pg_depend d
                            where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                              and d.deptype = 'e')
         order by 1, 2\
        """;

    static Snapshot of(TrialDatabase trial) throws SQLException {
        try (Connection connection = trial.connect()) {
            connection.setAutoCommit(false);
            Map<String, CatalogDump> catalogs = new TreeMap<>();
            for (Query.Row schema : Query.all(connection, SCHEMAS)) {
                catalogs.put(schema.text(0), CatalogDump.of(connection, schema.text(0)));
            }
            Map<String, TableRows> tables = new TreeMap<>();
            for (Query.Row table : Query.all(connection, TABLES)) {
                tables.put(
                        table.text(0) + "." + table.text(1), TableRows.read(connection, table.text(0), table.text(1)));
            }
            connection.rollback();
            return new Snapshot(catalogs, tables);
        }
    }

    /** How the catalog of {@code later} differs, line by line, each with its schema; empty if it does not. */
    List<String> catalogChanges(Snapshot later, boolean withColumnOrder) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> schemas = new TreeSet<>(catalogs.keySet());
        schemas.addAll(later.catalogs.keySet());
        for (String schema : schemas) {
            CatalogDump before = dump(schema, withColumnOrder);
            changes.addAll(before.changesTo(later.dump(schema, withColumnOrder)));
        }
        return changes;
    }

    private CatalogDump dump(String schema, boolean withColumnOrder) {
        CatalogDump dump = catalogs.getOrDefault(schema, new CatalogDump(List.of()));
        return withColumnOrder ? dump : dump.ignoringColumnOrder();
    }

    /** The rows of a table; none for one that is not there. */
    TableRows table(String name) {
        return tables.getOrDefault(name, TableRows.NONE);
    }
}
