// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One named unit carried through all phases, as declared in one {@code migration.yaml}.
 *
 * @param id lower-case letters, digits and hyphens, 1 to 48 characters, starting with a letter
 * @param title one line for people
 * @param owner the team that answers for it
 * @param database a connection named in {@code inchworm.yaml}; absent means the only one
 * @param change what is to become of the data
 * @param invariants named conditions over the row that hold on both sides at all times
 * @param examples the mapping as a table of facts
 * @param settings windows, limits and ramps, each with its default taken where the file said nothing
 * @param roles who does what
 * @param guardrail what a change of code may touch; absent where the file has none
 * @param uses how the applications use the data
 * @param notJudged keys that were understood and that nothing judges yet, each with its place
 * @param defaults settings that the file left out, as {@code backfill.workers = 2}
 */
public record Migration(
        String id,
        Optional<String> title,
        Optional<String> owner,
        Optional<String> database,
        ReplaceColumns change,
        Map<String, String> invariants,
        List<Example> examples,
        Settings settings,
        Roles roles,
        Optional<Guardrail> guardrail,
        Uses uses,
        List<String> notJudged,
        List<String> defaults) {

    /** A migration without a guardrail and without anything written down of its uses. */
    public Migration(
            String id,
            Optional<String> title,
            Optional<String> owner,
            Optional<String> database,
            ReplaceColumns change,
            Map<String, String> invariants,
            List<Example> examples,
            Settings settings,
            Roles roles,
            List<String> notJudged,
            List<String> defaults) {
        this(
                id,
                title,
                owner,
                database,
                change,
                invariants,
                examples,
                settings,
                roles,
                Optional.empty(),
                Uses.none(),
                notJudged,
                defaults);
    }

    /** One fact of the mapping; values as text, {@code null} values left out. */
    public record Example(Map<String, String> oldValues, Map<String, String> newValues, int line) {}

    /** Who does what; names as the team writes them. */
    public record Roles(
            Optional<String> commander, Optional<String> database, List<String> owners, List<String> approvers) {

        /** Nobody is named. */
        public static Roles none() {
            return new Roles(Optional.empty(), Optional.empty(), List.of(), List.of());
        }
    }
}
