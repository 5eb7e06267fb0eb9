// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.clone;

/** Queries that answer with statements about tables. */
final class TableParts {

    static final String TABLES = """
            select format('create %stable %s (%s)%s',
                     case c.relpersistence when 'u' then 'unlogged ' else '' end, c.oid::regclass,
                     coalesce((select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                          || case when a.attcollation <> t.typcollation
                               then ' collate ' || a.attcollation::regcollation else '' end
                          || case when a.attgenerated = 's'
                               then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                               when a.attgenerated = 'v'
                               then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') virtual'
                               when a.attidentity <> '' then format(
                                 ' generated %s as identity (sequence name %s start %s increment %s minvalue %s maxvalue'
                                   || ' %s cache %s %s)',
                                 case a.attidentity when 'a' then 'always' else 'by default' end,
                                 s.seqrelid::regclass, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                                 case when s.seqcycle then 'cycle' else 'no cycle' end)
                               else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end
                          || case when a.attnotnull then ' not null' else '' end, ', ' order by a.attnum)
                        from pg_attribute a join pg_type t on t.oid = a.atttypid
                        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                        left join pg_depend i on i.classid = 'pg_class'::regclass and i.refclassid = 'pg_class'::regclass
                          and i.refobjid = a.attrelid and i.refobjsubid = a.attnum and i.deptype = 'i'
                          and a.attidentity <> ''
                        left join pg_sequence s on s.seqrelid = i.objid
                       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ''),
                     case when c.relkind = 'r' and c.reloptions is not null
                       then ' with (' || array_to_string(c.reloptions, ', ') || ')' else '' end)
              from pg_class c where c.oid in ($tables) order by c.oid""";

    static final String COLUMN_OPTIONS = """
            select format('alter table %s alter column %I %s', a.attrelid::regclass, a.attname, o.what)
              from pg_attribute a join pg_type t on t.oid = a.atttypid
              cross join lateral (values
                (case when a.attstorage <> t.typstorage then 'set storage ' || case a.attstorage when 'p' then 'plain'
                   when 'e' then 'external' when 'm' then 'main' else 'extended' end end),
                (case a.attcompression when 'p' then 'set compression pglz' when 'l' then 'set compression lz4' end),
                ('set statistics ' || nullif(a.attstattarget, -1)),
                ('set (' || array_to_string(a.attoptions, ', ') || ')')) o(what)
             where a.attrelid in ($tables) and a.attnum > 0 and not a.attisdropped and o.what is not null""";

    /** Keys before checks before foreign keys. */
    static final String CONSTRAINTS = """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname,
                     pg_get_constraintdef(k.oid))
              from pg_constraint k where k.conrelid in ($tables) and k.contype in ('p', 'u', 'x', 'c', 'f')
               and k.conparentid = 0
             order by case k.contype when 'p' then 1 when 'u' then 2 when 'x' then 3 when 'c' then 4 else 5 end, k.oid""";

    static final String ROW_SECURITY = """
            select format('alter table %s %s row level security', c.oid::regclass, o.what)
              from pg_class c cross join lateral (values
                (case when c.relrowsecurity then 'enable' end), (case when c.relforcerowsecurity then 'force' end)) o(what)
             where c.oid in ($tables) and o.what is not null""";

    static final String POLICIES = """
            select format('create policy %I on %s as %s for %s to %s%s%s', p.polname, p.polrelid::regclass,
                     case when p.polpermissive then 'permissive' else 'restrictive' end,
                     case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                       when 'd' then 'delete' else 'all' end,
                     (select string_agg(case r when 0 then 'public' else quote_ident(pg_get_userbyid(r)) end, ', ')
                        from unnest(p.polroles) r),
                     coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
                     coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))
              from pg_policy p where p.polrelid in ($tables) order by p.oid""";

    /** Where an object has a list of its own, the default one goes first. */
    static final String GRANTS = """
            with object(what, acl, owner) as (
              select 'table ' || c.oid::regclass, c.relacl, c.relowner from pg_class c where c.oid in ($tables)
              union all
              select 'sequence ' || c.oid::regclass, c.relacl, c.relowner from pg_class c
               where c.relkind = 'S' and c.oid in (select d.objid from pg_depend d where d.refobjid in ($tables)
                                                    and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i'))
              union all
              select 'schema ' || quote_ident(n.nspname), n.nspacl, n.nspowner from pg_namespace n
               where n.oid in (select c.relnamespace from pg_class c where c.oid in ($tables))
              union all
              select 'function ' || p.oid::regprocedure, p.proacl, p.proowner from pg_proc p
               where p.oid in ($functions) and p.prokind <> 'a'
              union all
              select case t.typtype when 'd' then 'domain ' else 'type ' end || t.oid::regtype, t.typacl, t.typowner
                from pg_type t where t.oid in ($types))
            select statement from (
              select 1 as turn, format('revoke all on %s from public, %I', what, pg_get_userbyid(owner)) as statement
                from object where acl is not null
              union all
              select 2, format('grant %s on %s to %s%s', x.privilege_type, what,
                       case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
                       case when x.is_grantable then ' with grant option' else '' end)
                from object cross join lateral aclexplode(acl) x
              union all
              select 2, format('grant %s (%I) on %s to %s%s', x.privilege_type, a.attname, a.attrelid::regclass,
                       case x.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end,
                       case when x.is_grantable then ' with grant option' else '' end)
                from pg_attribute a cross join lateral aclexplode(a.attacl) x
               where a.attrelid in ($tables) and not a.attisdropped) grants
             order by turn, statement""";

    static final String COMMENTS = """
            select format('comment on %s is %L', case
                     when d.classoid = 'pg_class'::regclass and d.objsubid > 0 then 'column ' || o.identity
                     when d.classoid = 'pg_class'::regclass and c.relkind = 'i' then 'index ' || o.identity
                     when d.classoid = 'pg_class'::regclass then 'table ' || o.identity
                     when d.classoid = 'pg_constraint'::regclass then 'constraint ' || o.identity
                     when d.classoid = 'pg_trigger'::regclass then 'trigger ' || o.identity
                     when d.classoid = 'pg_proc'::regclass then 'function ' || o.identity
                     else 'type ' || o.identity end, d.description)
              from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) o
              left join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
             where (d.classoid = 'pg_class'::regclass and d.objoid in ($tables))
                or (d.classoid = 'pg_class'::regclass and d.objoid in
                     (select i.indexrelid from pg_index i where i.indrelid in ($tables)))
                or (d.classoid = 'pg_constraint'::regclass and d.objoid in
                     (select k.oid from pg_constraint k where k.conrelid in ($tables)))
                or (d.classoid = 'pg_trigger'::regclass and d.objoid in
                     (select t.oid from pg_trigger t where t.tgrelid in ($tables)))
                or (d.classoid = 'pg_proc'::regclass and d.objoid in ($functions))
                or (d.classoid = 'pg_type'::regclass and d.objoid in ($types))
             order by 1""";

    private TableParts() {}
}
