// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a table, an index or anything else that lives in a schema.
 *
 * @param schema the schema it was qualified with, if it was
 * @param name its own name as the server stores it, without quotes
 */
public record ObjectName(Optional<String> schema, String name) {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** A name without a schema. */
    public static ObjectName of(String name) {
        return new ObjectName(Optional.empty(), name);
    }

    /** Another name in the same schema. */
    public ObjectName sibling(String other) {
        return new ObjectName(schema, other);
    }

    /** As it is written in SQL: quoted where it must be. */
    public String sql() {
        return schema.map(given -> quote(given) + ".").orElse("") + quote(name);
    }

    /** Whether both may be the same thing: same name, and the schemas do not contradict. */
    public boolean isLike(ObjectName other) {
        return name.equals(other.name) && (schema.isEmpty() || other.schema.isEmpty() || schema.equals(other.schema));
    }

    /** {@code name} as an identifier of SQL, quoted where it must be. */
    public static String quote(String name) {
        boolean isPlain = PLAIN.matcher(name).matches() && !Words.isReserved(name);
        return isPlain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * The name in lower case with everything but letters, digits and underscores left out, to build other names from.
     */
    public String stem() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
    }

    /** As {@link #sql}. */
    @Override
    public String toString() {
        return sql();
    }
}
