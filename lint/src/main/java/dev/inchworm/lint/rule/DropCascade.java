// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.Action.DropColumn;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Drop;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@code DROP ... CASCADE}: nobody knows from the text what goes with it. */
final class DropCascade implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG126", "DROP with CASCADE, or of a whole database", Severity.BLOCK)
            .locks(
                    "ACCESS EXCLUSIVE on everything that goes with it: nobody reads or writes it meanwhile.",
                    Cost.METADATA)
            .why("Whatever hangs on it goes with it, also what was created yesterday by somebody else: views, foreign"
                    + " keys, defaults, functions, rows.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (statement instanceof Drop drop) {
            return ofDrop(drop, scene);
        } else if (statement instanceof DropIndex drop && drop.cascade()) {
            return drop.names().stream().allMatch(scene::isNew)
                    ? List.of()
                    : List.of(found(scene, "INDEX", drop.names()));
        } else if (statement instanceof Other other && other.verb().equals("DROP OWNED")) {
            return List.of(finding(
                    scene, "DROP OWNED drops whatever the role owns", List.of("-- drop one by one what is meant")));
        } else if (statement instanceof AlterTable alter && !scene.isNew(alter.table())) {
            return alter.actions().stream()
                    .flatMap(action -> ofAction(alter, action, scene).stream())
                    .toList();
        }
        return List.of();
    }

    private List<Finding> ofDrop(Drop drop, Scene scene) {
        if (drop.kind().equals("DATABASE")) {
            return List.of(finding(
                    scene,
                    "DROP DATABASE drops everything in it",
                    List.of("-- not in a migration: by hand, with a copy at hand")));
        } else if (!drop.cascade() || drop.names().stream().allMatch(name -> MadeHere.has(scene, name))) {
            return List.of();
        }
        return drop.table()
                .map(table -> List.of(ofTable(drop, table, scene)))
                .orElseGet(() -> List.of(found(scene, drop.kind(), drop.names())));
    }

    private Finding ofTable(Drop drop, ObjectName table, Scene scene) {
        String names = list(drop.names());
        return finding(scene, message(names), without("DROP %s %s ON %s;".formatted(drop.kind(), names, table)));
    }

    private Finding found(Scene scene, String kind, List<ObjectName> names) {
        return finding(scene, message(list(names)), without("DROP %s %s;".formatted(kind, list(names))));
    }

    private Optional<Finding> ofAction(AlterTable alter, Action action, Scene scene) {
        Optional<String> dropped = Optional.empty();
        if (action instanceof DropColumn drop && drop.cascade()) {
            dropped = Optional.of("COLUMN " + ObjectName.quote(drop.column()));
        } else if (action instanceof DropConstraint drop && drop.cascade()) {
            dropped = Optional.of("CONSTRAINT " + ObjectName.quote(drop.name()));
        }
        return dropped.map(name -> finding(
                        scene,
                        message(name.substring(name.indexOf(' ') + 1)),
                        without("%s DROP %s;".formatted(SafeWay.alter(alter), name)))
                .at(alter.place(action)));
    }

    private static String message(String names) {
        return "CASCADE drops whatever hangs on %s, also what nobody thought of".formatted(names);
    }

    private static List<String> without(String statement) {
        return List.of(
                "-- without CASCADE it is refused while something hangs on it, and the error names what does;",
                "-- drop that first, one by one:",
                statement);
    }

    private static String list(List<ObjectName> names) {
        return names.stream().map(ObjectName::sql).collect(Collectors.joining(", "));
    }
}
