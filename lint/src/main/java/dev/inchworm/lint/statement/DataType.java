// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import java.util.List;
import java.util.Optional;

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

    /**
     * The type that {@code text} names, also as a server's {@code format_type} writes it; empty where it names none.
     */
    public static Optional<DataType> read(String text) {
        List<SourceStatement> found = Splitter.split(new SourceText("", text)).statements();
        if (found.size() != 1) {
            return Optional.empty();
        }
        Cursor cursor = new Cursor(found.get(0));
        try {
            DataType type = new TypeReader(cursor).type();
            cursor.expectEnd();
            return Optional.of(type);
        } catch (Confused confused) {
            return Optional.empty();
        }
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text;
    }
}
