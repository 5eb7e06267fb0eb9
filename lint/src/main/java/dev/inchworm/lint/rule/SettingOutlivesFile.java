// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.statement.SessionStatement.ResetSetting;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Set;

/** Search path or role set for the session of a tool, which runs more than this file in it. */
final class SettingOutlivesFile implements Rule {

    private static final Set<String> SETTINGS = Set.of("search_path", "role", "session authorization");

    private static final RuleCard CARD = RuleCard.of(
                    "PG248", "Search path or role set beyond the end of the file", Severity.WARN)
            .why("The tool goes on with the same session: the next files, and its own history table, are looked for in"
                    + " another schema or with other rights.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        boolean isTool = scene.kind() == FileKind.FLYWAY || scene.kind() == FileKind.LIQUIBASE;
        if (!isTool
                || !(statement instanceof SetSetting set)
                || set.local()
                || !SETTINGS.contains(set.name())
                || isReset(set, scene)) {
            return List.of();
        }
        String message = "%s stays %s for the files after this one"
                .formatted(set.name(), set.value().isEmpty() ? "empty" : set.value());
        return List.of(finding(scene, message, safeWay(set)));
    }

    private static boolean isReset(SetSetting set, Scene scene) {
        return scene.laterInTransaction().stream()
                .anyMatch(later -> later instanceof ResetSetting reset
                        && (reset.name().equals(set.name()) || reset.name().equals("all")));
    }

    private static List<String> safeWay(SetSetting set) {
        return switch (set.name()) {
            case "role" -> List.of("SET LOCAL ROLE %s;".formatted(set.value()));
            case "search_path" ->
                List.of(
                        set.value().isEmpty()
                                ? "SET LOCAL search_path = '';"
                                : "SET LOCAL search_path = %s;".formatted(set.value()));
            default -> List.of("SET LOCAL SESSION AUTHORIZATION %s;".formatted(set.value()));
        };
    }
}
