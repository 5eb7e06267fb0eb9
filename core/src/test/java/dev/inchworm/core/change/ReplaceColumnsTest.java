// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.ReplaceColumns.Enforce;
import dev.inchworm.core.change.ReplaceColumns.NewColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplaceColumnsTest {

    @Test
    void it_is_called_as_the_file_calls_it_and_names_its_new_columns_in_order() {
        ReplaceColumns change = new ReplaceColumns(
                new TableName("", "orders"),
                ReplaceColumns.ALL_ROWS,
                List.of("total_amount"),
                List.of(new NewColumn("minor", "bigint", "total_amount"), new NewColumn("currency", "text", "'USD'")),
                Map.of(),
                Optional.empty(),
                new Enforce(List.of(), Map.of()));

        assertThat(change.kind()).isEqualTo("replace-columns");
        assertThat(change.newNames()).containsExactly("minor", "currency");
    }
}
