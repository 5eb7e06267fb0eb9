// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.sql.SQLException;
import java.util.List;

/** A table with both sides and a sync between them, on a database of a test's own. */
final class Synced implements AutoCloseable {

    static final String ORDERS = """
            create table orders (id bigint primary key, total_amount integer not null default 0,
                                 note text, updated_at timestamptz)""";

    final Desk desk = new Desk();
    final TestDatabase database = desk.database;
    final Target target;
    private SyncState state = SyncState.OFF;

    private Synced(Draft draft, List<String> before) throws SQLException {
        desk.run(desk.dialect.journal().install(0));
        before.forEach(desk::with);
        Migration migration = draft.migration();
        Table table =
                desk.dialect.catalogs().read(desk.pinned(), migration.change().table());
        target = new Target(
                migration.id(),
                table,
                migration.change().oldColumns(),
                desk.dialect.catalogs().judge(desk.pinned(), migration, table));
    }

    /** The table before the new side is there; {@code before} makes it and its rows, as the owner. */
    static Synced prepared(Draft draft, String... before) throws SQLException {
        return new Synced(draft, List.of(before));
    }

    /** The table with both sides, and the sync on; {@code before} makes it and its first rows, as the owner. */
    static Synced on(Draft draft, String... before) throws SQLException {
        Synced synced = new Synced(draft, List.of(before));
        synced.expand();
        return synced.move(SyncState.OLD_WINS);
    }

    /** The case that most tests are about. */
    static Synced orders(String... rows) throws SQLException {
        Synced synced = on(Draft.orders(), ORDERS);
        synced.database.run(rows);
        return synced;
    }

    void expand() throws SQLException {
        desk.run(desk.dialect
                .schema()
                .addColumns(target.table(), target.mapping().newColumns())
                .forward());
    }

    Ddl ddl(SyncState from, SyncState to) {
        return desk.dialect.sync().move(target, from, to);
    }

    /** Takes the sync to the next state, step by step, and believes it only after its probe has said so. */
    Synced move(SyncState... states) throws SQLException {
        for (SyncState next : states) {
            boolean isBack = next.compareTo(state) < 0 && next != SyncState.OFF;
            Ddl ddl = isBack ? ddl(next, state) : ddl(state, next);
            desk.run(isBack ? ddl.back() : ddl.forward());
            expect(isBack ? "undone" : "done", desk.ask(ddl.probe()));
            state = next;
        }
        return this;
    }

    /** Takes the way back of the move from {@code earlier} to {@code later}. */
    Synced undo(SyncState earlier, SyncState later) throws SQLException {
        Ddl ddl = ddl(earlier, later);
        desk.run(ddl.back());
        expect("undone", desk.ask(ddl.probe()));
        state = earlier;
        return this;
    }

    String watch() throws SQLException {
        return desk.ask(desk.dialect.sync().watch(target, state));
    }

    /** What the proof says; what it did is taken back. */
    String fires() throws SQLException {
        String answer = desk.ask(desk.dialect.sync().fires(target));
        desk.session.rollback();
        return answer;
    }

    /** Runs statements as the application. */
    Synced app(String... statements) {
        database.runAs(TestDatabases.APP, statements);
        return this;
    }

    /** One row as text. */
    String ask(String query) {
        List<String> rows = database.rows(query);
        return rows.isEmpty() ? "none" : rows.get(0);
    }

    /** Both sides of the order {@code id}. */
    String order(long id) {
        return ask("select total_amount, total_amount_minor, currency from orders where id = " + id);
    }

    /** What was recorded of {@code kind}: application, role, key, writes. */
    List<String> recorded(String kind) {
        return database.rows("select role, row_key, sum(writes) from inchworm.tally where kind = '" + kind
                + "' group by role, row_key order by row_key");
    }

    /** Writes of {@code kind} that were recorded. */
    long writes(String kind) {
        return Long.parseLong(ask("select coalesce(sum(writes), 0) from inchworm.tally where kind = '" + kind + "'"));
    }

    private static void expect(String wanted, String found) {
        if (!wanted.equals(found)) {
            throw new AssertionError("wanted " + wanted + ", the catalog says " + found);
        }
    }

    @Override
    public void close() {
        desk.close();
    }
}
