// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import java.util.List;

/**
 * The type of a column.
 *
 * @param text as it stands in the file
 * @param name one spelling for each built-in type: {@code integer}, {@code bigint}, {@code varchar}, {@code char},
 *     {@code numeric}, {@code timestamp}, {@code timestamptz}, {@code serial}; any other in lower case as it was
 *     written
 * @param arguments what stood in parentheses: {@code varchar(20)} has {@code 20}
 * @param isArray whether it is an array
 */
public record DataType(String text, String name, List<String> arguments, boolean isArray) {

    /** Whether it is one of the three that bring their own sequence. */
    public boolean isSerial() {
        return List.of("serial", "bigserial", "smallserial").contains(name);
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text;
    }
}
