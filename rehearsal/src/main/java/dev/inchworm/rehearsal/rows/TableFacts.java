// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has to be known of a table to fill it.
 *
 * @param name of the table
 * @param columns in order
 * @param checks its check constraints
 * @param parents its foreign keys
 * @param unique the columns of each unique index without an expression
 */
record TableFacts(
        TableName name,
        List<ColumnFacts> columns,
        List<Check> checks,
        List<Parent> parents,
        List<List<String>> unique) {

    /** A check constraint: its name, its expression, the columns that it reads. */
    record Check(String name, String expression, List<String> columns) {}

    /** A foreign key: its columns, the table referred to, and that one's columns in the same order. */
    record Parent(List<String> columns, TableName table, List<String> referred) {}

    private static final String COLUMNS = """
            select a.attname::text, format_type(a.atttypid, a.atttypmod), b.typname::text, t.typtype::text,
                   format_type(b.oid, case when t.typtype = 'd' then t.typtypmod else a.atttypmod end),
                   case when b.typname in ('varchar', 'bpchar') then
                          coalesce(nullif(case when t.typtype = 'd' then t.typtypmod else a.atttypmod end, -1), 3) - 4
                        when b.typname in ('bit', 'varbit') then
                          case when t.typtype = 'd' then t.typtypmod else a.atttypmod end
                        else -1 end,
                   case when b.typcategory = 'A' then format_type(b.typelem, null) else '' end,
                   coalesce(e.typname::text, ''), a.attnotnull or t.typnotnull,
                   case when a.attidentity <> '' then a.attidentity::text
                        when pg_get_expr(d.adbin, d.adrelid) like '%nextval(%' then 's' else '' end,
                   case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) else '' end
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
              left join pg_type e on e.oid = b.typelem and b.typcategory = 'A'
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
             order by a.attnum""";

    private static final String CHECKS = """
            select k.conname::text, pg_get_expr(k.conbin, k.conrelid),
                   array(select a.attname::text from pg_attribute a
                          where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
              from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relname = ? and k.contype = 'c' order by 1""";

    private static final String PARENTS = """
            select array(select a.attname::text from unnest(k.conkey) with ordinality u(num, turn)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num order by u.turn),
                   rn.nspname::text, r.relname::text,
                   array(select a.attname::text from unnest(k.confkey) with ordinality u(num, turn)
                           join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.num order by u.turn)
              from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
             where n.nspname = ? and c.relname = ? and k.contype = 'f' order by k.conname""";

    private static final String UNIQUE = """
            select array(select a.attname::text from pg_attribute a
                          where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]))
              from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relname = ? and i.indisunique and 0 <> all (i.indkey::int2[])""";

    /** Reads them; {@code connection} has the search path {@code pg_catalog}, so that every name has its schema. */
    static TableFacts read(Connection connection, TableName table) throws SQLException {
        String schema = table.schema();
        String name = table.name();
        List<ColumnFacts> columns = new ArrayList<>();
        for (Query.Row row : Query.all(connection, COLUMNS, schema, name)) {
            columns.add(new ColumnFacts(
                    row.text(0),
                    row.text(1),
                    row.text(2),
                    row.text(3),
                    row.text(4),
                    (int) row.number(5),
                    row.text(6),
                    row.text(7),
                    row.isTrue(8),
                    row.text(9),
                    row.text(10)));
        }
        List<Check> checks = Query.all(connection, CHECKS, schema, name).stream()
                .map(row -> new Check(row.text(0), row.text(1), row.texts(2)))
                .toList();
        List<Parent> parents = Query.all(connection, PARENTS, schema, name).stream()
                .map(row -> new Parent(row.texts(0), new TableName(row.text(1), row.text(2)), row.texts(3)))
                .toList();
        List<List<String>> unique = Query.all(connection, UNIQUE, schema, name).stream()
                .map(row -> row.texts(0))
                .toList();
        return new TableFacts(table, columns, checks, parents, unique);
    }

    String sql() {
        return Text.name(name.schema()) + "." + Text.name(name.name());
    }

    /** Columns that carry the difference between rows of some unique index: one of each is enough. */
    Set<String> distinguishing() {
        Set<String> referring =
                parents.stream().flatMap(parent -> parent.columns().stream()).collect(Collectors.toSet());
        Set<String> chosen = new TreeSet<>();
        for (List<String> index : unique) {
            chosen.addAll(index.size() == 1 ? index : List.of());
            index.stream().filter(column -> !referring.contains(column)).forEach(chosen::add);
        }
        return chosen;
    }

    /** Whether no two rows may refer to the same row by that foreign key. */
    boolean isOneToOne(Parent parent) {
        return unique.stream().anyMatch(index -> parent.columns().containsAll(index));
    }
}
