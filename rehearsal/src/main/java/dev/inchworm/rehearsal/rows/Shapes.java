// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that makes up a value of a type from a number: {@code n}, a bigint from one on, never the same twice.
 *
 * <p>{@code #} stands for the number; where values need not differ it is replaced by a hash of it, so that two columns
 * of a row do not move together.
 */
final class Shapes {

    private static final String TEXTS = """
            case (#) %% 9 when 0 then 'value ' || (#) when 1 then (#)::text
              when 2 then upper(translate(left(md5((#)::text), 1 + ((#) %% 7)::int), '0123456789', 'ghijklmnop'))
              when 3 then translate(left(md5((#)::text), 1 + ((#) %% 11)::int), '0123456789', 'ghijklmnop')
              when 4 then 'user' || (#) || '@example.com' when 5 then lpad(((#) %% 1000)::text, 3, '0')
              when 6 then md5((#)::text)::uuid::text when 7 then (date '2024-01-01' + ((#) %% 900)::int)::text
              else left(md5((#)::text), 1 + ((#) %% 31)::int) end""".formatted();

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("int2", "(#) % 30000"),
            Map.entry("int4", "(#) % 2000000000"),
            Map.entry("int8", "#"),
            Map.entry("numeric", "(#) % 1000000 / 100.0"),
            Map.entry("float4", "(#) % 100000 / 4.0"),
            Map.entry("float8", "(#) / 8.0"),
            Map.entry("money", "((#) % 100000)::numeric / 100"),
            Map.entry("bool", "(#) % 2 = 0"),
            Map.entry("date", "date '2024-01-01' + ((#) % 900)::int"),
            Map.entry("timestamp", "timestamp '2024-01-01 00:00:00' + (#) % 1000000 * interval '1 minute'"),
            Map.entry("timestamptz", "timestamptz '2024-01-01 00:00:00+00' + (#) % 1000000 * interval '1 minute'"),
            Map.entry("time", "time '00:00' + (#) % 86400 * interval '1 second'"),
            Map.entry("timetz", "timetz '00:00+00' + (#) % 86400 * interval '1 second'"),
            Map.entry("interval", "(#) % 10000 * interval '1 minute'"),
            Map.entry("uuid", "md5((#)::text)::uuid"),
            Map.entry("json", "json_build_object('n', (#))"),
            Map.entry("jsonb", "jsonb_build_object('n', (#))"),
            Map.entry("jsonpath", "'$.n'"),
            Map.entry("bytea", "decode(md5((#)::text), 'hex')"),
            Map.entry("inet", "inet '10.0.0.0' + (#) % 16000000"),
            Map.entry("cidr", "(inet '10.0.0.0' + (#) % 16000000)::cidr"),
            Map.entry("macaddr", "left(md5((#)::text), 12)::macaddr"),
            Map.entry("macaddr8", "left(md5((#)::text), 16)::macaddr8"),
            Map.entry("xml", "('<n>' || (#) || '</n>')::xml"),
            Map.entry("point", "point((#) % 1000, (#) % 777)"),
            Map.entry("line", "'{1,2,3}'"),
            Map.entry("lseg", "'((0,0),(1,1))'"),
            Map.entry("box", "'((0,0),(1,1))'"),
            Map.entry("path", "'((0,0),(1,1))'"),
            Map.entry("polygon", "'((0,0),(1,1),(1,0))'"),
            Map.entry("circle", "circle(point((#) % 100, 0), 1)"),
            Map.entry("int4range", "int4range(((#) % 1000)::int, ((#) % 1000 + 10)::int)"),
            Map.entry("int8range", "int8range((#), (#) + 10)"),
            Map.entry("numrange", "numrange(((#) % 1000)::numeric, ((#) % 1000 + 10)::numeric)"),
            Map.entry("daterange", "daterange(date '2024-01-01', date '2024-01-02' + ((#) % 900)::int)"),
            Map.entry("tsrange", "tsrange('2024-01-01', timestamp '2024-01-02' + (#) % 1000 * interval '1 hour')"),
            Map.entry(
                    "tstzrange", "tstzrange('2024-01-01', timestamptz '2024-01-02' + (#) % 1000 * interval '1 hour')"),
            Map.entry("tsvector", "to_tsvector('simple', 'word' || (#))"),
            Map.entry("tsquery", "to_tsquery('simple', 'word' || (#))"),
            Map.entry("oid", "((#) % 1000000)::oid"),
            Map.entry("xid", "((#) % 1000000)::text::xid"),
            Map.entry("pg_lsn", "'0/0'::pg_lsn + (#)::numeric"),
            Map.entry("name", "'name ' || (#)"),
            Map.entry("char", "chr((97 + (#) % 26)::int)"),
            Map.entry("hstore", "'n=>1'"),
            Map.entry("ltree", "('n' || (#))"));

    private static final Pattern PRECISE = Pattern.compile("numeric\\((\\d+),(\\d+)\\)");

    private Shapes() {}

    /** A value of {@code column}'s base type, as SQL without the last cast; empty for a type that is not known. */
    static Optional<String> of(ColumnFacts column, boolean isDistinct, int turn) {
        String number = isDistinct ? "n" : "(abs(hashint8(n * 1000 + %d)::bigint))".formatted(turn);
        return template(column, isDistinct).map(shape -> shape.replace("#", number));
    }

    private static Optional<String> template(ColumnFacts column, boolean isDistinct) {
        String base = column.base().toLowerCase(Locale.ROOT);
        if (column.kind().equals("e")) {
            String range = "enum_range(null::%s)".formatted(column.type());
            return Optional.of("(%s)[1 + ((#) %% array_length(%s, 1))::int]".formatted(range, range));
        }
        if (!column.element().isEmpty()) {
            Optional<String> element = isText(column.elementBase())
                    ? Optional.of("'value ' || (#)")
                    : Optional.ofNullable(BY_TYPE.get(column.elementBase()));
            return Optional.of(element.map(shape -> "array[(%s)::%s, (%s)::%s]"
                            .formatted(shape, column.element(), shape.replace("#", "# + 1"), column.element()))
                    .orElse("'{}'"));
        }
        if (isText(base)) {
            return Optional.of(text(column, isDistinct));
        }
        if (base.equals("bit") || base.equals("varbit")) {
            int length = base.equals("varbit") && column.length() < 1 ? 16 : Math.max(1, column.length());
            return Optional.of("((#) %% 2000000000)::int::bit(%d)".formatted(length));
        }
        Matcher precise = PRECISE.matcher(column.baseType());
        if (precise.matches()) {
            int digits = Math.min(15, Integer.parseInt(precise.group(1)));
            return Optional.of("((#) %% %d) / 10.0 ^ %s".formatted((long) Math.pow(10, digits), precise.group(2)));
        }
        return column.kind().equals("m") ? Optional.of("'{}'") : Optional.ofNullable(BY_TYPE.get(base));
    }

    private static String text(ColumnFacts column, boolean isDistinct) {
        if (!isDistinct) {
            return column.length() < 1 ? TEXTS : "left(%s, %d)".formatted(TEXTS, column.length());
        }
        return column.length() < 1 || column.length() > 24
                ? "'value ' || (#)"
                : "right(lpad((#)::text, %d, '0'), %d)".formatted(column.length(), column.length());
    }

    private static boolean isText(String base) {
        return base.equals("text") || base.equals("varchar") || base.equals("bpchar") || base.equals("citext");
    }
}
