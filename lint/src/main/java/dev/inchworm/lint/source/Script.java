// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.List;
import java.util.Optional;

/**
 * A file, cut into its statements.
 *
 * @param source the file
 * @param isLiquibase whether it says that it is Liquibase's formatted SQL
 * @param sections its parts in order; one for a file without parts
 * @param remarks its comments that speak to us
 * @param troubles what could not be read
 */
public record Script(
        SourceText source, boolean isLiquibase, List<Section> sections, List<Comment> remarks, List<Trouble> troubles) {

    /**
     * A part of a file that runs by itself: a changeset, or what stands under {@code -- +goose Up}.
     *
     * @param isInTransaction whether the tool wraps a transaction around it, where the part itself decides that
     * @param statements its statements, in order
     */
    public record Section(Optional<Boolean> isInTransaction, List<SourceStatement> statements) {}

    /** All its statements, in order. */
    public List<SourceStatement> statements() {
        return sections.stream()
                .flatMap(section -> section.statements().stream())
                .toList();
    }
}
