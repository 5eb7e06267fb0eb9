// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTest {

    private final Expression sum = new Expression(List.of("(", "a", " + ", "b", " + ", "a", ")"), false);

    @Test
    void its_columns_are_written_as_asked() {
        assertThat(sum.sql(name -> "NEW." + name)).isEqualTo("(NEW.a + NEW.b + NEW.a)");
    }

    @Test
    void it_names_each_column_once() {
        assertThat(sum.reads()).containsExactly("a", "b");
        assertThat(Expression.constant("'USD'").reads()).isEmpty();
    }

    @Test
    void an_even_number_of_pieces_is_refused() {
        assertThatThrownBy(() -> new Expression(List.of("a", "b"), true)).hasMessageContaining("odd");
    }
}
