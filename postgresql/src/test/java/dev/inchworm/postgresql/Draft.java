// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.ReplaceColumns.Enforce;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.change.Settings.Backfill;
import dev.inchworm.core.change.Settings.Contract;
import dev.inchworm.core.change.Settings.UserTriggers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A migration of a test, put together word by word. */
final class Draft {

    private final TableName table;
    private final List<String> oldColumns = new ArrayList<>();
    private final List<NewColumn> newColumns = new ArrayList<>();
    private final Map<String, String> down = new LinkedHashMap<>();
    private final Map<String, String> checks = new LinkedHashMap<>();
    private final Map<String, String> invariants = new LinkedHashMap<>();
    private final List<String> notNull = new ArrayList<>();
    private final List<String> keep = new ArrayList<>();
    private final List<Migration.Example> examples = new ArrayList<>();
    private Optional<String> same = Optional.empty();
    private String rows = ReplaceColumns.ALL_ROWS;
    private UserTriggers userTriggers = UserTriggers.FIRE;
    private Settings.Ddl ddl = Settings.defaults().ddl();

    private Draft(TableName table) {
        this.table = table;
    }

    static Draft of(String table) {
        return new Draft(new TableName("public", table));
    }

    /** The change that most tests need: a total in minor units, with a currency. */
    static Draft orders() {
        return of("orders")
                .old("total_amount")
                .add("total_amount_minor", "bigint", "total_amount")
                .add("currency", "text", "'USD'")
                .down("total_amount", "total_amount_minor::int")
                .same("total_amount = total_amount_minor and currency is not null");
    }

    Draft old(String... names) {
        oldColumns.addAll(List.of(names));
        return this;
    }

    Draft add(String name, String type, String up) {
        newColumns.add(new NewColumn(name, type, up));
        return this;
    }

    Draft down(String column, String text) {
        down.put(column, text);
        return this;
    }

    Draft same(String text) {
        same = Optional.of(text);
        return this;
    }

    Draft rows(String text) {
        rows = text;
        return this;
    }

    Draft notNull(String column) {
        notNull.add(column);
        return this;
    }

    Draft check(String name, String text) {
        checks.put(name, text);
        return this;
    }

    Draft invariant(String name, String text) {
        invariants.put(name, text);
        return this;
    }

    Draft example(Map<String, String> oldValues, Map<String, String> newValues) {
        examples.add(new Migration.Example(oldValues, newValues, 1));
        return this;
    }

    Draft keep(String column) {
        keep.add(column);
        return this;
    }

    Draft skipUserTriggers() {
        userTriggers = UserTriggers.SKIP;
        return this;
    }

    /** How long a schema change waits for its lock, and how often. */
    Draft patience(Duration lockTimeout, int attempts) {
        ddl = new Settings.Ddl(lockTimeout, ddl.statementTimeout(), attempts);
        return this;
    }

    Migration migration() {
        return new Migration(
                "test",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ReplaceColumns(table, rows, oldColumns, newColumns, down, same, new Enforce(notNull, checks)),
                invariants,
                examples,
                settings(),
                Migration.Roles.none(),
                List.of(),
                List.of());
    }

    private Settings settings() {
        Settings usual = Settings.defaults();
        Backfill backfill = usual.backfill();
        Contract contract = usual.contract();
        return new Settings(
                ddl,
                new Backfill(
                        backfill.chunkTime(),
                        backfill.workers(),
                        backfill.replicaLagMax(),
                        backfill.rowsPerSecondMax(),
                        userTriggers,
                        backfill.deadRowsMax(),
                        backfill.lockWaitersMax()),
                usual.verify(),
                usual.cutover(),
                usual.stop(),
                new Contract(
                        contract.hold(),
                        contract.unusedFor(),
                        contract.deployCycle(),
                        contract.deadline(),
                        contract.archive(),
                        keep,
                        contract.review()),
                usual.enforcement());
    }
}
