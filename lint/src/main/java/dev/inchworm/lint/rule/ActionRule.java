// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;

/**
 * A rule about one kind of action of {@code ALTER TABLE}, on tables that were there before the file.
 *
 * @param <A> the kind
 */
interface ActionRule<A extends Action> extends Rule {

    /** The kind it judges. */
    Class<A> kind();

    /** What is wrong with one action of {@code alter}, if anything; its place is the action's. */
    Optional<Finding> judge(AlterTable alter, A action, Scene scene);

    @Override
    default List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof AlterTable alter) || scene.isNew(alter.table())) {
            return List.of();
        }
        return alter.actions(kind()).stream()
                .flatMap(action -> judge(alter, action, scene).map(found -> found.at(alter.place(action))).stream())
                .toList();
    }
}
