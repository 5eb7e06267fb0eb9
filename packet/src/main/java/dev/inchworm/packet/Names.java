// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.catalog.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of tables and columns as the files write them. */
final class Names {

    private static final String PART = "([^\".\\s][^\".]*|\"(?:[^\"]|\"\")+\")";
    private static final Pattern TABLE = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    private Names() {}

    /** {@code orders}, {@code shop.orders}, or with quotes round a part that has a dot or a quote in it. */
    static Optional<TableName> table(String text) {
        Matcher matcher = TABLE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String schema = matcher.group(1);
        return Optional.of(new TableName(schema == null ? "" : plain(schema), plain(matcher.group(2))));
    }

    private static String plain(String part) {
        return part.startsWith("\"") ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }

    /** A name as the files write a table's part: quoted where it has a dot or a quote in it. */
    static String part(String name) {
        return name.matches("[^\".\\s][^\".]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A name as SQL writes it, quoted where it must be. */
    static String sql(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
