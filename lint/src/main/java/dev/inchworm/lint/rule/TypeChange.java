// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server does to the rows and the indexes when a column changes its type, as measured on PostgreSQL 15 to 18.
 */
final class TypeChange {

    /** What it does. */
    enum Effect {
        /** Rows and indexes stay as they are. */
        NONE,
        /** Rows stay; indexes on the column are built anew. */
        INDEXES,
        /** As {@link #INDEXES} in a session whose time zone is UTC, else as {@link #REWRITE}. */
        INDEXES_IN_UTC,
        /** The table and all its indexes are written anew. */
        REWRITE,
        /** A type that is not the server's own: not known. */
        UNKNOWN
    }

    private static final Set<String> WITH_PRECISION = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");
    private static final int PRECISION_MAX = 6;

    private static final Set<String> OWN = Set.of(
            ("smallint integer bigint numeric real money boolean text varchar char bytea date time timetz timestamp"
                            + " timestamptz interval json jsonb uuid xml inet cidr macaddr macaddr8 bit varbit oid"
                            + " name citext int4range int8range numrange tsrange tstzrange daterange tsvector point")
                    .split(" ", -1));

    private static final Set<String> SAME_BYTES =
            Set.of("varchar>text", "text>varchar", "cidr>inet", "xml>text", "xml>varchar");
    private static final Set<String> SAME_BYTES_OTHER_ORDER = Set.of(
            "integer>oid",
            "oid>integer",
            "bit>varbit",
            "text>citext",
            "varchar>citext",
            "citext>text",
            "citext>varchar");

    private static final Map<String, String> LOSSES = losses();

    private TypeChange() {}

    /** What happens when a column of type {@code old} becomes {@code now}. */
    static Effect of(DataType old, DataType now) {
        String from = plain(old.name());
        String to = plain(now.name());
        if (!isOwn(from) || !isOwn(to)) {
            return from.equals(to) && old.arguments().equals(now.arguments()) ? Effect.NONE : Effect.UNKNOWN;
        } else if (old.isArray() || now.isArray()) {
            boolean isWider = old.isArray()
                    && now.isArray()
                    && from.equals(to)
                    && (now.arguments().isEmpty() || now.arguments().equals(old.arguments()));
            return isWider && !from.equals("char") ? Effect.NONE : Effect.REWRITE;
        } else if (from.equals(to)) {
            return widens(from, old, now) ? Effect.NONE : Effect.REWRITE;
        }
        return between(from, to, now);
    }

    private static Effect between(String from, String to, DataType now) {
        String pair = from + ">" + to;
        if (SAME_BYTES.contains(pair)) {
            return now.arguments().isEmpty() ? Effect.NONE : Effect.REWRITE;
        } else if (SAME_BYTES_OTHER_ORDER.contains(pair)) {
            return now.arguments().isEmpty() ? Effect.INDEXES : Effect.REWRITE;
        } else if (pair.equals("timestamp>timestamptz") || pair.equals("timestamptz>timestamp")) {
            boolean isExact = number(now, 0, PRECISION_MAX) == PRECISION_MAX;
            return isExact ? Effect.INDEXES_IN_UTC : Effect.REWRITE;
        }
        return Effect.REWRITE;
    }

    /** Whether every value of {@code old} is one of {@code now} as it stands; both are of the type {@code name}. */
    private static boolean widens(String name, DataType old, DataType now) {
        if (old.arguments().equals(now.arguments()) && fields(old).equals(fields(now))) {
            return true;
        } else if (WITH_PRECISION.contains(name)) {
            boolean hasAllFields = fields(now).isEmpty() || fields(now).equals("day to second");
            return hasAllFields && number(now, 0, PRECISION_MAX) >= number(old, 0, PRECISION_MAX);
        } else if (name.equals("varchar") || name.equals("varbit")) {
            return now.arguments().isEmpty()
                    || (!old.arguments().isEmpty() && number(now, 0, 0) >= number(old, 0, Integer.MAX_VALUE));
        } else if (name.equals("numeric")) {
            return now.arguments().isEmpty()
                    || (!old.arguments().isEmpty()
                            && number(now, 1, 0) == number(old, 1, 0)
                            && number(now, 0, 0) >= number(old, 0, Integer.MAX_VALUE));
        }
        return false;
    }

    /**
     * What a value may lose, or why it may be refused, when {@code old} becomes {@code now}; empty where nothing is.
     */
    static Optional<String> loss(DataType old, DataType now) {
        String from = plain(old.name());
        String to = plain(now.name());
        if (old.isArray() || now.isArray() || !isOwn(from) || !isOwn(to)) {
            return Optional.empty();
        }
        return Optional.ofNullable(LOSSES.get(from + ">" + to)).or(() -> shorter(from, to, old, now));
    }

    private static Map<String, String> losses() {
        String larger = "numbers that are too large are refused";
        Map<String, String> losses = new HashMap<>();
        losses.put("bigint>integer", larger);
        losses.put("bigint>smallint", larger);
        losses.put("integer>smallint", larger);
        List.of("smallint", "integer", "bigint")
                .forEach(whole -> List.of("numeric", "real", "double precision")
                        .forEach(broken -> losses.put(
                                broken + ">" + whole,
                                "fractions are rounded, and numbers that are too large are refused")));
        losses.put("double precision>real", "digits are lost");
        losses.put("numeric>real", "digits are lost");
        losses.put("numeric>double precision", "digits are lost");
        losses.put("bigint>real", "digits are lost");
        losses.put("bigint>double precision", "digits are lost");
        losses.put("integer>real", "digits are lost");
        losses.put("timestamptz>timestamp", "the moment is lost: only what the session's clock shows is kept");
        List.of("timestamp", "timestamptz").forEach(moment -> {
            losses.put(moment + ">date", "the time of day is lost");
            losses.put(moment + ">time", "the day is lost");
        });
        losses.put("json>jsonb", "white space, the order of keys and doubled keys are lost");
        losses.put("inet>cidr", "the host's part of an address is lost");
        return Map.copyOf(losses);
    }

    private static Optional<String> shorter(String from, String to, DataType old, DataType now) {
        boolean isText = Set.of("text", "varchar", "char").contains(from)
                && Set.of("varchar", "char").contains(to);
        boolean isLimited = !now.arguments().isEmpty();
        if (isText && isLimited && length(from, old) > number(now, 0, 1)) {
            return Optional.of("longer values are refused");
        } else if (to.equals("numeric") && from.equals(to) && isLimited) {
            boolean isRounded = old.arguments().isEmpty() || number(now, 1, 0) < number(old, 1, 0);
            boolean isRefused = old.arguments().isEmpty()
                    || number(now, 0, 0) - number(now, 1, 0) < number(old, 0, 0) - number(old, 1, 0);
            return isRounded || isRefused
                    ? Optional.of(isRounded ? "digits behind the point are rounded away" : "larger numbers are refused")
                    : Optional.empty();
        }
        boolean isCoarser = WITH_PRECISION.contains(to)
                && from.equals(to)
                && number(now, 0, PRECISION_MAX) < number(old, 0, PRECISION_MAX);
        return isCoarser ? Optional.of("fractions of a second are rounded away") : Optional.empty();
    }

    private static int length(String name, DataType type) {
        return number(type, 0, name.equals("char") ? 1 : Integer.MAX_VALUE);
    }

    /** Whether {@code using} is no more than the column itself, or its cast to what it becomes anyway. */
    static boolean isPlainCast(String using, String column, DataType old, DataType now) {
        String text = strip(using);
        String name = "(?:" + Pattern.quote(ObjectName.quote(column)) + "|(?i:" + Pattern.quote(column) + "))";
        if (text.matches(name)) {
            return true;
        }
        Matcher sign = Pattern.compile(name + "\\s*::\\s*(.+)", Pattern.DOTALL).matcher(text);
        Matcher function = Pattern.compile("(?i:cast)\\s*\\(\\s*" + name + "\\s+(?i:as)\\s+(.+)\\)", Pattern.DOTALL)
                .matcher(text);
        Optional<String> target = sign.matches()
                ? Optional.of(sign.group(1))
                : function.matches() ? Optional.of(function.group(1)) : Optional.empty();
        return target.flatMap(DataType::read)
                .filter(type -> of(old, type) == of(old, now) && of(type, now) == Effect.NONE)
                .isPresent();
    }

    private static String strip(String text) {
        String inner = text.strip();
        while (inner.startsWith("(")
                && inner.endsWith(")")
                && !inner.substring(1, inner.length() - 1).contains("(")) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static String plain(String name) {
        return switch (name) {
            case "serial" -> "integer";
            case "bigserial" -> "bigint";
            case "smallserial" -> "smallint";
            default -> name;
        };
    }

    private static boolean isOwn(String name) {
        return OWN.contains(name) || name.equals("double precision");
    }

    private static int number(DataType type, int position, int otherwise) {
        if (position >= type.arguments().size()) {
            return otherwise;
        }
        String digits = type.arguments().get(position);
        return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
    }

    /** {@code day to second} and the like, of an interval. */
    private static String fields(DataType type) {
        return type.name().equals("interval")
                ? type.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\(.*?\\)", "")
                        .replaceFirst("interval", "")
                        .strip()
                : "";
    }
}
