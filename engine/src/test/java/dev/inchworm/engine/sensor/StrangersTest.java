// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.engine.sensor.Instance.Presence;
import dev.inchworm.engine.sensor.Tally.Writers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static final Reading READING = new Reading(
            NOON,
            List.of(new Instance(
                    "host-7-ab12",
                    "v3",
                    1,
                    Duration.ZERO,
                    Presence.GONE,
                    new Instance.Claims(false, true, false, false),
                    new Instance.Origin("shop", "app", Duration.ofHours(1)),
                    Counters.NONE)));

    private static boolean isStranger(String application, String role) {
        return !Strangers.among(List.of(new Writers(application, role, 3, NOON)), READING)
                .isEmpty();
    }

    @Test
    void an_application_or_an_instance_that_registered_once_is_known_under_its_name_and_what_is_named_after_it() {
        assertThat(isStranger("shop", "app")).isFalse();
        assertThat(isStranger("shop-pool-2", "other")).isFalse();
        assertThat(isStranger("host-7-ab12", "app")).isFalse();
        assertThat(isStranger("shopping", "app")).isTrue();
        assertThat(isStranger("nightly-report", "app")).isTrue();
    }

    @Test
    void without_a_name_the_role_tells() {
        assertThat(isStranger("", "app")).isFalse();
        assertThat(isStranger("PostgreSQL JDBC Driver", "app")).isFalse();
        assertThat(isStranger("PostgreSQL JDBC Driver", "batch")).isTrue();
    }

    @Test
    void a_stranger_is_named_with_what_it_did() {
        assertThat(Strangers.line(new Writers("nightly", "batch", 3, NOON)))
                .isEqualTo("application nightly as role batch writes old and never registered"
                        + " (3 writes, last at 2026-01-01T12:00:00Z)");
    }
}
