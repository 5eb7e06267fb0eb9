// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/** A statement that runs in no transaction, in a transaction. */
final class RefusedInTransaction implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG181", "Statement in a transaction that runs in none", Severity.BLOCK)
            .why("The server refuses it, and everything before it in the transaction is rolled back.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        Optional<String> name = OutsideTransaction.name(statement);
        if (name.isEmpty() || !scene.isInTransaction()) {
            return List.of();
        }
        if (isHandledByFlyway(statement, scene)) {
            return List.of(); // it leaves the transaction out by itself; PG245 tells where it does not
        }
        String transaction = scene.isWrapped() ? "the one around the file" : "the one that the file began";
        String message = "%s cannot run in a transaction, and this is in %s".formatted(name.get(), transaction);
        return List.of(finding(scene, message, safeWay(scene)));
    }

    private static boolean isHandledByFlyway(Statement statement, Scene scene) {
        return scene.isWrapped() && scene.kind() == FileKind.FLYWAY && OutsideTransaction.isKnownToFlyway(statement);
    }

    private static List<String> safeWay(Scene scene) {
        String statement = scene.text() + ";";
        if (!scene.isWrapped()) {
            return List.of("-- after COMMIT, or before BEGIN:", statement);
        }
        return switch (scene.kind()) {
            case FLYWAY ->
                List.of(
                        "-- in a file of its own, with executeInTransaction=false in a file of that name and .conf"
                                + " after it:",
                        statement);
            case LIQUIBASE -> List.of("-- in a changeset of its own, with runInTransaction:false:", statement);
            case PLAIN, PACKET -> List.of("-- outside of the transaction:", statement);
        };
    }
}
