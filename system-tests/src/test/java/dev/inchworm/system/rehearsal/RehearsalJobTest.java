// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.dialect.Endpoint;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.rehearsal.RehearsalJob;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.RehearsalReport;
import dev.inchworm.rehearsal.RehearsalRequest;
import dev.inchworm.rehearsal.rows.RowSample;
import dev.inchworm.rehearsal.steps.StepProbe;
import dev.inchworm.rehearsal.trial.SchemaSource;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import dev.inchworm.testing.TestDatabases;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A rehearsal with everything around it. */
class RehearsalJobTest {

    @Test
    void a_live_table_is_only_read_and_its_rehearsal_opens_the_gate() {
        try (Trial live = Trial.of(400);
                Engine engine = live.engine("operator")) {
            String catalog = live.catalog();
            String data = live.data();
            StepProbe probe = new StepProbe();

            RehearsalReport report = RehearsalJob.run(
                    request(Orders.migration(), new RehearsalRequest.Live(endpoint(live)), probe), Clock.systemUTC());

            assertThat(report.outcome().problems()).isEmpty();
            assertThat(probe.effects())
                    .anySatisfy(seen -> {
                        assertThat(seen.step()).isEqualTo("expand.add-columns");
                        assertThat(seen.locks()).containsExactly("ACCESS EXCLUSIVE on public.orders");
                        assertThat(seen.rewritten()).isEmpty();
                    })
                    .anySatisfy(seen -> {
                        assertThat(seen.step()).isEqualTo("enforce.validate.currency_known");
                        assertThat(seen.locks()).containsExactly("SHARE UPDATE EXCLUSIVE on public.orders");
                        assertThat(seen.scanned()).containsExactly("public.orders");
                    });
            assertThat(report.liveRows()).hasValue(400);
            assertThat(live.catalog()).isEqualTo(catalog);
            assertThat(live.data()).isEqualTo(data);
            assertThat(engine.ids()).isEmpty();

            engine.start(Orders.migration(), Orders.SOURCE);
            assertThat(engine.recordRehearsal(Orders.ID, report.proof())).isTrue();
            assertThat(engine.run(Orders.ID, Optional.of(Phase.EXPAND)).kind()).isEqualTo(Outcome.Kind.REACHED);
        }
    }

    @Test
    void a_mapping_whose_way_down_loses_data_is_named_lossy() {
        Migration plain = Stage.withUp("total_amount / 10", "(total_amount_minor * 10)::int");
        ReplaceColumns change = plain.change();
        Migration lossy = new Migration(
                plain.id(),
                plain.title(),
                plain.owner(),
                plain.database(),
                new ReplaceColumns(
                        change.table(),
                        change.rows(),
                        change.oldColumns(),
                        change.newColumns(),
                        change.down(),
                        Optional.of("total_amount / 10 = total_amount_minor"),
                        change.enforce()),
                Map.of(),
                List.of(new Migration.Example(Map.of("total_amount", "1234"), Map.of("total_amount_minor", "123"), 1)),
                plain.settings(),
                plain.roles(),
                List.of(),
                List.of());

        RehearsalReport report = RehearsalJob.run(
                request(lossy, new RehearsalRequest.Files(SchemaSource.sql("by hand", Stage.SCHEMA))),
                Clock.systemUTC());

        assertThat(report.outcome().notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("the mapping is lossy: total_amount of")
                        .contains("is another after up and down"));
    }

    @Test
    void a_sample_keeps_keys_and_the_old_side_and_scrambles_texts() throws Exception {
        try (Trial live = Trial.of(50);
                Stage stage = Stage.empty(Stage.SCHEMA)) {
            RowSample.Taken taken = RowSample.take(endpoint(live), stage.trial(), stage.plan(Orders.migration()), 20);

            assertThat(taken.rows()).isEqualTo(20);
            assertThat(taken.notes())
                    .anySatisfy(note ->
                            assertThat(note).startsWith("sample, scrambled: ").contains("public.customers.name"));
            assertThat(stage.ask("select string_agg(id || ':' || total_amount, ',' order by id) from orders"))
                    .isEqualTo(live.database()
                            .ask("select string_agg(id || ':' || total_amount, ',' order by id) from orders"
                                    + " where id > 30"));
            assertThat(stage.ask("select count(*) from customers where name like 'customer%'"))
                    .isEqualTo("0");
            assertThat(stage.ask("select max(char_length(name)) from customers"))
                    .isEqualTo(String.valueOf("customer 10".length()));
        }
    }

    @Test
    void a_process_that_is_told_to_end_leaves_no_server() throws Exception {
        Process rehearsing = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rehearsing.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = rehearsing.getInputStream().read();
        List<ProcessHandle> servers = rehearsing.descendants().toList();

        rehearsing.destroy();

        assertThat(said).isEqualTo('P');
        assertThat(servers).isNotEmpty();
        assertThat(rehearsing.waitFor(60, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle server : servers) {
            server.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    /** Rehearses, and prints P for the first phase that it comes to. */
    static final class Rehearsing {
        private Rehearsing() {}

        public static void main(String[] arguments) {
            RehearsalRequest request =
                    request(Orders.migration(), new RehearsalRequest.Files(SchemaSource.sql("by hand", Stage.SCHEMA)));
            RehearsalJob.run(
                    new RehearsalRequest(
                            request.migration(),
                            request.source(),
                            request.on(),
                            request.major(),
                            request.rows(),
                            request.sampled(),
                            request.listeners(),
                            request.halt(),
                            line -> {
                                if (line.startsWith("PREPARE")) {
                                    System.out.print("P");
                                    System.out.flush();
                                }
                            }),
                    Clock.systemUTC());
        }
    }

    private static RehearsalRequest request(
            Migration migration, RehearsalRequest.Source source, RehearsalListener... listeners) {
        return new RehearsalRequest(
                migration,
                source,
                Optional.empty(),
                OptionalInt.empty(),
                100,
                false,
                List.of(listeners),
                Optional::empty,
                line -> {});
    }

    private static Endpoint endpoint(Trial live) {
        return new Endpoint(new JdbcUrl(live.database().url()), Optional.of(TestDatabases.MIGRATOR), Optional.empty());
    }
}
