create domain positive as int check (value > 0);
create table p (id int primary key);
insert into p select generate_series(1, 1000);
create table t (
    id int primary key, n int, k int, proven int check (proven is not null), v50 varchar(50), s text, d numeric(10,2),
    ts timestamp, j json, c3 char(3), viewed int, r int4range, pid int constraint fk references p);
insert into t select i, i, i, i, 'v' || i, 's' || i, i, now(), '{}', 'abc', i, int4range(i, i + 1), i
    from generate_series(1, 1000) as i;
create unique index t_ready on t (n);
create index t_s on t (s);
alter table t add constraint unproven check (n > 0) not valid;
alter table t add constraint unproven_fk foreign key (k) references p not valid;
create view v as select viewed from t;
create materialized view w as select id from p;
create table parts (id int, k int) partition by list (k);
create table part_1 partition of parts for values in (1);
create table part_rest partition of parts default;
insert into parts select i, i % 2 * 8 + 1 from generate_series(1, 100) as i;
create table loose (id int, k int);
insert into loose values (1, 3);
create table bare (id int primary key, s text);
