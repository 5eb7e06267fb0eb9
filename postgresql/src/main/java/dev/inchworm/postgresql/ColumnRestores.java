// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Statements that give a column back what adding it cannot: comment, grants, storage and statistics settings. */
final class ColumnRestores {

    private static final String SETTINGS = """
            select a.attnum::int, s.statement
            from pg_attribute as a
            join pg_type as t on t.oid = a.atttypid
            cross join lateral (values
                (1, case when col_description(a.attrelid, a.attnum) is not null
                         then format('comment on column %1$s.%2$I is %3$L', a.attrelid::regclass, a.attname,
                                     col_description(a.attrelid, a.attnum)) end),
                (2, case when a.attstattarget >= 0
                         then format('alter table %1$s alter column %2$I set statistics %3$s', a.attrelid::regclass,
                                     a.attname, a.attstattarget) end),
                (3, case when a.attstorage <> t.typstorage
                         then format('alter table %1$s alter column %2$I set storage %3$s', a.attrelid::regclass,
                                     a.attname, case a.attstorage when 'p' then 'plain' when 'e' then 'external'
                                                                  when 'x' then 'extended' else 'main' end) end),
                (4, case when a.attcompression <> ''
                         then format('alter table %1$s alter column %2$I set compression %3$s', a.attrelid::regclass,
                                     a.attname, case a.attcompression when 'l' then 'lz4' else 'pglz' end) end),
                (5, case when a.attoptions is not null
                         then format('alter table %1$s alter column %2$I set (%3$s)', a.attrelid::regclass, a.attname,
                                     array_to_string(a.attoptions, ', ')) end)) as s(place, statement)
            where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped and s.statement is not null
            order by a.attnum, s.place""";

    private static final String GRANTS = """
            select a.attnum::int,
                   format('grant %1$s (%2$I) on table %3$s to %4$s%5$s', lower(x.privilege_type), a.attname,
                          a.attrelid::regclass, case when x.grantee = 0 then 'public' else x.grantee::regrole::text end,
                          case when x.is_grantable then ' with grant option' else '' end)
            from pg_attribute as a cross join lateral aclexplode(a.attacl) as x
            where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped
            order by a.attnum, 2""";

    private final Map<Integer, List<String>> statements = new HashMap<>();

    ColumnRestores(Connection transaction, long oid) throws SQLException {
        for (String sql : List.of(SETTINGS, GRANTS)) {
            for (Row row : Query.all(transaction, sql, oid)) {
                statements
                        .computeIfAbsent((int) row.number(0), attnum -> new ArrayList<>())
                        .add(row.text(1));
            }
        }
    }

    List<String> of(int attnum) {
        return List.copyOf(statements.getOrDefault(attnum, List.of()));
    }
}
