// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import java.util.Optional;

/**
 * A file to judge.
 *
 * @param text its text, and what could not be decoded
 * @param kind what kind of file it is; Liquibase's formatted SQL is seen from its first line
 * @param isInTransaction whether the tool wraps a transaction around it, where that was said beside the file
 * @param leftOut why it is not judged; empty where it is
 */
public record InputFile(Decoded text, FileKind kind, Optional<Boolean> isInTransaction, String leftOut) {

    /** A file to judge, of which nothing else is known. */
    public static InputFile of(Decoded text, FileKind kind) {
        return new InputFile(text, kind, Optional.empty(), "");
    }
}
