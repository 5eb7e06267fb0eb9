// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.oracle.Oracle;
import dev.inchworm.cli.demo.shop.Shop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The shop's catalog before the migration, to be compared with the one after going back. */
final class CatalogProof {
    private static final String CATALOG = """
            select format('column %s.%s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
              a.attnotnull, pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relnamespace = 'public'::regnamespace
            union all
            select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = 'public'::regnamespace
            union all
            select format('trigger %s %s', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
              and tgrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            union all
            select format('index %s', indexdef) from pg_indexes where schemaname = 'public'
            union all
            select format('function %s', pg_get_functiondef(oid)) from pg_proc
            where pronamespace = 'public'::regnamespace
            union all
            select format('grants %s %s', relname, relacl) from pg_class where relnamespace = 'public'::regnamespace
            order by 1""";

    private final List<String> before;

    private CatalogProof(List<String> before) {
        this.before = before;
    }

    /** Notes the catalog of now. */
    static CatalogProof before(Shop shop) throws SQLException {
        return new CatalogProof(read(shop));
    }

    /** Whether the catalog is again what it was; what is not is said to the oracle. */
    boolean isEqual(Shop shop, Oracle oracle) throws SQLException {
        List<String> now = read(shop);
        List<String> missing = new ArrayList<>(before);
        missing.removeAll(now);
        List<String> left = new ArrayList<>(now);
        left.removeAll(before);
        missing.forEach(each -> oracle.note("missing after going back: " + each));
        left.forEach(each -> oracle.note("left over after going back: " + each));
        return missing.isEmpty() && left.isEmpty();
    }

    private static List<String> read(Shop shop) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = shop.administer("inchworm-demo-catalog");
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(CATALOG)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }
}
