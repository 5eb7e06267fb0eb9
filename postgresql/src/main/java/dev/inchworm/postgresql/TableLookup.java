// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the table that a file means, by the role's own search path where no schema is given. */
final class TableLookup {

    private static final String BY_OID = """
            select c.oid::bigint, n.nspname, c.relname
            from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where c.oid = to_regclass(?) and c.relkind in ('r', 'p', 'f', 'v', 'm')""";

    private static final String ALL = """
            select c.oid::bigint, n.nspname, c.relname
            from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'f', 'v', 'm') and n.nspname not like 'pg\\_%'
              and n.nspname not in ('information_schema', 'inchworm')
            order by n.nspname, c.relname""";

    private final Connection transaction;

    TableLookup(Connection transaction) {
        this.transaction = transaction;
    }

    Found find(TableName wanted) throws SQLException {
        Optional<Row> row = wanted.schema().isEmpty() ? byPath(wanted) : byName(wanted);
        if (row.isPresent()) {
            return found(row.get());
        }
        List<Found> all =
                Query.all(transaction, ALL).stream().map(TableLookup::found).toList();
        List<Found> sameName = all.stream()
                .filter(each -> each.name().name().equals(wanted.name()))
                .toList();
        if (wanted.schema().isEmpty() && sameName.size() == 1) {
            return sameName.get(0);
        }
        throw notThere(wanted, all, sameName);
    }

    private Optional<Row> byName(TableName name) throws SQLException {
        return Query.maybe(transaction, BY_OID, Quote.table(name));
    }

    /** The pinned search path is the catalog's only; what the role set for itself is still known as the reset value. */
    private Optional<Row> byPath(TableName name) throws SQLException {
        String pinned = Query.one(transaction, """
                        select current_setting('search_path'), set_config('search_path', reset_val, true)
                        from pg_settings where name = 'search_path'""").text(0);
        String byPath = "select to_regclass(?)::oid::bigint";
        long oid = Query.one(transaction, byPath, Quote.table(name)).number(0);
        Query.one(transaction, "select pg_catalog.set_config('search_path', ?, true)", pinned);
        return oid == 0 ? Optional.empty() : Query.maybe(transaction, BY_OID.replace("to_regclass(?)", "?::oid"), oid);
    }

    private static InchwormException notThere(TableName wanted, List<Found> all, List<Found> sameName) {
        String next;
        if (sameName.isEmpty()) {
            next = Nearest.to(
                            wanted.name(),
                            all.stream().map(each -> each.name().name()).toList())
                    .map(word -> "did you mean %s?".formatted(word))
                    .orElse("this database has no such table; check the connection's database and the role's rights");
        } else {
            next = "name one of: "
                    + sameName.stream().map(each -> each.name().toString()).collect(Collectors.joining(", "));
        }
        return new InchwormException(
                ErrorCode.NOT_IN_CATALOG, "no table %s".formatted(wanted), "nothing changed", next);
    }

    private static Found found(Row row) {
        return new Found(row.number(0), new TableName(row.text(1), row.text(2)));
    }

    /** A table that is there. */
    record Found(long oid, TableName name) {}
}
