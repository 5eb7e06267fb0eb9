// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.phase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {

    @ParameterizedTest
    @EnumSource(Phase.class)
    void going_on_and_back_leads_to_where_it_was(Phase phase) {
        phase.next().ifPresent(next -> assertThat(next.back()).contains(phase));
        phase.back().ifPresent(back -> assertThat(back.next()).contains(phase));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void every_phase_leads_from_prepare_to_done(Phase phase) {
        assertThat(Phase.PREPARE.reaches(phase)).isTrue();
        assertThat(phase.reaches(Phase.DONE)).isTrue();
    }

    @Test
    void both_sides_are_written_from_dual_write_until_contract() {
        assertThat(Phase.EXPAND.stage().writesNew()).isFalse();
        assertThat(Phase.DUAL_WRITE.stage().writesNew()).isTrue();
        assertThat(Phase.HOLD.stage().writesOld()).isTrue();
        assertThat(Phase.CONTRACT.stage().writesOld()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void a_stage_is_read_back_from_its_label(Stage stage) {
        assertThat(Stage.of(stage.label())).isEqualTo(stage);
    }
}
