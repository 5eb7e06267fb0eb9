// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.TableName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes names and texts so that the server reads back exactly what was meant. */
final class Quote {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Every word that any supported server keeps for itself somewhere; one too many only costs two quotes. */
    private static final Set<String> WORDS = Set.of("""
                    all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
                    both case cast char character check coalesce collate collation column concurrently constraint create
                    cross current_catalog current_date current_role current_schema current_time current_timestamp
                    current_user dec decimal default deferrable desc distinct do else end except exists extract false
                    fetch float for foreign freeze from full grant greatest group grouping having ilike in initially
                    inner inout int integer intersect interval into is isnull join json json_array json_arrayagg
                    json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
                    lateral leading least left like limit localtime localtimestamp merge_action national natural nchar
                    none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
                    placing position precision primary real references returning right row select session_user setof
                    similar smallint some substring symmetric system_user table tablesample then time timestamp to
                    trailing treat trim true union unique user using values varchar variadic verbose when where window
                    with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
                    xmlserialize xmltable""".split("\\s+"));

    private Quote() {}

    /** A name, in quotes where it needs them. */
    static String identifier(String name) {
        if (PLAIN.matcher(name).matches() && !WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            return name;
        }
        return always(name);
    }

    /** A name in quotes, for places that have keywords of their own. */
    static String always(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text, whatever the server makes of backslashes. */
    static String literal(String text) {
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** A table's name with its schema, if that is known. */
    static String table(TableName name) {
        return name.schema().isEmpty()
                ? identifier(name.name())
                : identifier(name.schema()) + "." + identifier(name.name());
    }
}
