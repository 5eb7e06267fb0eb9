// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.List;

/**
 * A file, cut into its statements.
 *
 * @param source the file
 * @param statements its statements, in order
 */
public record Script(SourceText source, List<SourceStatement> statements) {}
