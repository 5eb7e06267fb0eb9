// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one committed write did to its row, as a function of what was there before.
 *
 * @param total the total it wrote; empty where it left the total alone
 * @param currency the currency it wrote; empty where it left the currency alone, as old code always does
 * @param deletes whether it deleted the row
 */
public record Effect(OptionalLong total, Optional<String> currency, boolean deletes) {

    /** Writes something else. */
    public static Effect touch() {
        return new Effect(OptionalLong.empty(), Optional.empty(), false);
    }

    /** Writes the total and leaves the currency. */
    public static Effect total(long total) {
        return new Effect(OptionalLong.of(total), Optional.empty(), false);
    }

    /** Writes both. */
    public static Effect total(long total, String currency) {
        return new Effect(OptionalLong.of(total), Optional.of(currency), false);
    }

    /** Deletes the row. */
    public static Effect delete() {
        return new Effect(OptionalLong.empty(), Optional.empty(), true);
    }

    Value on(Value before) {
        return new Value(total.orElse(before.total()), currency.orElse(before.currency()), !deletes);
    }
}
