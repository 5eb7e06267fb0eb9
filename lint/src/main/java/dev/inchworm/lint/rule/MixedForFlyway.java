// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** A Flyway migration of which a part runs in no transaction. Told where both kinds meet first. */
final class MixedForFlyway implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG245", "Statement without a transaction among others of a Flyway migration", Severity.BLOCK)
            .why("Flyway refuses a file that mixes both kinds; told to run it all the same, it runs all of it without a"
                    + " transaction, and what was done before a failure stays done.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (scene.kind() != FileKind.FLYWAY || !scene.isWrapped()) {
            return List.of();
        }
        boolean isOutside = OutsideTransaction.isKnownToFlyway(statement);
        List<Earlier> earlier = scene.earlier();
        boolean isFirstMeeting = !earlier.isEmpty()
                && earlier.stream()
                        .allMatch(other -> OutsideTransaction.isKnownToFlyway(other.statement()) != isOutside);
        if (!isFirstMeeting) {
            return List.of();
        }
        Statement outside = isOutside ? statement : earlier.get(0).statement();
        Optional<String> name = OutsideTransaction.name(outside);
        String message = "Flyway refuses the file: %s runs in no transaction, the other statements run in one"
                .formatted(name.orElse("one of its statements"));
        return List.of(finding(
                scene,
                message,
                List.of(
                        "-- in a file of its own:",
                        scene.text() + ";",
                        "-- or executeInTransaction=false in a file of the same name with .conf after it, and nothing"
                                + " in it that must not be done by halves")));
    }
}
