// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRangeTest {

    private static final Key TEN = new Key(List.of("10"));
    private static final Key TWENTY = new Key(List.of("20"));

    @Test
    void its_bounds_tell_which_statement_fits() {
        assertThat(KeyRange.ALL.bounds()).isEqualTo(KeyRange.Bounds.NONE);
        assertThat(KeyRange.ALL.from(TEN).bounds()).isEqualTo(KeyRange.Bounds.AFTER);
        assertThat(KeyRange.ALL.to(TEN).bounds()).isEqualTo(KeyRange.Bounds.UP_TO);
        assertThat(KeyRange.ALL.from(TEN).to(TWENTY).bounds()).isEqualTo(KeyRange.Bounds.BETWEEN);
    }

    @Test
    void parameters_are_bound_lower_before_upper() {
        assertThat(KeyRange.ALL.from(TEN).to(TWENTY).parameters()).containsExactly("10", "20");
        assertThat(KeyRange.ALL.parameters()).isEmpty();
    }
}
