// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one table from the catalog. */
final class TableReading {

    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
                   case when a.attgenerated = '' then d.adbin::text end,
                   a.attgenerated <> '' or a.attidentity <> '',
                   case when a.attcollation <> t.typcollation
                        then format('collate %I.%I', n.nspname, c.collname) end,
                   a.attnum::int
            from pg_attribute as a
            join pg_type as t on t.oid = a.atttypid
            left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
            left join pg_collation as c on c.oid = a.attcollation
            left join pg_namespace as n on n.oid = c.collnamespace
            where a.attrelid = ?::oid and a.attnum > 0 and not a.attisdropped
            order by a.attnum""";

    /** The primary key, else the smallest unique key whose columns are never null and which holds at every moment. */
    private static final String KEY = """
            select array(select a.attname::text
                         from unnest(i.indkey[0:i.indnkeyatts - 1]::smallint[]) with ordinality as k(attnum, place)
                         join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
                         order by k.place)
            from pg_index as i join pg_class as c on c.oid = i.indexrelid
            where i.indrelid = ?::oid and i.indisunique and i.indisvalid and i.indisready and i.indimmediate
              and i.indpred is null and i.indexprs is null
              and not exists (select from unnest(i.indkey[0:i.indnkeyatts - 1]::smallint[]) as k(attnum)
                              join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = k.attnum
                              where not a.attnotnull)
            order by i.indisprimary desc, i.indnkeyatts, c.relname
            limit 1""";

    /** Ours are left out: the table as planned for is the table without them. */
    private static final String ROW_TRIGGERS = """
            select t.tgname
            from pg_trigger as t
            join pg_proc as p on p.oid = t.tgfoid
            join pg_namespace as n on n.oid = p.pronamespace
            where t.tgrelid = ?::oid and not t.tgisinternal and (t.tgtype & 1) = 1 and (t.tgtype & 2) = 2
              and (t.tgtype & 20) <> 0 and n.nspname <> 'inchworm'
            order by t.tgname collate "C\"""";

    private static final String OWNER = """
            select pg_get_userbyid(relowner),
                   (current_setting('server_version_num')::int / 10000) || '.'
                   || (current_setting('server_version_num')::int % 10000)
            from pg_class where oid = ?::oid""";

    private final Connection transaction;

    TableReading(Connection transaction) {
        this.transaction = transaction;
    }

    Table read(TableName wanted) throws SQLException {
        TableLookup.Found found = new TableLookup(transaction).find(wanted);
        List<Column> columns = columns(found.oid());
        Optional<Row> key = Query.maybe(transaction, KEY, found.oid());
        List<Column> keyColumns = new ArrayList<>();
        for (String name : key.map(row -> row.texts(0)).orElse(List.of())) {
            columns.stream().filter(column -> column.name().equals(name)).forEach(keyColumns::add);
        }
        List<String> triggers = Query.all(transaction, ROW_TRIGGERS, found.oid()).stream()
                .map(row -> row.text(0))
                .toList();
        Row owner = Query.one(transaction, OWNER, found.oid());
        return new Table(found.name(), columns, keyColumns, triggers, owner.text(0), owner.text(1));
    }

    private List<Column> columns(long oid) throws SQLException {
        ColumnRestores restores = new ColumnRestores(transaction, oid);
        Volatility volatility = new Volatility(transaction);
        List<Column> columns = new ArrayList<>();
        for (Row row : Query.all(transaction, COLUMNS, oid)) {
            Optional<String> tree = row.maybeText(4);
            columns.add(new Column(
                    row.text(0),
                    row.text(1),
                    row.isTrue(2),
                    row.maybeText(3),
                    tree.isPresent() && volatility.isConstant(NodeTree.of(tree.get())),
                    row.isTrue(5),
                    row.maybeText(6),
                    restores.of((int) row.number(7))));
        }
        return columns;
    }
}
