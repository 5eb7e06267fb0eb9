// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.clone;

/**
 * Queries that answer with statements, in the order in which these can be run.
 *
 * <p>{@code $tables}, {@code $functions} and {@code $types} stand for lists of oids. The session's search path is the
 * system's, so that every name comes with its schema.
 */
enum Parts {
    ROLES("""
            select format('create role %I nologin', pg_get_userbyid(r))
              from (select c.relowner as r from pg_class c where c.oid in ($tables)
                    union select t.typowner from pg_type t where t.oid in ($types)
                    union select p.proowner from pg_proc p where p.oid in ($functions)
                    union select n.nspowner from pg_namespace n
                     where n.oid in (select c.relnamespace from pg_class c where c.oid in ($tables))
                    union select x.grantee from pg_class c cross join lateral aclexplode(c.relacl) x
                     where c.oid in ($tables)
                    union select x.grantee from pg_attribute a cross join lateral aclexplode(a.attacl) x
                     where a.attrelid in ($tables)
                    union select x.grantee from pg_namespace n cross join lateral aclexplode(n.nspacl) x
                     where n.oid in (select c.relnamespace from pg_class c where c.oid in ($tables))
                    union select unnest(p.polroles) from pg_policy p where p.polrelid in ($tables)) found(r)
             where r >= 16384 order by 1"""),
    SCHEMAS("""
            select format('create schema if not exists %I', n.nspname) from pg_namespace n
             where n.oid in (select c.relnamespace from pg_class c where c.oid in ($tables)
                             union select t.typnamespace from pg_type t where t.oid in ($types)
                             union select p.pronamespace from pg_proc p where p.oid in ($functions)
                             union select e.extnamespace from pg_extension e)
               and n.nspname !~ '^pg_' order by 1"""),
    SCHEMA_OWNERS("""
            select format('alter schema %I owner to %I', n.nspname, pg_get_userbyid(n.nspowner)) from pg_namespace n
             where n.oid in (select c.relnamespace from pg_class c where c.oid in ($tables)) order by 1"""),
    EXTENSIONS("""
            select format('create extension if not exists %I schema %I', e.extname, n.nspname)
              from pg_extension e join pg_namespace n on n.oid = e.extnamespace
             where e.extname <> 'plpgsql' order by e.oid"""),
    TYPES("""
            select case t.typtype
              when 'e' then format('create type %s as enum (%s)', t.oid::regtype,
                (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                   from pg_enum e where e.enumtypid = t.oid))
              when 'd' then format('create domain %s as %s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod))
                || case when t.typcollation <> b.typcollation then ' collate ' || t.typcollation::regcollation else '' end
                || coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end
                || coalesce((select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
                                      order by k.conname)
                               from pg_constraint k where k.contypid = t.oid and k.contype = 'c'), '')
              when 'r' then format('create type %s as range (subtype = %s)', t.oid::regtype,
                (select r.rngsubtype::regtype from pg_range r where r.rngtypid = t.oid))
              else format('create type %s as (%s)', t.oid::regtype,
                (select string_agg(format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)), ', '
                          order by a.attnum) from pg_attribute a where a.attrelid = t.typrelid and not a.attisdropped)) end
              from pg_type t left join pg_type b on b.oid = t.typbasetype
             where t.oid in ($types) order by t.oid"""),
    TYPE_OWNERS("""
            select format('alter %s %s owner to %I', case t.typtype when 'd' then 'domain' else 'type' end,
                     t.oid::regtype, pg_get_userbyid(t.typowner)) from pg_type t where t.oid in ($types) order by t.oid"""),
    SEQUENCES("""
            select format('create sequence %s as %s start %s increment %s minvalue %s maxvalue %s cache %s %s',
                     s.seqrelid::regclass, format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin, s.seqmax,
                     s.seqcache, case when s.seqcycle then 'cycle' else 'no cycle' end)
              from pg_sequence s
             where s.seqrelid in (select d.refobjid from pg_depend d join pg_attrdef a on a.oid = d.objid
                                   where d.classid = 'pg_attrdef'::regclass and d.refclassid = 'pg_class'::regclass
                                     and a.adrelid in ($tables)
                                  union select d.objid from pg_depend d where d.classid = 'pg_class'::regclass
                                     and d.refclassid = 'pg_class'::regclass and d.refobjid in ($tables)
                                     and d.deptype = 'a')
             order by s.seqrelid"""),
    FUNCTIONS("""
            select pg_get_functiondef(p.oid) from pg_proc p
             where p.oid in ($functions) and p.prokind <> 'a' order by p.oid"""),
    FUNCTION_OWNERS("""
            select format('alter function %s owner to %I', p.oid::regprocedure, pg_get_userbyid(p.proowner))
              from pg_proc p where p.oid in ($functions) and p.prokind <> 'a' order by p.oid"""),
    TABLES(TableParts.TABLES),
    TABLE_OWNERS("""
            select format('alter table %s owner to %I', c.oid::regclass, pg_get_userbyid(c.relowner))
              from pg_class c where c.oid in ($tables) order by c.oid"""),
    SEQUENCE_ROLES("""
            select distinct format('alter sequence %s owner to %I', s.oid::regclass, pg_get_userbyid(s.relowner))
              from pg_class s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid
             where s.relkind = 'S' and d.refclassid = 'pg_class'::regclass and d.refobjid in ($tables)
               and d.deptype = 'a' order by 1"""),
    SEQUENCE_OWNERS("""
            select format('alter sequence %s owned by %s.%I', d.objid::regclass, d.refobjid::regclass, a.attname)
              from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
              join pg_class s on s.oid = d.objid and s.relkind = 'S'
             where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
               and d.refobjid in ($tables) and d.deptype = 'a' order by d.objid"""),
    COLUMN_OPTIONS(TableParts.COLUMN_OPTIONS),
    CONSTRAINTS(TableParts.CONSTRAINTS),
    INDEXES("""
            select pg_get_indexdef(i.indexrelid) from pg_index i
             where i.indrelid in ($tables)
               and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
             order by i.indexrelid"""),
    IDENTITIES("""
            select case when c.relreplident = 'i'
                     then format('alter table %s replica identity using index %I', c.oid::regclass,
                            (select x.relname from pg_index i join pg_class x on x.oid = i.indexrelid
                              where i.indrelid = c.oid and i.indisreplident))
                     else format('alter table %s replica identity %s', c.oid::regclass,
                            case c.relreplident when 'f' then 'full' else 'nothing' end) end
              from pg_class c where c.oid in ($tables) and c.relreplident <> 'd'"""),
    STATISTICS("""
            select pg_get_statisticsobjdef(s.oid) from pg_statistic_ext s where s.stxrelid in ($tables) order by s.oid"""),
    TRIGGERS("""
            select pg_get_triggerdef(t.oid) from pg_trigger t
             where t.tgrelid in ($tables) and not t.tgisinternal order by t.oid"""),
    TRIGGER_STATES("""
            select format('alter table %s %s trigger %I', t.tgrelid::regclass,
                     case t.tgenabled when 'D' then 'disable' when 'A' then 'enable always' else 'enable replica' end,
                     t.tgname)
              from pg_trigger t where t.tgrelid in ($tables) and not t.tgisinternal and t.tgenabled <> 'O'"""),
    RULES("""
            select pg_get_ruledef(r.oid) from pg_rewrite r where r.ev_class in ($tables) order by r.oid"""),
    ROW_SECURITY(TableParts.ROW_SECURITY),
    POLICIES(TableParts.POLICIES),
    GRANTS(TableParts.GRANTS),
    COMMENTS(TableParts.COMMENTS);

    /** Functions that something of the tables or of their types calls, and what these call in turn. */
    static final String FUNCTION_OIDS = """
            with recursive used(classid, objid) as (
              select 'pg_constraint'::regclass::oid, k.oid from pg_constraint k
               where k.conrelid in ($tables)
                  or k.contypid in (select a.atttypid from pg_attribute a where a.attrelid in ($tables))
              union select 'pg_attrdef'::regclass, d.oid from pg_attrdef d where d.adrelid in ($tables)
              union select 'pg_trigger'::regclass, t.oid from pg_trigger t
               where t.tgrelid in ($tables) and not t.tgisinternal
              union select 'pg_class'::regclass, i.indexrelid from pg_index i where i.indrelid in ($tables)
              union select 'pg_policy'::regclass, p.oid from pg_policy p where p.polrelid in ($tables)
              union select 'pg_rewrite'::regclass, r.oid from pg_rewrite r where r.ev_class in ($tables)
              union select 'pg_proc'::regclass::oid, d.refobjid from used u
                      join pg_depend d on d.classid = u.classid and d.objid = u.objid
               where d.refclassid = 'pg_proc'::regclass)
            select objid::bigint from used
             where classid = 'pg_proc'::regclass and objid >= 16384
               and not exists (select from pg_depend e where e.classid = used.classid and e.objid = used.objid
                                and e.deptype = 'e') order by 1""";

    /** Types of the columns and of the functions, and what these are made of. */
    static final String TYPE_OIDS = """
            with recursive used(oid) as (
              select a.atttypid from pg_attribute a where a.attrelid in ($tables) and a.attnum > 0 and not a.attisdropped
              union select p.prorettype from pg_proc p where p.oid in ($functions)
              union select unnest(p.proargtypes::oid[]) from pg_proc p where p.oid in ($functions)
              union select v.oid from used u join pg_type t on t.oid = u.oid
                     cross join lateral (
                       select t.typelem union all select t.typbasetype
                       union all select r.rngsubtype from pg_range r where r.rngtypid = t.oid
                       union all select a.atttypid from pg_attribute a join pg_class c on c.oid = a.attrelid
                         where a.attrelid = t.typrelid and c.relkind = 'c' and a.attnum > 0) v(oid)
               where v.oid <> 0)
            select t.oid::bigint from used join pg_type t on t.oid = used.oid
              left join pg_class c on c.oid = t.typrelid
             where t.oid >= 16384 and t.typtype in ('e', 'd', 'r', 'c') and (c.oid is null or c.relkind = 'c')
               and not exists (select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid
                                and e.deptype = 'e') order by 1""";

    /** What stays behind, one sentence each. */
    static final String NOT_CARRIED = """
            select format('%s %s is not carried as it is: %s', case c.relkind when 'f' then 'foreign table' else 'table' end,
                     c.oid::regclass, case c.relkind when 'p' then 'it is partitioned; here it is a plain table'
                       when 'f' then 'here it is a plain table' else 'it is a partition or inherits; here it stands alone' end)
              from pg_class c where c.oid in ($tables)
               and (c.relkind <> 'r' or exists (select from pg_inherits i where i.inhrelid = c.oid))
            union all
            select format('view %s reads %s and is not carried', r.ev_class::regclass,
                     string_agg(distinct d.refobjid::regclass::text, ', '))
              from pg_depend d join pg_rewrite r on r.oid = d.objid
             where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
               and d.refobjid in ($tables) and r.ev_class not in ($tables) group by r.ev_class
            union all
            select format('publication %I publishes %s and is not carried', p.pubname, r.prrelid::regclass)
              from pg_publication p join pg_publication_rel r on r.prpubid = p.oid where r.prrelid in ($tables)
            union all
            select format('what function %s reads or calls inside is not followed', p.oid::regprocedure)
              from pg_proc p join pg_language l on l.oid = p.prolang
             where p.oid in ($functions) and p.prokind <> 'a'
               and (p.prosrc ~* '\\m(from|join|into|update|perform|call|execute)\\M')
            union all
            select format('aggregate %s is not carried', p.oid::regprocedure)
              from pg_proc p where p.oid in ($functions) and p.prokind = 'a'
            order by 1""";

    private final String sql;

    Parts(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
