// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.change.NamedSql;
import dev.inchworm.core.change.NamedSql.NotOneStatement;
import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.RehearsalOutcome;
import dev.inchworm.rehearsal.matrix.Matrix;
import dev.inchworm.rehearsal.matrix.MatrixPage;
import dev.inchworm.rehearsal.matrix.MatrixRun;
import dev.inchworm.system.fixture.Orders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The matrix fails exactly in the cells in which the old or the new code would. */
class MatrixTest {

    private static final String V1 =
            "insert into orders (id, customer_id, total_amount) values (:id, :customer_id, 1999)";
    private static final String V3 = "insert into orders (id, customer_id, total_amount_minor, currency)"
            + " values (:id, :customer_id, 1999, 'EUR')";

    private static final List<AppStatement> STATEMENTS = List.of(
            statement("checkout-v1", Phase.PREPARE, Phase.CUTOVER, V1),
            statement("report-v1", Phase.PREPARE, Phase.CONTRACT, "select total_amount from orders where id = :id"),
            statement("checkout-v3", Phase.CUTOVER, Phase.DONE, V3),
            statement("early-v3", Phase.PREPARE, Phase.DONE, V3),
            statement(
                    "odd-v2",
                    Phase.EXPAND,
                    Phase.HOLD,
                    "insert into orders (id, customer_id, total_amount_minor, currency)"
                            + " values (:id, :customer_id, 5, :currency)",
                    Map.of("currency", Optional.of("GBP"))),
            statement("void-v1", Phase.PREPARE, Phase.CUTOVER, "update orders set status = 'x' where id = -1"));

    private static final MatrixRun RUN = new MatrixRun(STATEMENTS);
    private static final RehearsalOutcome OUTCOME = rehearsed(RUN);
    private static final Matrix MATRIX = RUN.matrix();

    private static List<String> breaksOf(String name) {
        return MATRIX.breaks().stream()
                .filter(each -> each.statement().name().equals(name))
                .map(each -> each.place() + " " + each.failure().state())
                .toList();
    }

    private static AppStatement named(String name) {
        return STATEMENTS.stream()
                .filter(statement -> statement.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void versions_that_come_and_go_in_time_fail_nowhere() {
        assertThat(breaksOf("checkout-v1")).isEmpty();
        assertThat(breaksOf("checkout-v3")).isEmpty();
    }

    @Test
    void a_reader_that_stays_too_long_fails_where_its_column_is_gone() {
        assertThat(breaksOf("report-v1")).containsExactly("CONTRACT 42703", "CONTRACT on the way back 42703");
    }

    @Test
    void a_writer_that_comes_too_early_fails_before_its_column_is_there() {
        assertThat(breaksOf("early-v3")).containsExactly("PREPARE 42703", "PREPARE on the way back 42703");
    }

    @Test
    void a_writer_that_enforcement_refuses_fails_from_then_on() {
        assertThat(breaksOf("odd-v2"))
                .containsExactly(
                        "ENFORCE 23514", "HOLD 23514", "ENFORCE on the way back 23514", "HOLD on the way back 23514");
    }

    @Test
    void every_break_fails_the_rehearsal_and_nothing_was_left_behind() {
        assertThat(OUTCOME.passed()).isFalse();
        assertThat(OUTCOME.problems()).hasSize(8);
    }

    @Test
    void where_a_version_could_live_longer_and_where_nothing_is_proven_is_told() {
        assertThat(MATRIX.wider(named("checkout-v3"))).contains(Phase.EXPAND).doesNotContain(Phase.PREPARE);
        assertThat(MATRIX.provesNothing(named("void-v1"))).isTrue();
        assertThat(MATRIX.provesNothing(named("report-v1"))).isFalse();
        assertThat(MATRIX.cell(named("void-v1"), Phase.VERIFY, Direction.FORWARD))
                .hasValueSatisfying(cell -> assertThat(cell.rows()).isZero());
    }

    @Test
    void the_page_fits_a_terminal_and_shows_each_sign() {
        List<String> lines = MatrixPage.lines(MATRIX);

        assertThat(lines.subList(0, 1 + STATEMENTS.size()))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(98));
        assertThat(lines.get(2)).matches("report-v1 +<->( +ok){8} +FAIL +-");
        assertThat(lines.get(3)).startsWith("checkout-v3      <-> -       +      +");
        assertThat(lines)
                .contains("odd-v2 is live and fails in ENFORCE, HOLD both ways: 23514 new row for relation"
                        + " \"orders\" violates check constraint \"currency_known\"");
        assertThat(MatrixPage.markdown(MATRIX)).contains("| `report-v1` | forward | ok | ok |");
        assertThat(MatrixPage.json(MATRIX)).containsOnlyKeys("versions", "breaks");
    }

    private static RehearsalOutcome rehearsed(MatrixRun run) {
        try (Stage stage = Stage.with(Stage.SCHEMA, 50)) {
            return stage.rehearse(Orders.migration(), UnaryOperator.identity(), run);
        }
    }

    private static AppStatement statement(String name, Phase from, Phase to, String sql) {
        return statement(name, from, to, sql, Map.of());
    }

    private static AppStatement statement(
            String name, Phase from, Phase to, String sql, Map<String, Optional<String>> with) {
        try {
            return new AppStatement(name, from, to, NamedSql.of(sql), with, 1);
        } catch (NotOneStatement e) {
            throw new IllegalArgumentException(e);
        }
    }
}
