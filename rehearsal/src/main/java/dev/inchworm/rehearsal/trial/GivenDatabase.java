// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.trial;

import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.dialect.Endpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** An empty database of the team's: everything that a trial made in it is dropped in the end, whatever ends it. */
final class GivenDatabase implements TrialServer {

    private static final int NAMED_MAX = 3;

    /** Everything of a user's: not the system's, not an extension's. */
    private static final String FOUND = """
            select format('%s %s', case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end,
                     c.oid::regclass)
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                                  and d.deptype = 'e')
             order by 1""";

    private static final String SCHEMAS = """
            select nspname from pg_catalog.pg_namespace
             where nspname !~ '^pg_' and nspname <> 'information_schema'""";

    /** What lies in the schemas that were there before; what belongs to something goes with that. */
    private static final String LEFT = """
            select format('drop %s if exists %s cascade', kind, identity)
              from (select 1 as turn,
                           case c.relkind when 'v' then 'view' when 'm' then 'materialized view'
                             when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end,
                           c.oid::regclass::text, 'pg_catalog.pg_class'::regclass, c.oid, c.relnamespace
                      from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                    union all
                    select 2, case p.prokind when 'a' then 'aggregate' when 'p' then 'procedure' else 'function' end,
                           p.oid::regprocedure::text, 'pg_catalog.pg_proc'::regclass, p.oid, p.pronamespace
                      from pg_catalog.pg_proc p
                    union all
                    select 3, case t.typtype when 'd' then 'domain' else 'type' end,
                           t.oid::regtype::text, 'pg_catalog.pg_type'::regclass, t.oid, t.typnamespace
                      from pg_catalog.pg_type t where t.typtype in ('d', 'e', 'c', 'r')
                       and not exists (select from pg_catalog.pg_class c where c.reltype = t.oid and c.relkind <> 'c'))
                   found(turn, kind, identity, class, oid, namespace)
              join pg_catalog.pg_namespace n on n.oid = namespace
             where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
               and not exists (select from pg_catalog.pg_depend d
                                where d.classid = class and d.objid = found.oid and d.deptype in ('e', 'i'))
             order by turn""";

    private final Endpoint endpoint;
    private final List<String> schemas;
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private final Thread atExit = new Thread(this::clear, "inchworm-trial-end");

    private GivenDatabase(Endpoint endpoint, List<String> schemas) {
        this.endpoint = endpoint;
        this.schemas = schemas;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Refuses a database that holds anything of a user's. */
    static GivenDatabase take(Endpoint endpoint) {
        try (Connection connection = Dialects.of(endpoint.url()).sessions().open(endpoint, "inchworm:rehearsal")) {
            List<String> found = texts(connection, FOUND);
            if (!found.isEmpty()) {
                String more = found.size() > NAMED_MAX ? " and %d more".formatted(found.size() - NAMED_MAX) : "";
                throw TrialErrors.notEmpty(
                        endpoint, String.join(", ", found.subList(0, Math.min(NAMED_MAX, found.size()))) + more);
            }
            return new GivenDatabase(endpoint, texts(connection, SCHEMAS));
        } catch (SQLException e) {
            throw TrialErrors.notConnected(endpoint, e);
        }
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void made(String role) {
        roles.add(role);
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // this process ends; the hook does the rest
        }
        clear();
    }

    private void clear() {
        if (!isOpen.getAndSet(false)) {
            return;
        }
        try (Connection connection = Dialects.of(endpoint.url()).sessions().open(endpoint, "inchworm:rehearsal")) {
            connection.setAutoCommit(true);
            for (String schema : texts(connection, SCHEMAS)) {
                if (!schemas.contains(schema)) {
                    run(connection, "drop schema " + quoted(schema) + " cascade");
                }
            }
            for (String drop : texts(connection, LEFT)) {
                run(connection, drop);
            }
            for (String role : roles) {
                run(connection, "drop owned by " + quoted(role) + " cascade");
                run(connection, "drop role " + quoted(role));
            }
        } catch (SQLException e) {
            throw TrialErrors.failed("what the trial made in %s is not all gone".formatted(endpoint.url()), e);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
