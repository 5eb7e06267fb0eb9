// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Stage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static Route route(int percentBp, Optional<Duration> lease) {
        return new Route("m", 1, Stage.LIVE, percentBp, "s", lease);
    }

    @Test
    void one_percent_is_a_part_of_ten_percent() {
        Route one = route(100, Optional.of(Duration.ofSeconds(5)));
        Route ten = route(1_000, Optional.of(Duration.ofSeconds(5)));
        for (int key = 0; key < 10_000; key++) {
            if (one.readsNew(Integer.toString(key), Duration.ZERO)) {
                assertThat(ten.readsNew(Integer.toString(key), Duration.ZERO)).isTrue();
            }
        }
    }

    @Test
    void a_percentage_whose_lease_ran_out_means_old() {
        Route half = route(5_000, Optional.of(Duration.ofSeconds(5)));
        String key = "0";
        for (int i = 0; !half.readsNew(key, Duration.ZERO); i++) {
            key = Integer.toString(i);
        }

        assertThat(half.readsNew(key, Duration.ofMillis(4_999))).isTrue();
        assertThat(half.readsNew(key, Duration.ofSeconds(5))).isFalse();
        assertThat(route(5_000, Optional.empty()).readsNew(key, Duration.ZERO)).isFalse();
    }

    @Test
    void nothing_and_everything_need_no_lease() {
        assertThat(route(0, Optional.empty()).readsNew("1", Duration.ZERO)).isFalse();
        assertThat(route(10_000, Optional.empty()).readsNew("1", Duration.ofDays(1)))
                .isTrue();
    }

    @Test
    void a_percentage_out_of_bounds_is_refused() {
        assertThatThrownBy(() -> route(10_001, Optional.empty())).hasMessageContaining("was 10001");
    }
}
