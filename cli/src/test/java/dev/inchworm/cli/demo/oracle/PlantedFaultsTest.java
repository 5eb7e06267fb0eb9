// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.embedded.PostgresqlServer;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle must find what it is there to find: a sound sync passes, each planted fault is counted. */
class PlantedFaultsTest {
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
    void a_sound_sync_loses_nothing() throws SQLException {
        Verdict verdict = play(Planted.NOTHING);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.acknowledged()).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource(value = Planted.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void a_planted_fault_is_found(Planted planted) throws SQLException {
        Verdict verdict = play(planted);

        assertThat(verdict.isClean()).isFalse();
    }

    private static Verdict play(Planted planted) throws SQLException {
        Phase phase = planted == Planted.RENAME_WITHOUT_FUNCTION ? Phase.HOLD : Phase.CUTOVER;
        return FaultyShop.live(server, planted).play(phase).verdict();
    }
}
