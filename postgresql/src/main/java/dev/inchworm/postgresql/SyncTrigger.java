// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One row trigger of a sync: how it is made, how it is dropped, and how it is known again. */
final class SyncTrigger {

    private static final String ON_INSERT = "insert";
    private static final String ON_UPDATE = "update";
    private static final int TYPE_ROW_BEFORE = 1 + 2;
    private static final int TYPE_INSERT = 4;
    private static final int TYPE_UPDATE = 16;

    private final Target target;
    private final SyncNames names;
    private final SyncState state;
    private final String name;
    private final List<String> events;
    private final Function<SyncRow, String> condition;
    private final String argument;

    private SyncTrigger(Target target, SyncState state, String name, String argument, Condition when) {
        this.target = target;
        this.names = new SyncNames(target);
        this.state = state;
        this.name = name;
        this.events = when.events();
        this.condition = when.sql();
        this.argument = argument;
    }

    /** Every trigger that stands in {@code state}, in the order in which they run. */
    static List<SyncTrigger> of(Target target, SyncState state) {
        List<SyncTrigger> triggers = new ArrayList<>();
        SyncNames names = new SyncNames(target);
        if (state == SyncState.GUARD) {
            Condition inserts = new Condition(List.of(ON_INSERT), SyncRow::oldGiven);
            Condition updates = new Condition(List.of(ON_UPDATE), row -> row.changed(row.oldSide()));
            triggers.add(new SyncTrigger(target, state, names.guardOfInserts(), SyncBody.GUARDED, inserts));
            triggers.add(new SyncTrigger(target, state, names.guardOfUpdates(), SyncBody.GUARDED, updates));
        }
        if (state != SyncState.OFF) {
            Condition matters = new Condition(List.of(ON_INSERT, ON_UPDATE), row -> matters(target, row));
            triggers.add(new SyncTrigger(target, state, names.trigger(), "", matters));
        }
        return triggers;
    }

    /** Spares every row that the sync would leave as it is, unless that question itself could fail a write. */
    private static String matters(Target target, SyncRow row) {
        if (!row.isConditionTotal()) {
            return "true";
        }
        Mapping mapping = target.mapping();
        String differs = row.now(mapping.same()) + " is not true";
        String either = row.broken().isEmpty() ? differs : differs + " or " + row.broken();
        return mapping.allRows() ? either : row.now(mapping.rows()) + " and (" + either + ")";
    }

    List<String> make() {
        String create = "create trigger %s before %s on %s for each row when (%s) execute function %s(%s)"
                .formatted(
                        Quote.identifier(name),
                        String.join(" or ", events),
                        table(),
                        condition.apply(new SyncRow(target, state)),
                        names.functionSql(),
                        argument.isEmpty() ? "" : Quote.literal(argument));
        return List.of(
                create,
                "comment on trigger %s on %s is %s".formatted(Quote.identifier(name), table(), Quote.literal(mark())),
                "alter table %s enable always trigger %s".formatted(table(), Quote.identifier(name)));
    }

    String drop() {
        return "drop trigger %s on %s".formatted(Quote.identifier(name), table());
    }

    /** Whether it stands as it was made, as a condition; {@code what} a person reads if not. */
    Fact stands() {
        int type = TYPE_ROW_BEFORE
                + (events.contains(ON_INSERT) ? TYPE_INSERT : 0)
                + (events.contains(ON_UPDATE) ? TYPE_UPDATE : 0);
        return Fact.of(
                """
                exists (select from pg_catalog.pg_trigger as t \
                where t.tgrelid = %s and t.tgname = %s and t.tgenabled = 'A' and t.tgtype = %d \
                and t.tgnargs = %d and t.tgattr = '' and t.tgqual is not null \
                and t.tgfoid = pg_catalog.to_regprocedure(%s) \
                and pg_catalog.obj_description(t.oid, 'pg_trigger') = %s)""".formatted(
                                SyncProbe.table(target),
                                Quote.literal(name),
                                type,
                                argument.isEmpty() ? 0 : 1,
                                Quote.literal(names.functionSql() + "()"),
                                Quote.literal(mark())),
                "the trigger " + name + " is missing, disabled or changed");
    }

    private String table() {
        return Quote.table(target.table().name());
    }

    /**
     * Tells whether it was made from this plan; the server's own spelling of a condition may differ from ours, and
     * columns are hidden and shown again under it.
     */
    private String mark() {
        String sql = condition.apply(new SyncRow(target, SyncState.OLD_WINS));
        return "inchworm " + target.migration() + " " + Names.hash(name + events + sql + argument);
    }

    /** When a trigger runs its function. */
    private record Condition(List<String> events, Function<SyncRow, String> sql) {}

    /** A condition over the catalog, and an expression that says what is wrong where it does not hold. */
    record Fact(String condition, String otherwise) {

        static Fact of(String condition, String otherwise) {
            return new Fact(condition, Quote.literal(otherwise));
        }
    }
}
