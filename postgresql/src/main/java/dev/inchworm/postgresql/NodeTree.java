// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server's own form of an expression is made of.
 *
 * <p>Values stand in it as numbers, byte by byte, so no text of a user can look like a node.
 *
 * @param kinds kinds of nodes, as {@code OPEXPR}
 * @param functions object identifiers of the functions that it calls, through operators too
 * @param hasSystemColumn whether it reads a column that is not the table's own, or the whole row
 * @param readsText whether it turns a text into a value of another type
 */
record NodeTree(Set<String> kinds, Set<Long> functions, boolean hasSystemColumn, boolean readsText) {

    private static final Pattern KIND = Pattern.compile("\\{([A-Z_]+)");
    private static final Pattern FUNCTION = Pattern.compile(":(?:funcid|opfuncid|elemfuncid) (\\d+)");
    private static final Pattern SYSTEM_COLUMN = Pattern.compile(":varattno (?:-\\d+|0) ");

    /** No other kind has its result's collation right behind its result's type. */
    private static final Pattern BY_TEXT = Pattern.compile(":resulttype (\\d+) :resultcollid \\d+ :coerceformat");

    private static final Set<String> TEXT_TYPES = Set.of("25", "1043");

    /** Kinds that cannot fail by themselves, whatever the values. */
    private static final Set<String> TOTAL = Set.of(
            "VAR",
            "CONST",
            "FUNCEXPR",
            "OPEXPR",
            "BOOLEXPR",
            "NULLTEST",
            "BOOLEANTEST",
            "CASEEXPR",
            "CASEWHEN",
            "CASETESTEXPR",
            "COALESCEEXPR",
            "RELABELTYPE",
            "COLLATEEXPR",
            "DISTINCTEXPR",
            "NULLIFEXPR",
            "SCALARARRAYOPEXPR",
            "ARRAYEXPR",
            "ARRAYCOERCEEXPR",
            "COERCEVIAIO",
            "MINMAXEXPR");

    /** Kinds of which a constant may be made: their value is the same for ever if their functions' are. */
    private static final Set<String> CONSTANT =
            Set.of("CONST", "FUNCEXPR", "OPEXPR", "RELABELTYPE", "COLLATEEXPR", "ARRAYEXPR");

    static NodeTree of(String text) {
        Set<String> kinds = new TreeSet<>();
        Matcher kind = KIND.matcher(text);
        while (kind.find()) {
            kinds.add(kind.group(1));
        }
        Set<Long> functions = new TreeSet<>();
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            functions.add(Long.valueOf(function.group(1)));
        }
        functions.remove(0L);
        boolean readsText = BY_TEXT.matcher(text).results().anyMatch(match -> !TEXT_TYPES.contains(match.group(1)));
        return new NodeTree(kinds, functions, SYSTEM_COLUMN.matcher(text).find(), readsText);
    }

    /** Whether only its functions could make it fail. */
    boolean isTotalButForFunctions() {
        return TOTAL.containsAll(kinds) && !readsText;
    }

    /** Whether only its functions could make it vary. */
    boolean isConstantButForFunctions() {
        return CONSTANT.containsAll(kinds);
    }
}
