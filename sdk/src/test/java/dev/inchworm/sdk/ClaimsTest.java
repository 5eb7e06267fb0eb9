// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.route.Report;
import dev.inchworm.sdk.testing.InMemoryControl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an instance claims of the sides it uses, on which the engine lets go of one. */
class ClaimsTest {

    private static final String ID = "orders-total-minor";

    @ParameterizedTest
    @EnumSource(Stage.class)
    void old_is_used_until_every_read_has_gone_to_new_and_new_from_the_moment_it_is_written(Stage stage) {
        InMemoryControl control = new InMemoryControl().stage(ID, stage);
        try (MigrationClient client = MigrationClient.builder().control(control).build()) {
            client.migration(ID);
        }

        assertThat(control.latest(ID).map(Report::figuresJson))
                .hasValueSatisfying(figures -> assertThat(figures)
                        .contains("\"uses_old\":" + (stage.compareTo(Stage.RAMPDOWN) < 0))
                        .contains("\"uses_new\":" + (stage != Stage.OFF)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"RAMPDOWN", "COMPLETE"})
    void a_release_that_cannot_leave_old_says_so(Stage stage) {
        InMemoryControl control = new InMemoryControl().stage(ID, stage);
        try (MigrationClient client = MigrationClient.builder().control(control).build()) {
            client.handle(ID).atMost(Stage.LIVE).build();
        }

        assertThat(control.latest(ID).map(Report::figuresJson))
                .hasValueSatisfying(figures -> assertThat(figures).contains("\"uses_old\":true"));
    }
}
