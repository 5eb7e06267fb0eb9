// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.CreateDomain;
import dev.inchworm.lint.statement.ObjectStatement.CreateSchema;
import dev.inchworm.lint.statement.ObjectStatement.CreateSequence;
import dev.inchworm.lint.statement.ObjectStatement.CreateType;
import dev.inchworm.lint.statement.RoutineStatement.CreateFunction;
import dev.inchworm.lint.statement.RoutineStatement.CreateTrigger;
import dev.inchworm.lint.statement.Statement;
import java.util.Optional;

/** Whether things other than tables came into being earlier in the file: nobody else knows them yet. */
final class MadeHere {

    private MadeHere() {}

    /** Whether this file created {@code name}, a table or anything else, before this statement. */
    static boolean has(Scene scene, ObjectName name) {
        return scene.isNew(name)
                || scene.earlier().stream()
                        .map(Earlier::statement)
                        .flatMap(earlier -> made(earlier).stream())
                        .anyMatch(made -> made.isLike(name) || isSchemaOf(made, name, scene));
    }

    private static Optional<ObjectName> made(Statement statement) {
        if (statement instanceof CreateType type) {
            return Optional.of(type.type());
        } else if (statement instanceof CreateDomain domain) {
            return Optional.of(domain.domain());
        } else if (statement instanceof CreateSequence sequence) {
            return Optional.of(sequence.sequence());
        } else if (statement instanceof CreateSchema schema) {
            return Optional.of(ObjectName.of(schema.schema()));
        } else if (statement instanceof CreateFunction function && !function.orReplace()) {
            return Optional.of(function.name());
        } else if (statement instanceof CreateTrigger trigger) {
            return Optional.of(ObjectName.of(trigger.name()));
        }
        return Optional.empty();
    }

    /** Whether {@code name} stands in a schema that this file created. */
    private static boolean isSchemaOf(ObjectName made, ObjectName name, Scene scene) {
        return name.schema().filter(made.name()::equals).isPresent()
                && scene.earlier().stream()
                        .anyMatch(earlier -> earlier.statement() instanceof CreateSchema schema
                                && schema.schema().equals(made.name()));
    }
}
