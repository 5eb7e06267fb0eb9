// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import static dev.inchworm.cli.demo.shop.Release.V1;
import static dev.inchworm.cli.demo.shop.Release.V2;
import static dev.inchworm.cli.demo.shop.Release.V3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.core.phase.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private static final int PLACES = 6;

    @Test
    void old_code_is_gone_before_the_old_side_is_let_go() {
        assertThat(forward(Phase.HOLD)).containsOnly(V3);
        assertThat(forward(Phase.CONTRACT)).containsOnly(V3);
    }

    @Test
    void new_only_code_waits_until_its_writes_reach_the_old_side() {
        assertThat(forward(Phase.EXPAND)).containsOnly(V1, V2);
        assertThat(Deployment.of(new Position(Phase.DUAL_WRITE, false, false), PLACES))
                .doesNotContain(V3);
        assertThat(forward(Phase.DUAL_WRITE)).contains(V1, V2, V3);
    }

    @Test
    void nobody_uses_the_new_side_when_sync_is_taken_away() {
        assertThat(back(Phase.DUAL_WRITE)).containsOnly(V1);
        assertThat(back(Phase.EXPAND)).containsOnly(V1);
    }

    @Test
    void new_only_code_is_gone_before_the_route_may_stay_on_old() {
        assertThat(back(Phase.ENFORCE)).containsOnly(V1, V2);
        assertThat(back(Phase.CUTOVER)).containsOnly(V1, V2);
    }

    private static List<Release> forward(Phase phase) {
        return Deployment.of(new Position(phase, false, true), PLACES);
    }

    private static List<Release> back(Phase phase) {
        return Deployment.of(new Position(phase, true, true), PLACES);
    }
}
