// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.postgresql.query.Query;
import dev.inchworm.postgresql.query.Query.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A hash of everything in the catalog that decides how a table and its neighbours behave: a table's neighbours are
 * those that foreign keys tie to it. Owners, grants, comments and the order of columns are left out.
 */
final class SchemaHash {

    private static final String LINES = """
            with near(oid) as (
              select to_regclass(?)::oid
              union
              select case when k.conrelid = to_regclass(?) then k.confrelid else k.conrelid end
                from pg_constraint k
               where k.contype = 'f' and to_regclass(?) in (k.conrelid, k.confrelid)),
            used(oid) as (
              select distinct coalesce(nullif(t.typelem, 0), t.oid)
                from pg_attribute a join pg_type t on t.oid = a.atttypid
               where a.attrelid in (select oid from near) and a.attnum > 0 and not a.attisdropped)
            select * from (
              select concat_ws(' ', 'relation', c.oid::regclass, c.relkind, c.relpersistence, c.relrowsecurity,
                       c.relforcerowsecurity, c.relreplident, pg_get_partkeydef(c.oid))
                from pg_class c where c.oid in (select oid from near)
              union all
              select concat_ws(' ', 'column', a.attrelid::regclass, quote_ident(a.attname),
                       format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attidentity,
                       a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid))
                from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
               where a.attrelid in (select oid from near) and a.attnum > 0 and not a.attisdropped
              union all
              select concat_ws(' ', 'constraint', k.conrelid::regclass, quote_ident(k.conname),
                       pg_get_constraintdef(k.oid), k.convalidated)
                from pg_constraint k where k.conrelid in (select oid from near) and k.contype <> 'n'
              union all
              select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
                from pg_index i where i.indrelid in (select oid from near)
              union all
              select concat_ws(' ', 'trigger', pg_get_triggerdef(t.oid), t.tgenabled, pg_get_functiondef(t.tgfoid))
                from pg_trigger t where t.tgrelid in (select oid from near) and not t.tgisinternal
              union all
              select concat_ws(' ', 'rule', pg_get_ruledef(r.oid), r.ev_enabled)
                from pg_rewrite r where r.ev_class in (select oid from near)
              union all
              select concat_ws(' ', 'policy', p.polrelid::regclass, quote_ident(p.polname), p.polcmd, p.polpermissive,
                       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
                from pg_policy p where p.polrelid in (select oid from near)
              union all
              select concat_ws(' ', 'type', t.oid::regtype, t.typtype, t.typnotnull,
                       format_type(nullif(t.typbasetype, 0), t.typtypmod),
                       (select string_agg(quote_literal(e.enumlabel), ',' order by e.enumsortorder)
                          from pg_enum e where e.enumtypid = t.oid),
                       (select string_agg(pg_get_constraintdef(k.oid), ',' order by k.conname)
                          from pg_constraint k where k.contypid = t.oid))
                from pg_type t where t.oid in (select oid from used) and t.typtype in ('d', 'e')
              ) found(line)
             order by line collate "C\"""";

    private SchemaHash() {}

    /** As 64 hex digits. */
    static String of(Connection transaction, TableName name) throws SQLException {
        String table = Quote.table(name);
        String text = Query.all(transaction, LINES, table, table, table).stream()
                .map((Row row) -> row.text(0))
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
