// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.CreateView;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A table or view renamed, or moved to another schema, while old applications use the old name. */
final class RenameTableUsed implements Rule {

    private static final RuleCard CARD = RuleCard.of("PG129", "Table or view renamed", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.METADATA)
            .why("Old and new applications run side by side while a release rolls out: one of both does not find its"
                    + " table.");

    private static final Set<String> KINDS = Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE");
    private static final Pattern PUT_ASIDE =
            Pattern.compile("(^|_)(old|unused|trash|dropped|deprecated|gone|backup|bak|retired)(_|$)");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof Rename rename)
                || !KINDS.contains(rename.kind())
                || scene.isNew(rename.owner())
                || hasView(rename.owner(), scene)) {
            return List.of();
        }
        ObjectName old = rename.owner();
        ObjectName now = rename.isMove()
                ? new ObjectName(Optional.of(rename.newName()), old.name())
                : old.sibling(rename.newName());
        if (isPutAside(old, rename)) {
            String message = "%s is put aside as %s: who still uses it fails at once, until it is renamed back";
            return List.of(
                    finding(scene, message.formatted(old, now), List.of()).as(Severity.WARN));
        }
        String message = "%s is %s at once: every application that runs with the old name fails".formatted(old, now);
        return List.of(finding(scene, message, safeWay(scene.text(), old, now)));
    }

    private static boolean hasView(ObjectName old, Scene scene) {
        return scene.laterInTransaction().stream()
                .anyMatch(later ->
                        later instanceof CreateView create && create.view().isLike(old));
    }

    private static boolean isPutAside(ObjectName old, Rename rename) {
        return !rename.isMove()
                && rename.newName().contains(old.name())
                && PUT_ASIDE.matcher(rename.newName()).find();
    }

    private static List<String> safeWay(String text, ObjectName old, ObjectName now) {
        return List.of(
                "-- the old name stays as a view, as long as somebody uses it; both in one transaction:",
                "BEGIN;",
                text.strip() + ";",
                "CREATE VIEW %s AS SELECT * FROM %s;".formatted(old, now),
                "-- and the same GRANTs on the view as on the table; through it neither COPY nor",
                "-- ON CONFLICT ON CONSTRAINT works",
                "COMMIT;");
    }
}
