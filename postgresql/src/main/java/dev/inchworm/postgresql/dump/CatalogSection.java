// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.dump;

import java.util.Locale;

/** One kind of thing in a schema, and the query that writes each of them as a line; the schema is its parameter. */
enum CatalogSection {
    SCHEMA("""
            select format('%I owner %I', nspname, pg_get_userbyid(nspowner))
              from pg_namespace where nspname = ?"""),
    RELATION("""
            select format('%I.%I kind %s owner %I persistence %s row_security %s forced %s identity %s',
                     n.nspname, c.relname, c.relkind, pg_get_userbyid(c.relowner), c.relpersistence,
                     c.relrowsecurity, c.relforcerowsecurity, c.relreplident)
                   || coalesce(' options ' || (select string_agg(o, ',' order by o) from unnest(c.reloptions) o), '')
                   || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
                   || coalesce(' partition ' || pg_get_expr(c.relpartbound, c.oid), '')
                   || coalesce((select ' inherits ' || string_agg(inhparent::regclass::text, ',' order by inhseqno)
                                  from pg_inherits where inhrelid = c.oid), '')
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')"""),
    COLUMN("""
            select format('%I.%I #%s %I %s', n.nspname, c.relname,
                     lpad((row_number() over (partition by c.oid order by a.attnum))::text, 4, '0'),
                     a.attname, format_type(a.atttypid, a.atttypmod))
                   || case when a.attcollation <> t.typcollation
                        then ' collate ' || a.attcollation::regcollation else '' end
                   || case when a.attnotnull then ' not null' else '' end
                   || case a.attgenerated when '' then coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
                        else ' generated ' || a.attgenerated::text || ' ' || pg_get_expr(d.adbin, d.adrelid) end
                   || case a.attidentity when '' then '' else ' identity ' || a.attidentity::text end
                   || case when a.attstorage <> t.typstorage then ' storage ' || a.attstorage::text else '' end
                   || case a.attcompression when '' then '' else ' compression ' || a.attcompression::text end
                   || coalesce(' target ' || nullif(a.attstattarget, -1)::text, '')
                   || coalesce(' options ' || array_to_string(a.attoptions, ','), '')
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
               and a.attnum > 0 and not a.attisdropped"""),
    CONSTRAINT("""
            select format('%s %I %s validated %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid),
                     k.convalidated)
              from pg_constraint k join pg_namespace n on n.oid = k.connamespace
             where n.nspname = ? and k.conrelid <> 0"""),
    INDEX("""
            select format('%s valid %s ready %s clustered %s identity %s', pg_get_indexdef(i.indexrelid),
                     i.indisvalid, i.indisready, i.indisclustered, i.indisreplident)
              from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ?"""),
    TRIGGER("""
            select format('%s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
              from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and not t.tgisinternal"""),
    FUNCTION("""
            select format('%s owner %I %s', p.oid::regprocedure, pg_get_userbyid(p.proowner),
                     case p.prokind when 'a' then 'aggregate' else pg_get_functiondef(p.oid) end)
              from pg_proc p join pg_namespace n on n.oid = p.pronamespace
             where n.nspname = ?"""),
    VIEW("""
            select format('%s %s', c.oid::regclass, pg_get_viewdef(c.oid))
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('v', 'm')"""),
    RULE("""
            select format('%s enabled %s', pg_get_ruledef(r.oid), r.ev_enabled)
              from pg_rewrite r join pg_class c on c.oid = r.ev_class join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and r.rulename <> '_RETURN'"""),
    POLICY("""
            select format('%s %I %s permissive %s to %s using (%s) check (%s)', p.polrelid::regclass, p.polname,
                     p.polcmd, p.polpermissive,
                     (select string_agg(case r when 0 then 'public' else pg_get_userbyid(r)::text end, ','
                               order by pg_get_userbyid(r)) from unnest(p.polroles) r),
                     pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
              from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ?"""),
    SEQUENCE("""
            select format('%s owner %I as %s start %s by %s min %s max %s cache %s cycle %s', c.oid::regclass,
                     pg_get_userbyid(c.relowner), format_type(s.seqtypid, null), s.seqstart, s.seqincrement,
                     s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
                   || coalesce((select ' owned by ' || o.identity from pg_depend d,
                                  pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid) o
                                 where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                   and d.deptype in ('a', 'i') and d.refobjsubid > 0), '')
              from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ?"""),
    TYPE("""
            select format('%s owner %I kind %s', t.oid::regtype, pg_get_userbyid(t.typowner), t.typtype)
                   || coalesce((select ' (' || string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                                  || ')' from pg_enum e where e.enumtypid = t.oid), '')
                   || case t.typtype when 'd' then
                        format(' as %s not null %s default %s', format_type(t.typbasetype, t.typtypmod),
                          t.typnotnull, t.typdefault)
                        || coalesce((select ' ' || string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid), ' '
                                       order by k.conname) from pg_constraint k where k.contypid = t.oid), '')
                      else '' end
              from pg_type t join pg_namespace n on n.oid = t.typnamespace
             where n.nspname = ? and t.typtype in ('e', 'd', 'r', 'm')"""),
    STATISTICS("""
            select format('%I on %s owner %I kinds %s columns %s expressions %s', s.stxname, s.stxrelid::regclass,
                     pg_get_userbyid(s.stxowner), array_to_string(s.stxkind, ','),
                     (select string_agg(quote_ident(a.attname), ',' order by a.attname) from pg_attribute a
                       where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys::int2[])),
                     pg_get_expr(s.stxexprs, s.stxrelid))
              from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace
             where n.nspname = ?"""),
    PUBLICATION("""
            select format('%I publishes %s', p.pubname, r.prrelid::regclass)
                   || coalesce(' columns ' || (select string_agg(a.attname, ',' order by a.attname)
                                 from pg_attribute a where a.attrelid = r.prrelid
                                  and a.attnum = any (r.prattrs::int2[])), '')
                   || coalesce(' where ' || pg_get_expr(r.prqual, r.prrelid), '')
              from pg_publication p join pg_publication_rel r on r.prpubid = p.oid
              join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ?"""),
    GRANT("""
            select format('on %s to %s by %s: %s', o.what,
                     case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee)::text end,
                     pg_get_userbyid(x.grantor),
                     string_agg(x.privilege_type || case when x.is_grantable then '*' else '' end, ','
                       order by x.privilege_type))
              from pg_namespace n
              cross join lateral (
                select 'schema ' || quote_ident(n.nspname), coalesce(n.nspacl, acldefault('n', n.nspowner))
                union all
                select c.oid::regclass::text, coalesce(c.relacl,
                         acldefault(case c.relkind when 'S' then 's'::"char" else 'r' end, c.relowner))
                  from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                union all
                select a.attrelid::regclass::text || '.' || quote_ident(a.attname), a.attacl
                  from pg_attribute a join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = n.oid and not a.attisdropped and a.attacl is not null
                union all
                select p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner))
                  from pg_proc p where p.pronamespace = n.oid
                union all
                select 'type ' || t.oid::regtype::text, coalesce(t.typacl, acldefault('T', t.typowner))
                  from pg_type t where t.typnamespace = n.oid and t.typtype in ('e', 'd', 'r')
                union all
                select 'new objects ' || d.defaclobjtype::text || ' of ' || pg_get_userbyid(d.defaclrole), d.defaclacl
                  from pg_default_acl d where d.defaclnamespace = n.oid) o(what, acl)
              cross join lateral aclexplode(o.acl) x
             where n.nspname = ?
             group by o.what, x.grantee, x.grantor"""),
    COMMENT("""
            with wanted(wanted_schema) as (select ?::text)
            select format('%s %s: %s', o.type, o.identity, d.description)
              from wanted, pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
             where d.objoid >= 16384
               and (o.schema = wanted_schema or o.identity like '% on ' || quote_ident(wanted_schema) || '.%')""");

    private static final int PUBLICATION_DETAILS_SINCE = 15;
    private static final String PUBLICATION_WHOLE = """
            select format('%I publishes %s', p.pubname, r.prrelid::regclass)
              from pg_publication p join pg_publication_rel r on r.prpubid = p.oid
              join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ?""";

    private final String sql;

    CatalogSection(String sql) {
        this.sql = sql;
    }

    /** Its query for a server of that major version; what older servers lack, they cannot have in their catalog. */
    String sql(int major) {
        boolean isPlain = this == PUBLICATION && major < PUBLICATION_DETAILS_SINCE;
        return isPlain ? PUBLICATION_WHOLE : sql;
    }

    /** The word each of its lines begins with. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
