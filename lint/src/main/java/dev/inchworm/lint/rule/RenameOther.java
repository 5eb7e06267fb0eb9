// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A type, schema, enum value or anything else renamed while somebody may use the old name. */
final class RenameOther implements Rule {

    private static final RuleCard CARD = RuleCard.of(
                    "PG130", "Schema, type, enum value or other name changed", Severity.WARN)
            .locks(
                    "ACCESS EXCLUSIVE on the table of a constraint; an index takes less, an enum's value locks no table.",
                    Cost.NONE)
            .why("Whoever uses the old name fails at once: an application, a function's body, a setting like"
                    + " search_path; values of an enum change under readers that do not know the new one.");

    /** What applications name in their statements; the rest is mostly named by other migrations only. */
    private static final Set<String> NAMED_BY_APPLICATIONS =
            Set.of("SCHEMA", "TYPE", "DOMAIN", "ENUM VALUE", "ATTRIBUTE", "SEQUENCE");

    private static final Set<String> OF_OTHER_RULES =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "COLUMN");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof Rename rename)
                || OF_OTHER_RULES.contains(rename.kind())
                || MadeHere.has(scene, rename.owner())
                || KnownColumns.added(scene, rename.owner(), rename.name()).isPresent()) {
            return List.of();
        }
        String message = "%s %s is %s at once: whoever uses the old name fails"
                .formatted(
                        rename.kind().toLowerCase(Locale.ROOT),
                        shown(rename, rename.name()),
                        (rename.isMove() ? "in schema " : "") + shown(rename, rename.newName()));
        Finding found = finding(scene, message, safeWay(rename));
        return List.of(NAMED_BY_APPLICATIONS.contains(rename.kind()) ? found : found.as(Severity.NOTE));
    }

    private static String shown(Rename rename, String name) {
        return rename.kind().equals("ENUM VALUE") ? SafeWay.literal(name) : ObjectName.quote(name);
    }

    private static List<String> safeWay(Rename rename) {
        if (rename.kind().equals("ENUM VALUE")) {
            return List.of(
                    "-- deploy readers that know both, then add the new value beside the old one:",
                    "ALTER TYPE %s ADD VALUE %s BEFORE %s;"
                            .formatted(
                                    rename.owner(), SafeWay.literal(rename.newName()), SafeWay.literal(rename.name())));
        }
        return List.of("-- create the new one beside the old one, move who uses it, then drop the old one");
    }
}
