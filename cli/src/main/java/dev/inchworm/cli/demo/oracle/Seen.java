// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a read returned.
 *
 * @param version the row's version
 * @param total the total; empty where the column read was null
 * @param currency the currency; empty where the reader does not know of it
 */
public record Seen(long version, OptionalLong total, Optional<String> currency) {

    boolean agrees(Value value) {
        return value.exists()
                && total.isPresent()
                && total.getAsLong() == value.total()
                && currency.map(value.currency()::equals).orElse(true);
    }

    /**
     * What differs between this read of the old side and one of either side; empty where both say the same.
     *
     * <p>A new side without a currency has not been filled, whatever its total.
     */
    public Optional<String> differs(Seen other) {
        if (version != other.version) {
            return Optional.of("row_version");
        }
        if (!total.equals(other.total)) {
            return Optional.of("total");
        }
        return other.currency.filter(known -> known.equals("null")).map(unfilled -> "currency");
    }
}
