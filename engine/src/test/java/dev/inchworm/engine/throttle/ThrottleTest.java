// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.throttle.Throttle.Go;
import dev.inchworm.engine.throttle.Throttle.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottleTest {

    private static final Throttle HOLDS = () -> new Hold("busy", Duration.ofSeconds(1));

    @Test
    void both_hold_if_either_holds() {
        assertThat(Throttle.none().and(HOLDS).measure()).isInstanceOf(Hold.class);
        assertThat(HOLDS.and(Throttle.none()).measure()).isInstanceOf(Hold.class);
        assertThat(Throttle.none().and(Throttle.none()).measure()).isEqualTo(new Go());
    }

    @Test
    void a_throttle_that_cannot_measure_holds_the_work() {
        Throttle broken = () -> Throttle.orHold("load", () -> {
            throw new IllegalStateException("no such sensor\nat line 3");
        });

        assertThat(broken.measure())
                .isEqualTo(new Hold("load cannot be measured: no such sensor", Duration.ofSeconds(1)));
    }

    @Test
    void rows_are_paid_for_by_time() {
        AtomicLong nanos = new AtomicLong();
        RowsPerSecond rate = new RowsPerSecond(1_000, nanos::get);
        assertThat(rate.measure()).isEqualTo(new Go());

        rate.took(500);

        assertThat(rate.measure())
                .isInstanceOfSatisfying(
                        Hold.class, hold -> assertThat(hold.atLeast()).isEqualTo(Duration.ofMillis(500)));
        nanos.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(rate.measure()).isEqualTo(new Go());
    }

    @Test
    void time_without_rows_saves_up_a_second_at_most() {
        AtomicLong nanos = new AtomicLong();
        RowsPerSecond rate = new RowsPerSecond(1_000, nanos::get);
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        rate.took(2_000);

        assertThat(rate.measure())
                .isInstanceOfSatisfying(
                        Hold.class, hold -> assertThat(hold.atLeast()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void the_halt_file_halts_while_it_is_there(@TempDir Path folder) throws IOException {
        HaltFile halt = HaltFile.of("orders", folder, Map.of());
        assertThat(halt.thrown()).isEmpty();

        Files.createFile(folder.resolve(".inchworm-halt-orders"));

        assertThat(halt.thrown()).hasValueSatisfying(why -> assertThat(why).contains(".inchworm-halt-orders"));
        Files.delete(folder.resolve(".inchworm-halt-orders"));
        assertThat(halt.thrown()).isEmpty();
    }

    @Test
    void the_environment_may_name_another_halt_file(@TempDir Path folder) {
        Path named = folder.resolve("stop-it");

        HaltFile halt = HaltFile.of("orders", folder, Map.of(HaltFile.VARIABLE, named.toString()));

        assertThat(halt.file()).isEqualTo(named);
    }

    @Test
    void any_switch_halts_and_its_first_reason_stays() {
        HaltFlag flag = new HaltFlag();
        var any = HaltFlag.any(Optional::empty, flag);
        assertThat(any.thrown()).isEmpty();

        flag.pull("one");
        flag.pull("two");

        assertThat(any.thrown()).contains("one");
    }
}
