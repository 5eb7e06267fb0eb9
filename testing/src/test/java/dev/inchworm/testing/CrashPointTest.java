// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void it_dies_at_its_time_and_stays_dead() {
        CrashPoint point = CrashPoint.at(2);
        point.pass();
        assertThat(point.isReached()).isFalse();

        assertThatThrownBy(point::pass).isInstanceOf(CrashPoint.Crash.class).hasMessage("crash at write 2");
        assertThatThrownBy(point::pass).isInstanceOf(Error.class);
        assertThat(point.isReached()).isTrue();
    }

    @Test
    void it_counts_when_it_never_dies() {
        CrashPoint point = CrashPoint.never();
        point.pass();
        point.pass();

        assertThat(point.passed()).isEqualTo(2);
        assertThat(point.isReached()).isFalse();
    }
}
