// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Comparison;
import dev.inchworm.sdk.testing.FaultySide;
import dev.inchworm.sdk.testing.TestMigrations;
import java.io.IOException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadsTest {

    private final FaultySide<Long, String> old = new FaultySide<>((Long key) -> "row " + key);
    private final FaultySide<Long, String> fresh = new FaultySide<>((Long key) -> "row " + key);

    @AfterEach
    void heal() {
        old.heal();
        fresh.heal();
    }

    @Test
    void a_shadow_stage_compares_in_the_dark_and_serves_old() throws Exception {
        try (MigrationClient client = TestMigrations.fixed(Stage.SHADOW, 0, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh).build();

            assertThat(reads.read(1L)).isEqualTo("row 1");
            Soon.holds(() -> handle.figures().count(Comparison.MATCH) == 1);

            fresh.lie(row -> row + "!");
            assertThat(reads.read(2L)).isEqualTo("row 2");
            Soon.holds(() -> handle.figures().count(Comparison.MISMATCH_CONFIRMED) == 1);

            assertThat(handle.figures().reads(Side.OLD)).isEqualTo(2);
            assertThat(handle.figures().json()).contains("\"shadow\":true", "\"divergences\":1");
        }
    }

    @Test
    void a_failed_old_read_is_compared_too_and_thrown_as_it_is() {
        IOException failure = new IOException("old is away");
        old.fail(failure);
        fresh.fail(new IOException("new is away"));
        try (MigrationClient client = TestMigrations.fixed(Stage.SHADOW, 0, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh).build();

            assertThat(catchThrowable(() -> reads.read(1L))).isSameAs(failure);

            Soon.holds(() -> handle.figures().count(Comparison.ERROR_MATCH) == 1);
            assertThat(handle.figures().readErrors(Side.OLD)).isOne();
        }
    }

    @Test
    void when_both_sides_fail_old_is_told_and_new_is_not_lost() {
        IOException oldFailure = new IOException("old is away");
        SQLTimeoutException newFailure = new SQLTimeoutException("new is late");
        old.fail(oldFailure);
        fresh.fail(newFailure);
        try (MigrationClient client = TestMigrations.fixed(Stage.RAMPDOWN, 0, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh).build();

            assertThat(catchThrowable(() -> reads.read(1L)))
                    .isSameAs(oldFailure)
                    .hasSuppressedException(newFailure);
            assertThat(handle.figures().fallbacks()).isOne();
        }
    }

    @Test
    void a_row_that_neither_side_has_is_no_fallback() throws Exception {
        fresh.lose();
        old.lose();
        try (MigrationClient client = TestMigrations.fixed(Stage.LIVE, 10_000, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh).build();

            assertThat(reads.read(1L)).isNull();
            assertThat(handle.figures().fallbacks()).isZero();

            old.heal();
            assertThat(reads.read(1L)).isEqualTo("row 1");
            assertThat(handle.figures().fallbacks()).isOne();
        }
    }

    @Test
    void an_empty_optional_is_a_missing_row_and_an_application_may_say_so_otherwise() {
        try (MigrationClient client = TestMigrations.fixed(Stage.RAMPDOWN, 0, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, Optional<String>, RuntimeException> optional = handle.reads(
                            (Long key) -> Optional.of("old"), key -> Optional.<String>empty())
                    .build();
            assertThat(optional.read(1L)).contains("old");

            Reads<Long, String, RuntimeException> blank = handle.reads((Long key) -> "old", key -> "")
                    .missing(String::isEmpty)
                    .build();
            assertThat(blank.read(1L)).isEqualTo("old");
        }
    }

    @Test
    void an_interrupted_new_read_falls_back_and_leaves_the_thread_interrupted() throws Exception {
        fresh.fail(new InterruptedException("stop"));
        try (MigrationClient client = TestMigrations.fixed(Stage.RAMPDOWN, 0, "m")) {
            Reads<Long, String, Exception> reads =
                    client.migration("m").reads(old, fresh).build();

            assertThat(reads.read(1L)).isEqualTo("row 1");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void all_rows_of_one_owner_change_sides_together() {
        record Line(String owner, int number) {}
        try (MigrationClient client = TestMigrations.fixed(Stage.LIVE, 5_000, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Line, String, RuntimeException> reads = handle.reads((Line line) -> "old", line -> "new")
                    .key(Line::owner)
                    .withoutShadow()
                    .build();
            for (int i = 0; i < 200; i++) {
                String owner = "owner " + i;
                String expected = handle.side(owner).label();
                assertThat(reads.read(new Line(owner, 1))).isEqualTo(expected);
                assertThat(reads.read(new Line(owner, 2))).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void an_owner_that_cannot_be_told_hurts_no_read_and_is_asked_for_only_where_it_decides(Stage stage)
            throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (MigrationClient client = TestMigrations.fixed(stage, 5_000, "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh)
                    .key(id -> {
                        asked.incrementAndGet();
                        throw new IllegalStateException("no owner");
                    })
                    .withoutShadow()
                    .build();

            assertThat(reads.read(1L)).isEqualTo("row 1");
            assertThat(asked.get()).isEqualTo(stage == Stage.LIVE ? 1 : 0);
            assertThat(handle.figures().json()).contains("\"null_keys\":" + asked.get());
        }
    }
}
