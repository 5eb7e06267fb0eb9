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
}
