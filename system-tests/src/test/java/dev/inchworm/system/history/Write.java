// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.system.history.Row.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The values that one statement gives to a row, and what has to become of the row by it. */
record Write(OptionalLong total, OptionalLong minor, Optional<String> currency) {

    private static final long DEFAULT_TOTAL = 0;

    static final Write NOTHING = new Write(OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    static Write old(long amount) {
        return new Write(OptionalLong.of(amount), OptionalLong.empty(), Optional.empty());
    }

    static Write both(long total, long minor, Optional<String> currency) {
        return new Write(OptionalLong.of(total), OptionalLong.of(minor), currency);
    }

    static Write fresh(long minor, Optional<String> currency) {
        return new Write(OptionalLong.empty(), OptionalLong.of(minor), currency);
    }

    static Write currency(String currency) {
        return new Write(OptionalLong.empty(), OptionalLong.empty(), Optional.of(currency));
    }

    /** The values as SQL, each made by a format of the column's name and the value. */
    String each(String format) {
        return assignments().stream()
                .map(each -> format.formatted(each.column(), each.value()))
                .collect(Collectors.joining());
    }

    private List<Assignment> assignments() {
        List<Assignment> all = new ArrayList<>();
        total.ifPresent(value -> all.add(new Assignment("total_amount", Long.toString(value))));
        minor.ifPresent(value -> all.add(new Assignment("total_amount_minor", Long.toString(value))));
        currency.ifPresent(value -> all.add(new Assignment("currency", "'" + value + "'")));
        return all;
    }

    private record Assignment(String column, String value) {}

    /** What an insert of these values makes. */
    Row inserted(Regime regime) {
        long amount = regime == Regime.NEW_ONLY ? minor.orElse(0) : total.orElse(minor.orElse(DEFAULT_TOTAL));
        String money = currency.orElse(Row.FILL);
        return switch (regime) {
            case OLD_ONLY -> new Row(amount, Row.FILL, Side.MISSING);
            case UNSYNCED -> new Row(amount, money, unsyncedInsert());
            case OLD_WINS -> new Row(amount == DEFAULT_TOTAL ? minor.orElse(amount) : amount, money, Side.SAME);
            case NEW_WINS -> new Row(minor.orElse(amount), money, Side.SAME);
            case NEW_ONLY -> new Row(amount, money, Side.SAME);
        };
    }

    private Side unsyncedInsert() {
        if (minor.isEmpty() && currency.isEmpty()) {
            return Side.MISSING;
        }
        return minor.isPresent() && currency.isPresent() ? Side.SAME : Side.STALE;
    }

    /** What an update to these values makes of a row. */
    Row updated(Row before, Regime regime) {
        String money = currency.orElse(before.currency());
        return switch (regime) {
            case OLD_ONLY -> new Row(total.orElse(before.amount()), Row.FILL, Side.MISSING);
            case UNSYNCED -> new Row(total.orElse(before.amount()), money, unsyncedUpdate(before));
            case OLD_WINS, NEW_WINS -> new Row(synced(before, regime), money, syncedUpdate(before));
            case NEW_ONLY -> new Row(minor.orElse(before.amount()), money, Side.SAME);
        };
    }

    private Side unsyncedUpdate(Row before) {
        if (minor.isPresent()) {
            return currency.isPresent() || before.side() == Side.SAME ? Side.SAME : Side.STALE;
        }
        boolean isChanged = total.isPresent() && total.getAsLong() != before.amount();
        return before.side() == Side.SAME && isChanged ? Side.STALE : before.side();
    }

    private Side syncedUpdate(Row before) {
        boolean isTouched = minor.isPresent() || (total.isPresent() && total.getAsLong() != before.amount());
        return before.side() == Side.STALE && !isTouched ? Side.STALE : Side.SAME;
    }

    /** One side written: that one. Both, and they disagree: the one that changed; if both did, the authority. */
    private long synced(Row before, Regime regime) {
        if (total.isEmpty() || minor.isEmpty()) {
            return minor.orElse(total.orElse(before.amount()));
        }
        boolean isOldChanged = total.getAsLong() != before.amount();
        boolean isNewChanged = before.side() != Side.SAME
                || minor.getAsLong() != before.amount()
                || !currency.orElse(before.currency()).equals(before.currency());
        if (isOldChanged && isNewChanged) {
            return regime == Regime.OLD_WINS ? total.getAsLong() : minor.getAsLong();
        }
        return isOldChanged ? total.getAsLong() : minor.getAsLong();
    }
}
