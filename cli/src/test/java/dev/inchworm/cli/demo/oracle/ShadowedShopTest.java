// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shop's shadow reads see, and that nobody but they is hurt by it. */
class ShadowedShopTest {
    private static PostgresqlServer server;

    @BeforeAll
    static void start() {
        server = PostgresqlServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void equal_sides_agree_in_the_dark_while_they_are_written() throws SQLException {
        FaultyShop.Played played = FaultyShop.shadowed(server, true).play(Phase.BACKFILL);

        assertThat(played.verdict().findings()).isEmpty();
        assertThat(played.shadows().compared()).isGreaterThan(50);
        assertThat(played.shadows().divergent()).isZero();
    }

    @Test
    void a_new_side_that_was_never_filled_is_seen_in_the_dark_and_served_to_nobody() throws SQLException {
        FaultyShop.Played played = FaultyShop.shadowed(server, false).play(Phase.BACKFILL);

        assertThat(played.shadows().divergent()).isPositive();
        assertThat(played.verdict().findings()).isEmpty();
        assertThat(played.verdict().reads()).isGreaterThan(100);
    }
}
