// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Glob;
import dev.inchworm.core.change.Guardrail.Kind;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.change.Uses;
import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.phase.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketTest {

    @Test
    void the_order_totals_case_is_read_whole() throws IOException {
        Migration migration = read(Samples.good("order-totals"));

        assertThat(migration.id()).isEqualTo("orders-total-minor");
        assertThat(migration.database()).contains("shop");
        assertThat(migration.change().table()).isEqualTo(new TableName("", "orders"));
        assertThat(migration.change().newColumns())
                .containsExactly(
                        new NewColumn("total_amount_minor", "bigint", "total_amount"),
                        new NewColumn("currency", "text", "'USD'"));
        assertThat(migration.change().down()).isEqualTo(Map.of("total_amount", "total_amount_minor::int"));
        assertThat(migration.change().same()).contains("total_amount = total_amount_minor and currency is not null");
        assertThat(migration.change().enforce().checks()).containsKey("currency_known");
        assertThat(migration.examples()).singleElement().satisfies(example -> {
            assertThat(example.oldValues()).isEqualTo(Map.of("total_amount", "1999"));
            assertThat(example.newValues()).isEqualTo(Map.of("total_amount_minor", "1999", "currency", "USD"));
            assertThat(example.line()).isEqualTo(20);
        });
        assertThat(migration.roles().approvers()).containsExactly("ana", "li");
        assertThat(migration.settings().verify().businessCycle()).contains(Duration.ofDays(7));
        assertThat(migration.settings().contract().deadline()).contains(LocalDate.of(2027, 1, 31));
    }

    @Test
    void keys_of_parts_that_come_later_are_told_with_their_place() throws IOException {
        assertThat(read(Samples.good("order-totals")).notJudged())
                .containsExactly("migration.yaml:32:1 consumers: not judged yet, the usage inventory will watch them");
    }

    @Test
    void statements_and_queries_are_read_with_their_phases_and_parameters() throws IOException {
        Uses uses = read(Samples.good("order-totals")).uses();

        assertThat(uses.statements())
                .extracting(AppStatement::name)
                .containsExactly("checkout-v1", "checkout-v2", "checkout-v3");
        assertThat(uses.statements().get(1)).satisfies(statement -> {
            assertThat(statement.from()).isEqualTo(Phase.EXPAND);
            assertThat(statement.to()).isEqualTo(Phase.HOLD);
            assertThat(statement.sql().names()).containsExactly("id");
            assertThat(statement.isLive(Phase.VERIFY)).isTrue();
            assertThat(statement.isLive(Phase.PREPARE)).isFalse();
            assertThat(statement.isLive(Phase.CONTRACT)).isFalse();
            assertThat(statement.line()).isEqualTo(23);
        });
        assertThat(uses.queries())
                .singleElement()
                .satisfies(query -> assertThat(query.before()).isEqualTo(query.after()));
    }

    @Test
    void a_statement_may_leave_its_phases_out_and_give_values() throws IOException {
        Uses uses = read(Samples.good("every-key")).uses();

        assertThat(uses.statements().get(1)).satisfies(statement -> {
            assertThat(statement.from()).isEqualTo(Phase.PREPARE);
            assertThat(statement.to()).isEqualTo(Phase.DONE);
            assertThat(statement.with())
                    .isEqualTo(Map.of("street", Optional.of("12"), "city", Optional.<String>empty()));
        });
        assertThat(uses.statements().get(2).from())
                .isEqualTo(uses.statements().get(2).to());
        assertThat(uses.queries().get(1).after()).hasToString("select address from t where id = :id");
    }

    @Test
    void a_file_with_only_what_is_required_takes_every_default_and_says_so() throws IOException {
        Migration migration = read(Samples.good("least"));

        assertThat(migration.settings()).isEqualTo(Settings.defaults());
        assertThat(migration.change().rows()).isEqualTo("true");
        assertThat(migration.change().same()).isEmpty();
        assertThat(migration.notJudged()).isEmpty();
        assertThat(migration.guardrail()).isEmpty();
        assertThat(migration.defaults())
                .containsExactly(
                        "change.rows = true",
                        "change.sync = trigger",
                        "ddl.lock_timeout = 2s",
                        "ddl.statement_timeout = 30s",
                        "ddl.attempts_max = 30",
                        "backfill.chunk_time = 200ms",
                        "backfill.workers = 2",
                        "backfill.replica_lag_max = 5s",
                        "backfill.user_triggers = fire",
                        "backfill.dead_rows_max = 150%",
                        "backfill.lock_waiters_max = 1",
                        "verify.divergence_max = 0.1%",
                        "verify.window = 1d",
                        "verify.samples_min = 10000",
                        "cutover.by = sdk",
                        "cutover.ramp = [1%, 10%, 50%, 100%]",
                        "cutover.soak = 15m",
                        "stop.read_errors_max = 1%",
                        "stop.p99_ratio_max = 2.0",
                        "stop.write_latency_ratio_max = 2.0",
                        "stop.replica_lag_max = 30s",
                        "stop.divergences_max = 0",
                        "contract.hold = 7d",
                        "contract.unused_for = 7d",
                        "contract.deploy_cycle = 1d",
                        "contract.archive = true",
                        "enforcement.quiet_for = 1h");
    }

    @Test
    void a_file_that_says_everything_takes_no_default() throws IOException {
        Migration migration = read(Samples.good("every-key"));

        assertThat(migration.defaults()).isEmpty();
        assertThat(migration.change().table()).isEqualTo(new TableName("sales.eu", "Customer \"A\""));
        assertThat(migration.change().down()).containsOnlyKeys("street", "Post Code", "city");
        assertThat(migration.examples().get(0).oldValues()).isEqualTo(Map.of("street", "A", "Post Code", "12345"));
        assertThat(migration.settings().cutover().by()).isEqualTo(Settings.By.OWN_FLAGS);
        assertThat(migration.settings().cutover().ramp()).containsExactly(50, 10_000);
        assertThat(migration.settings().backfill().userTriggers()).isEqualTo(Settings.UserTriggers.SKIP);
        assertThat(migration.settings().backfill().deadRowsMax()).isEqualTo(0.5);
        assertThat(migration.settings().contract().keep()).containsExactly("city");
        assertThat(migration.guardrail()).hasValueSatisfying(guardrail -> {
            assertThat(guardrail.mayTouch()).containsExactly(Glob.of("a/**"));
            assertThat(guardrail.mustNot()).containsExactly(Kind.DROP_COLUMN, Kind.DELETE_WITHOUT_WHERE);
            assertThat(guardrail.oldLogic()).containsExactly(Glob.of("a/old/*.java"));
        });
    }

    @Test
    void a_packet_is_a_folder_or_a_file_and_finds_its_connections_above(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectories(folder.resolve("migrations/orders"));
        Files.writeString(inner.resolve("migration.yaml"), Samples.good("least"));
        Files.writeString(folder.resolve("inchworm.yaml"), "databases: { a: { url: 'jdbc:x' } }\n");

        Packet packet = Packet.read(inner, Samples.CLOCK);

        assertThat(packet.migration().id()).isEqualTo("orders-total");
        assertThat(Packet.read(inner.resolve("migration.yaml"), Samples.CLOCK)).isEqualTo(packet);
        assertThat(packet.connections()).contains(folder.resolve("inchworm.yaml"));
    }

    @Test
    void what_a_server_says_of_a_key_is_told_with_its_place() throws IOException {
        Packet packet = new Packet(Path.of("m.yaml"), Samples.good("every-key"), read(Samples.good("every-key")));

        assertThat(packet.placed(said("change.new[1].up (false) is refused")).happened())
                .isEqualTo("m.yaml:12:46 change.new[1].up (false) is refused");
        assertThat(packet.placed(said("change.down.Post Code (x) is refused")).happened())
                .startsWith("m.yaml:15:18 change.down.Post Code");
        assertThat(packet.placed(said("no table orders")).getMessage())
                .startsWith("IW-1101 m.yaml:7:12 no table orders")
                .contains("State: nothing changed");
        assertThat(packet.placed(said("something else")).happened()).isEqualTo("something else");
    }

    @Test
    void what_preflight_found_is_told_with_its_place() throws IOException {
        Packet packet = new Packet(Path.of("m.yaml"), Samples.good("every-key"), read(Samples.good("every-key")));

        assertThat(packet.placed(found("change.old[1]", "old column Post Code is generated"))
                        .text())
                .isEqualTo("m.yaml:9:19 old column Post Code is generated");
        assertThat(packet.placed(found("change.enforce.not_null", "rows is a filter"))
                        .text())
                .startsWith("m.yaml:22:17 rows");
        assertThat(packet.placed(found("", "role app may not")).text()).isEqualTo("role app may not");

        InchwormException refused =
                new InchwormException(ErrorCode.PREFLIGHT_REFUSED, """
                    preflight refuses customers-address:
                        new-column-clash: change.new[1].name: there is a column is_new
                          choose another name
                        owner-rights: role app may not create the journal's schema
                          grant create\
                    """, "nothing changed", "mend it");
        assertThat(packet.placed(refused).happened()).isEqualTo("""
            preflight refuses customers-address:
                new-column-clash: m.yaml:12:17 change.new[1].name: there is a column is_new
                  choose another name
                owner-rights: role app may not create the journal's schema
                  grant create\
            """);
    }

    private static Finding found(String key, String text) {
        return new Finding("a-check", Finding.Severity.REFUSE, key, text, "mend it");
    }

    private static InchwormException said(String happened) {
        return new InchwormException(ErrorCode.MAPPING_REFUSED, happened, "nothing changed", "correct it");
    }

    @Test
    void a_file_that_is_not_there_is_said_to_be_missing(@TempDir Path folder) {
        assertThatThrownBy(() -> Packet.read(folder, Samples.CLOCK))
                .hasMessageStartingWith("IW-1002 " + folder.resolve("migration.yaml") + " is not there");
    }

    @Test
    void a_file_that_is_not_text_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xC3, 0x28});

        assertThatThrownBy(() -> Packet.read(file, Samples.CLOCK)).hasMessageContaining("is not UTF-8 text");
    }

    private static Migration read(String text) {
        return Packet.parse("migration.yaml", text, Samples.CLOCK);
    }
}
