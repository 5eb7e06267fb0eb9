// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.Step;
import java.util.List;
import java.util.Optional;

/** What a step locks, and how that is known. */
final class LockWords {

    private LockWords() {}

    /** One line: what was measured where a rehearsal did, else what the rule says. */
    static String of(Step step, Ddl ddl, Optional<Rehearsed> rehearsed) {
        String blocks = ddl.lock().blocks();
        Optional<Rehearsed.StepFacts> facts = facts(step, rehearsed);
        Optional<List<String>> locks = facts.flatMap(Rehearsed.StepFacts::locks);
        if (locks.isEmpty()) {
            return "%s, by rule; blocks %s".formatted(rule(ddl.lock()), blocks);
        }
        List<String> rewritten = facts.orElseThrow().rewritten();
        return "%s, measured; blocks %s%s"
                .formatted(
                        locks.get().isEmpty() ? "none on a table" : String.join(", ", locks.get()),
                        blocks,
                        rewritten.isEmpty() ? "" : "; REWRITES " + String.join(", ", rewritten));
    }

    private static Optional<Rehearsed.StepFacts> facts(Step step, Optional<Rehearsed> rehearsed) {
        return rehearsed.flatMap(each -> Optional.ofNullable(each.steps().get(step.name())));
    }

    /** Where it is known from, for programs. */
    static String source(Step step, Optional<Rehearsed> rehearsed) {
        return facts(step, rehearsed).flatMap(Rehearsed.StepFacts::locks).isPresent() ? "rehearsal" : "rule";
    }

    private static String rule(LockClass lock) {
        return switch (lock) {
            case STRONG -> "strong (ACCESS EXCLUSIVE)";
            case WRITES -> "writes (SHARE ROW EXCLUSIVE)";
            case ONLINE -> "online (SHARE UPDATE EXCLUSIVE)";
            case NONE -> "none on the table";
        };
    }
}
