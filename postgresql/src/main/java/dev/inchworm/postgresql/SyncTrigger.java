// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import java.util.ArrayList;
import java.util.List;

/** One row trigger of a sync: how it is made, how it is dropped, and how it is known again. */
final class SyncTrigger {

    private static final String ON_INSERT = "insert";
    private static final String ON_UPDATE = "update";
    private static final int TYPE_ROW_BEFORE = 1 + 2;
    private static final int TYPE_INSERT = 4;
    private static final int TYPE_UPDATE = 16;

    private final Target target;
    private final SyncNames names;
    private final String name;
    private final List<String> events;
    private final String condition;
    private final String argument;

    private SyncTrigger(Target target, String name, List<String> events, String condition, String argument) {
        this.target = target;
        this.names = new SyncNames(target);
        this.name = name;
        this.events = events;
        this.condition = condition;
        this.argument = argument;
    }

    /** Every trigger that stands in {@code state}, in the order in which they run. */
    static List<SyncTrigger> of(Target target, SyncState state) {
        List<SyncTrigger> triggers = new ArrayList<>();
        SyncNames names = new SyncNames(target);
        SyncRow row = new SyncRow(target, state);
        if (state == SyncState.GUARD) {
            triggers.add(new SyncTrigger(
                    target, names.guardOfInserts(), List.of(ON_INSERT), row.oldGiven(), SyncBody.GUARDED));
            triggers.add(new SyncTrigger(
                    target, names.guardOfUpdates(), List.of(ON_UPDATE), row.changed(row.oldSide()), SyncBody.GUARDED));
        }
        if (state != SyncState.OFF) {
            triggers.add(new SyncTrigger(
                    target,
                    names.trigger(),
                    List.of(ON_INSERT, ON_UPDATE),
                    matters(target, row),
                    ""));
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
                        condition,
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
     * Tells whether it was made from this plan; the server's own spelling of a condition may differ from ours. The one
     * trigger that stays says what it was made with: the server renames columns in it, and its comment stays.
     */
    private String mark() {
        String made = argument.isEmpty() ? matters(target, new SyncRow(target, SyncState.OLD_WINS)) : condition;
        return "inchworm " + target.migration() + " " + Names.hash(name + events + made + argument);
    }

    /** A condition over the catalog, and an expression that says what is wrong where it does not hold. */
    record Fact(String condition, String otherwise) {

        static Fact of(String condition, String otherwise) {
            return new Fact(condition, Quote.literal(otherwise));
        }
    }
}
