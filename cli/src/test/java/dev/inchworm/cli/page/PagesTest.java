// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.engine.Preview;
import dev.inchworm.engine.Status;
import dev.inchworm.engine.UsageReport;
import dev.inchworm.engine.Why;
import dev.inchworm.engine.backfill.Segments;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.sensor.Counters;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Reading;
import dev.inchworm.engine.sensor.Tally;
import dev.inchworm.engine.sensor.UsageTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people see, exactly; {@code -Dgolden=write} writes the pages anew. */
class PagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Catalogs.Size SIZE = new Catalogs.Size(1_234_567, 0, 300L << 20);

    @Test
    void a_plan_shows_every_kind_of_step() throws IOException {
        Plan plan = SamplePlan.everyKind();

        String page = text(preview(Optional.of(plan), List.of()), false);

        assertThat(page.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertGolden("plan", page.replace(plan.hash(), "HASH"));
    }

    @Test
    void a_full_plan_keeps_every_statement_as_it_is() {
        String page = text(preview(Optional.of(SamplePlan.everyKind()), List.of()), true);

        assertThat(page).contains(SamplePlan.LONG_SQL, "  line 19\n").doesNotContain("more lines");
    }

    @Test
    void a_plan_that_is_refused_says_why_and_what_to_do() throws IOException {
        Finding refusal = new Finding(
                "usable-key",
                Finding.Severity.REFUSE,
                "change.table",
                "public.orders has no primary key",
                "add a primary key first");
        Finding warning = new Finding(
                "user-triggers",
                Finding.Severity.WARN,
                "",
                "a trigger updated_at runs on every copied row",
                "or skip them");

        assertGolden("refused", text(preview(Optional.empty(), List.of(refusal, warning)), false));
    }

    @Test
    void a_backfill_shows_how_far_it_is() throws IOException {
        Status status = new Status(
                position(Phase.BACKFILL, State.READY, ""),
                "copy the past in chunks of the key (id)",
                Optional.of(new Routes.Row(4, Stage.DUALWRITE, 0, Optional.empty(), NOON, NOON)),
                Optional.of(new Lease.Holder("host-1", 7, 9_000)),
                new Segments.Totals(400_000, 3, 16),
                1_234_567,
                List.of(new Evidence.Item("dry-run", true, NOON, "clean: 1234567 rows in 310 chunks, 0 differ")),
                List.of());

        assertGolden("status-backfill", StatusPage.text(status));
    }

    @Test
    void a_ramp_whose_lease_ran_out_is_shown_as_old() throws IOException {
        Status status = new Status(
                position(Phase.CUTOVER, State.HALTED, "read errors 3.1 % over 1 %"),
                "move the reads in steps",
                Optional.of(new Routes.Row(9, Stage.LIVE, 1_000, Optional.of(NOON.minusSeconds(5)), NOON, NOON)),
                Optional.empty(),
                new Segments.Totals(0, 0, 0),
                1_234_567,
                List.of(),
                List.of("application cron as role batch writes old and never registered (4 writes, last at " + NOON
                        + ")"));

        assertGolden("status-halted", StatusPage.text(status));
    }

    @Test
    void usage_names_statement_place_writer_and_coverage() throws IOException {
        UsageTable.User reports = new UsageTable.User("reports", "app", "v1", "reports-1");
        Tally.Writers cron = new Tally.Writers("cron", "batch", 4, NOON);
        UsageReport report = new UsageReport(
                position(Phase.HOLD, State.READY, ""),
                Optional.empty(),
                List.of(new UsageTable.Use(
                        "old",
                        "read",
                        "OrderReport.total(OrderReport.java:42)",
                        "select total_amount from orders where id = ?",
                        reports,
                        1_234,
                        NOON,
                        NOON)),
                List.of(cron),
                List.of(new Tally.Writers("shop", "app", 9_000, NOON)),
                List.of(cron),
                new Reading(NOON, List.of(instance("reports-1", true), instance("shop-1", false))),
                List.of(new UsageTable.Coverage("reports-1", "v1", 50_000, 1_234, 0, NOON, NOON)));

        assertGolden("usage", UsagePage.text(report));
        assertThat(UsagePage.json(report)).containsKeys("uses", "writers", "instances");
    }

    private static Instance instance(String name, boolean audits) {
        return new Instance(
                name,
                "v1",
                9,
                Duration.ZERO,
                Instance.Presence.LIVE,
                new Instance.Claims(true, true, false, audits),
                new Instance.Origin("", "app", Duration.ZERO),
                Counters.NONE);
    }

    @Test
    void why_names_each_gate_and_the_next_command() throws IOException {
        Why why = new Why(
                position(Phase.HOLD, State.WAITING, "gate of CONTRACT: old-unused"),
                List.of(
                        new Gate("held", Gate.Verdict.OPEN, "7 d of 7 d"),
                        new Gate("parity", Gate.Verdict.CLOSED, "no full clean pass since HOLD began"),
                        new Gate("old-unused", Gate.Verdict.NEEDS_PERSON, "nothing measures who reads old"),
                        new Gate("query-plans", Gate.Verdict.NOT_JUDGED, "nothing compares them yet")),
                List.of("inchworm approve orders-total --state old-unused --reason TEXT"));

        assertGolden("why", WhyPage.text(why));
    }

    private static String text(Preview preview, boolean isFull) {
        return PlanPage.text(SamplePlan.MIGRATION, preview, PlanFacts.of(preview), isFull);
    }

    private static Preview preview(Optional<Plan> plan, List<Finding> findings) {
        return new Preview(plan, findings, SIZE, List.of("replica lag: no right to see it"), false);
    }

    private static Position position(Phase phase, State state, String reason) {
        return new Position(
                "orders-total",
                "Totals in minor units",
                "HASH",
                phase,
                Direction.FORWARD,
                Phase.PREPARE,
                state,
                reason,
                "a.step",
                1,
                "history",
                NOON.minusSeconds(4_000),
                NOON.minusSeconds(75),
                NOON.minusSeconds(9_000),
                NOON);
    }

    private static void assertGolden(String name, String page) throws IOException {
        Path file = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, page);
        }
        assertThat(page).isEqualTo(Files.readString(file));
    }
}
