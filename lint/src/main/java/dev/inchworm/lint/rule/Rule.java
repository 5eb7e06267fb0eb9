// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Statement;
import java.util.List;

/**
 * One thing that can be wrong with a statement.
 *
 * <p>A rule has no state and judges one statement at a time; what came before it is in the {@link Scene}. It may throw
 * nothing: what it does not know, it does not find.
 */
public interface Rule {

    /** What is always true of it. */
    RuleCard card();

    /**
     * What is wrong with {@code statement}; mostly nothing. Asked only where the card's versions hold.
     *
     * <p>The findings' place is the statement's ({@link #finding}), or with {@link Finding#at} that of one of its
     * actions.
     */
    List<Finding> judge(Statement statement, Scene scene);

    /** A finding of this rule at the scene's statement. */
    default Finding finding(Scene scene, String message, List<String> safeWay) {
        return new Finding(card().id(), card().severity(), scene.place(), message, safeWay);
    }
}
