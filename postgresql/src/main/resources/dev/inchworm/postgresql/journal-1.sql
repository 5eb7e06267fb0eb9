create schema if not exists inchworm
--;
grant usage on schema inchworm to public
--;
create table inchworm.journal (
    version integer primary key,
    installed_at timestamptz not null default clock_timestamp()
)
--;
create table inchworm.migration (
    id text primary key,
    title text not null,
    plan_hash text not null,
    plan text not null,
    source text not null,
    phase text not null,
    direction text not null,
    target text not null,
    status text not null,
    reason text not null,
    step text not null,
    sync_epoch integer not null,
    history text not null,
    phase_since timestamptz not null,
    step_since timestamptz not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    audit_seq bigint not null,
    audit_head text not null
)
--;
create table inchworm.lease (
    migration text primary key references inchworm.migration (id),
    fence bigint not null,
    holder text not null,
    lease_until timestamptz not null,
    unique (migration, fence)
)
--;
create table inchworm.audit (
    migration text not null,
    seq bigint not null,
    at timestamptz not null,
    os_user text not null,
    db_user text not null,
    host text not null,
    action text not null,
    detail text not null,
    reason text not null,
    prev_hash text not null,
    hash text not null,
    primary key (migration, seq)
)
--;
create function inchworm.append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $body$
begin
    raise exception 'the audit is append-only';
end
$body$
--;
create trigger audit_append_only before update or delete or truncate on inchworm.audit
    for each statement execute function inchworm.append_only()
--;
create table inchworm.evidence (
    migration text not null,
    kind text not null,
    plan_hash text not null,
    sync_epoch integer not null,
    passed boolean not null,
    taken_at timestamptz not null,
    detail text not null,
    primary key (migration, kind, taken_at)
)
--;
create table inchworm.segment (
    migration text not null,
    job text not null,
    plan_hash text not null,
    sync_epoch integer not null,
    no integer not null,
    after_key text,
    up_to_key text,
    reached_key text,
    rows_done bigint not null,
    is_done boolean not null,
    primary key (migration, job, no)
)
--;
create table inchworm.route (
    migration text primary key,
    version bigint not null,
    stage text not null,
    percent_bp integer not null check (percent_bp between 0 and 10000),
    salt text not null,
    lease_until timestamptz,
    changed_at timestamptz not null,
    changed_by text not null
)
--;
grant select on inchworm.route to public
--;
create table inchworm.figure (
    migration text not null,
    instance text not null,
    release text not null,
    route_version bigint not null,
    figures jsonb not null,
    reported_at timestamptz not null,
    primary key (migration, instance)
)
--;
create function inchworm.report(migration text, instance text, release text, route_version bigint, figures jsonb)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $body$
    insert into inchworm.figure as f (migration, instance, release, route_version, figures, reported_at)
    values ($1, $2, $3, $4, $5, pg_catalog.clock_timestamp())
    on conflict on constraint figure_pkey do update
        set release = excluded.release, route_version = excluded.route_version,
            figures = excluded.figures, reported_at = excluded.reported_at
$body$
--;
create table inchworm.tally (
    migration text not null,
    kind text not null,
    application text not null,
    role text not null,
    row_key text,
    writes bigint not null,
    at timestamptz not null default clock_timestamp()
)
--;
create index tally_by_migration on inchworm.tally (migration, kind, at)
--;
create function inchworm.record(migration text, kind text, row_key text, writes bigint, role text)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $body$
    insert into inchworm.tally (migration, kind, application, role, row_key, writes)
    values ($1, $2, coalesce(pg_catalog.current_setting('application_name', true), ''), $5, $3, $4)
$body$
--;
grant execute on function inchworm.record(text, text, text, bigint, text) to public
--;
grant execute on function inchworm.report(text, text, text, bigint, jsonb) to public
--;
create table inchworm.approval (
    migration text not null,
    plan_hash text not null,
    role text not null,
    os_user text not null,
    at timestamptz not null,
    primary key (migration, plan_hash, role)
)
--;
create table inchworm.statement (
    migration text not null,
    about text not null,
    os_user text not null,
    reason text not null,
    at timestamptz not null,
    primary key (migration, about, at)
)
--;
insert into inchworm.journal (version) values (1)
