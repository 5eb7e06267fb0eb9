// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.chunk.KeyRange;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.PhasePlan;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.RangeSql;
import dev.inchworm.core.plan.Step;
import dev.inchworm.core.plan.SyncState;
import dev.inchworm.packet.Packet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan with one step of every kind, by hand. */
final class SamplePlan {

    static final Migration MIGRATION =
            Packet.parse("migration.yaml", """
            id: orders-total
            title: Totals in minor units
            change:
              kind: replace-columns
              table: orders
              old: [total]
              new: [{ name: minor, type: bigint, up: "total" }]
              down: { total: "minor::int" }
            consumers: [ { name: export } ]
            cutover: { ramp: [0.5%, 100%] }
            """, Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

    static final String LONG_SQL = "create trigger a_sync before insert or update on public.orders for each row when "
            + "((NEW.total = NEW.minor) is not true) execute function inchworm.a_sync()";

    private static final Column ID = column("id", "bigint");
    private static final Table TABLE = new Table(
            new TableName("public", "orders"),
            List.of(ID, column("total", "integer")),
            List.of(ID),
            List.of(),
            "shop",
            "17.11");

    private SamplePlan() {}

    static Plan everyKind() {
        Settings settings = MIGRATION.settings();
        return new Plan(
                Plan.FORMAT,
                MIGRATION.id(),
                TABLE,
                List.of("total"),
                mapping(),
                settings,
                MIGRATION.roles(),
                List.of(
                        phase(Phase.EXPAND, List.of("preflight is clean", "the dry run is clean"), apply(), sync()),
                        phase(Phase.BACKFILL, List.of(), backfill(), new Step.AwaitReplicas("b.2", "replicas follow")),
                        phase(Phase.CUTOVER, List.of("parity is clean"), verify(), shadow(), ramp(settings)),
                        phase(Phase.CONTRACT, List.of(), hold(), approve("ana", "li"), approve(), archive()),
                        phase(Phase.DONE, List.of())),
                List.of("archive: the drop"),
                List.of("grant create on database shop to inchworm"),
                List.of("SELECT * sees new columns"));
    }

    private static PhasePlan phase(Phase phase, List<String> gates, Step... steps) {
        return new PhasePlan(phase, List.of(steps), gates, "route to old", List.of("knows old only", "writes both"));
    }

    private static Mapping mapping() {
        Map<String, Expression> up = new LinkedHashMap<>();
        up.put("minor", new Expression(List.of("", "total", ""), true));
        up.put("currency", Expression.constant("'USD'::text"));
        return new Mapping(
                List.of(column("minor", "bigint")),
                up,
                Map.of("total", new Expression(List.of("(", "minor", ")::integer"), false)),
                new Expression(List.of("(", "total", " = ", "minor", ")"), true),
                Expression.constant("true"),
                true,
                List.of(),
                Map.of(),
                Map.of());
    }

    private static Column column(String name, String type) {
        return new Column(name, type, true, Optional.empty(), false, false, Optional.empty(), List.of());
    }

    private static Step apply() {
        return new Step.Apply(
                "e.1",
                "add minor",
                new Ddl(
                        List.of("alter table public.orders add column minor bigint"),
                        List.of("alter table public.orders drop column minor"),
                        LockClass.STRONG,
                        LockClass.STRONG,
                        "probe"));
    }

    private static Step sync() {
        String function = "create function inchworm.a_sync() as $$\n"
                + IntStream.range(0, 20).mapToObj(i -> "  line " + i).collect(Collectors.joining("\n")) + "\n$$";
        Ddl ddl = new Ddl(List.of(function, LONG_SQL), List.of(), LockClass.WRITES, LockClass.NONE, "probe");
        return new Step.Sync("e.2", "install the sync", SyncState.OFF, SyncState.OLD_WINS, ddl, true, "fires");
    }

    private static Step backfill() {
        return new Step.Backfill("b.1", "copy the past", range("boundary"), range("update orders"), "highest", "parts");
    }

    private static Step verify() {
        RangeSql sql = range("select count(*)\n  from orders");
        return new Step.Verify("c.1", "compare both sides", Step.Purpose.PARITY, sql, sql, sql);
    }

    private static Step shadow() {
        return new Step.Shadow("c.2", "shadow reads agree", 0.001, Duration.ofHours(24), 10_000);
    }

    private static Step ramp(Settings settings) {
        Settings.Cutover cutover = settings.cutover();
        return new Step.Ramp("c.3", "move the reads", cutover.ramp(), cutover.soak(), cutover.by());
    }

    private static Step hold() {
        return new Step.Hold("d.1", "keep the way back", Duration.ofDays(7), Step.Watch.OLD_USED, Duration.ofHours(12));
    }

    private static Step approve(String... names) {
        return new Step.Approve("d.2", "a person lets go", List.of(names));
    }

    private static Step archive() {
        RangeSql sql = range("archive");
        return new Step.Archive(
                "d.3",
                "write what is dropped to a file",
                sql,
                sql,
                List.of("id", "total"),
                List.of(),
                "",
                sql,
                List.of());
    }

    private static RangeSql range(String sql) {
        return new RangeSql(
                Arrays.stream(KeyRange.Bounds.values()).collect(Collectors.toMap(each -> each, each -> sql)));
    }
}
