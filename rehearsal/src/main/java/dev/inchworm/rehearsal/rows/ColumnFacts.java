// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.rows;

/**
 * What has to be known of a column to make up its values.
 *
 * @param name unquoted
 * @param type as the server spells it, with its schema
 * @param base the type's name, of a domain that of the type below it
 * @param kind b for a plain type, e enum, d domain, c composite, r range, m multirange
 * @param baseType the type below a domain as the server spells it; else the type itself
 * @param length of a text or bit type; -1 where it has none
 * @param element the element's type of an array, as the server spells it; else empty
 * @param elementBase the name of that type; else empty
 * @param notNull whether it must have a value
 * @param fills how it fills itself: {@code a} or {@code d} for an identity, {@code s} a sequence; else empty
 * @param generated the expression of a generated column; else empty
 */
record ColumnFacts(
        String name,
        String type,
        String base,
        String kind,
        String baseType,
        int length,
        String element,
        String elementBase,
        boolean notNull,
        String fills,
        String generated) {

    /** Whether a row leaves it to the server. */
    boolean isFilledByServer() {
        return !fills.isEmpty() || !generated.isEmpty();
    }
}
