// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.engine.session.HaltSwitch;
import java.util.Optional;

/** A halt switch that a run can be made with before its watch exists. */
final class LateHalt implements HaltSwitch {

    private volatile HaltSwitch followed;

    LateHalt(HaltSwitch first) {
        this.followed = first;
    }

    void follow(HaltSwitch other) {
        followed = other;
    }

    @Override
    public Optional<String> thrown() {
        return followed.thrown();
    }
}
