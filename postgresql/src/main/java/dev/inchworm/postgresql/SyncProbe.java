// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.postgresql.SyncTrigger.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks the catalog in which state a sync is, by definition and not by name. */
final class SyncProbe {

    private final Target target;
    private final SyncNames names;

    SyncProbe(Target target) {
        this.target = target;
        this.names = new SyncNames(target);
    }

    /** {@code done}, {@code undone} or what differs. */
    String move(SyncState from, SyncState to) {
        return "select case when %s then 'done' when %s then 'undone' else 'differs: ' || %s end"
                .formatted(holds(facts(to, from)), holds(facts(from, to)), complaints(facts(to, from)));
    }

    /** {@code intact} or what is wrong. */
    String watch(SyncState state) {
        List<Fact> facts = new ArrayList<>(facts(state, state));
        facts.add(nothingRunsLater());
        facts.add(everybodyIsRecorded());
        return "select case when %s then 'intact' else %s end".formatted(holds(facts), complaints(facts));
    }

    /** The table's number as SQL, null if it is not there. */
    static String table(Target target) {
        return "pg_catalog.to_regclass("
                + Quote.literal(Quote.table(target.table().name())) + ")";
    }

    private List<Fact> facts(SyncState state, SyncState other) {
        List<Fact> facts = new ArrayList<>();
        if (state == SyncState.OFF) {
            facts.add(Fact.of("not " + functionExists(), "the function " + names.function() + " is there"));
            facts.add(Fact.of(
                    "not exists (select from pg_catalog.pg_trigger where tgrelid = %s and tgname = %s)"
                            .formatted(table(target), Quote.literal(names.trigger())),
                    "the trigger " + names.trigger() + " is there"));
        } else {
            facts.add(functionStands(state));
            SyncTrigger.of(target, state).forEach(trigger -> facts.add(trigger.stands()));
        }
        if (state == SyncState.QUARANTINE) {
            facts.add(columns(hidden(), "the hidden old columns are not all there", true));
        } else if (state == SyncState.OFF && other == SyncState.QUARANTINE) {
            facts.add(columns(hidden(), "hidden old columns are still there", false));
        } else {
            facts.add(columns(target.oldColumns(), "the old columns are not all there", true));
        }
        return facts;
    }

    private List<String> hidden() {
        return target.oldColumns().stream().map(names::hidden).toList();
    }

    private Fact columns(List<String> wanted, String otherwise, boolean all) {
        String list = wanted.stream().map(Quote::literal).collect(Collectors.joining(", "));
        return Fact.of(
                "(select count(*) from pg_catalog.pg_attribute where attrelid = %s and attname in (%s)) = %d"
                        .formatted(table(target), list, all ? wanted.size() : 0),
                otherwise);
    }

    private String functionExists() {
        return "(pg_catalog.to_regprocedure(%s) is not null)".formatted(Quote.literal(names.functionSql() + "()"));
    }

    private Fact functionStands(SyncState state) {
        return Fact.of(
                """
                exists (select from pg_catalog.pg_proc as p join pg_catalog.pg_language as l on l.oid = p.prolang \
                where p.oid = pg_catalog.to_regprocedure(%s) and l.lanname = 'plpgsql' and not p.prosecdef \
                and p.proconfig = array[%s] \
                and pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(p.prosrc, 'UTF8')), 'hex') = %s)""".formatted(
                                Quote.literal(names.functionSql() + "()"),
                                Quote.literal(SyncFunction.CONFIGURATION),
                                Quote.literal(new SyncFunction(target, state).fingerprint())),
                "the function " + names.function() + " is missing or not that of " + state);
    }

    /** A later trigger could change what both sides were made equal on; other syncs of ours touch other columns. */
    private Fact nothingRunsLater() {
        String later = """
                from pg_catalog.pg_trigger as t join pg_catalog.pg_proc as p on p.oid = t.tgfoid \
                join pg_catalog.pg_namespace as n on n.oid = p.pronamespace \
                where t.tgrelid = %s and not t.tgisinternal and t.tgenabled <> 'D' and t.tgtype & 3 = 3 \
                and t.tgtype & 20 <> 0 and t.tgname collate "C" > %s and n.nspname <> 'inchworm'""".formatted(table(target), Quote.literal(names.trigger()));
        return new Fact(
                "not exists (select " + later + ")",
                "(select 'the trigger ' || min(t.tgname) || ' runs after the sync' " + later + ")");
    }

    /** A write that cannot be recorded goes through in silence, and would be taken for none. */
    private static Fact everybodyIsRecorded() {
        return Fact.of("""
                (pg_catalog.has_schema_privilege('public', 'inchworm', 'usage') \
                and pg_catalog.has_function_privilege('public', \
                pg_catalog.to_regprocedure('inchworm.record(text, text, text, bigint, text)'), 'execute'))""", "not everybody may call inchworm.record, so that writes go unseen");
    }

    private static String holds(List<Fact> facts) {
        return facts.stream()
                .map(fact -> "coalesce(" + fact.condition() + ", false)")
                .collect(Collectors.joining(" and "));
    }

    private static String complaints(List<Fact> facts) {
        String each = facts.stream()
                .map(fact ->
                        "case when not coalesce(%s, false) then %s end".formatted(fact.condition(), fact.otherwise()))
                .collect(Collectors.joining(", "));
        return "concat_ws('; ', " + each + ")";
    }
}
