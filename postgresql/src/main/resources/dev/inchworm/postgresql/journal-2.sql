alter table inchworm.figure
    add column first_at timestamptz not null default clock_timestamp(),
    add column application text not null default '',
    add column role text not null default ''
--;
create or replace function inchworm.report(migration text, instance text, release text, route_version bigint, figures jsonb)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $body$
    insert into inchworm.figure as f (migration, instance, release, route_version, figures, reported_at, application, role)
    values ($1, $2, $3, $4, $5, pg_catalog.clock_timestamp(),
        left(coalesce($5 ->> 'application', pg_catalog.current_setting('application_name', true), ''), 200), session_user)
    on conflict on constraint figure_pkey do update
        set release = excluded.release, route_version = excluded.route_version,
            figures = excluded.figures, reported_at = excluded.reported_at,
            application = excluded.application, role = excluded.role
$body$
--;
create table inchworm.usage (
    migration text not null,
    instance text not null,
    release text not null,
    side text not null,
    access text not null,
    place text not null,
    statement text not null,
    text text not null,
    application text not null,
    role text not null,
    uses bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    constraint usage_side check (side in ('old', 'new')),
    -- possible: a star or a whole row, which names nothing and is no use until the column is read; it holds nothing back.
    constraint usage_access check (access in ('statement', 'read', 'write', 'possible')),
    constraint usage_pkey primary key (migration, instance, side, access, statement, place)
)
--;
create index usage_by_side on inchworm.usage (migration, side, last_at)
--;
create table inchworm.coverage (
    migration text not null,
    instance text not null,
    release text not null,
    statements bigint not null,
    watched bigint not null,
    blind bigint not null,
    told bigint not null,
    since timestamptz not null,
    at timestamptz not null,
    constraint coverage_pkey primary key (migration, instance)
)
--;
create function inchworm.use(migration text, instance text, release text, batch jsonb)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$
#variable_conflict use_column
declare
    uses_max constant integer := 200;
    rows_max constant integer := 1000;
    instances_max constant integer := 10000;
    who constant text := left($2, 200);
    what constant text := left($3, 200);
    used record;
    is_full boolean;
begin
    if jsonb_typeof($4) is distinct from 'object' then
        raise exception 'a batch is an object';
    end if;
    if not exists (select from inchworm.migration m where m.id = $1) then
        return;
    end if;
    if not exists (select from inchworm.coverage c where c.migration = $1 and c.instance = who) then
        delete from inchworm.usage u where u.migration = $1 and u.last_at < clock_timestamp() - interval '400 days';
        delete from inchworm.coverage c where c.migration = $1 and c.at < clock_timestamp() - interval '400 days';
        if (select count(*) from inchworm.coverage c where c.migration = $1) >= instances_max then
            return;
        end if;
    end if;
    -- Since when an instance is watched is said by this clock, from the first batch of its present run.
    insert into inchworm.coverage as c (migration, instance, release, statements, watched, blind, told, since, at)
    values ($1, who, what,
        greatest(0, coalesce(($4 ->> 'statements')::bigint, 0)), greatest(0, coalesce(($4 ->> 'watched')::bigint, 0)),
        greatest(0, coalesce(($4 ->> 'unwrapped')::bigint, 0)) + greatest(0, coalesce(($4 ->> 'failures')::bigint, 0)),
        coalesce(($4 ->> 'since')::bigint, 0), clock_timestamp(), clock_timestamp())
    on conflict on constraint coverage_pkey do update
        set release = excluded.release, statements = excluded.statements, watched = excluded.watched,
            blind = excluded.blind, told = excluded.told, at = excluded.at,
            since = case when excluded.told = c.told and excluded.statements >= c.statements
                then c.since else excluded.since end;
    is_full := (select count(*) from inchworm.usage u where u.migration = $1 and u.instance = who) >= rows_max;
    for used in
        select left(e ->> 'side', 10) as side, left(e ->> 'access', 10) as access,
            left(coalesce(e ->> 'place', ''), 200) as place, left(coalesce(e ->> 'statement', ''), 64) as statement,
            left(coalesce(e ->> 'text', ''), 500) as words, left(coalesce(e ->> 'application', ''), 200) as application,
            greatest(1, coalesce((e ->> 'uses')::bigint, 1)) as uses
        from jsonb_array_elements(case when jsonb_typeof($4 -> 'uses') = 'array' then $4 -> 'uses' else '[]' end) e
        limit uses_max
    loop
        -- Beyond the bound nothing is forgotten: what is new goes into one row a side and access.
        if is_full and not exists (
            select from inchworm.usage u
            where u.migration = $1 and u.instance = who and u.side = used.side and u.access = used.access
                and u.statement = used.statement and u.place = used.place) then
            used.statement := 'more';
            used.place := '';
            used.words := '';
        end if;
        insert into inchworm.usage as u (migration, instance, release, side, access, place, statement, text,
            application, role, uses, first_at, last_at)
        values ($1, who, what, used.side, used.access, used.place, used.statement, used.words,
            used.application, session_user, used.uses, clock_timestamp(), clock_timestamp())
        on conflict on constraint usage_pkey do update
            set release = excluded.release, uses = u.uses + excluded.uses, last_at = excluded.last_at,
                text = excluded.text, application = excluded.application, role = excluded.role;
    end loop;
end
$body$
--;
create table inchworm.shadow (
    migration text primary key,
    plan_hash text not null,
    sync_epoch integer not null,
    since timestamptz not null,
    at timestamptz not null,
    compared bigint not null,
    divergences bigint not null,
    seen text not null
)
--;
grant execute on function inchworm.use(text, text, text, jsonb) to public
--;
insert into inchworm.journal (version) values (2)
