// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.AlterType;
import dev.inchworm.lint.statement.DataType;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A change of type that writes the table anew. */
final class ChangeTypeRewrite implements ActionRule<AlterType> {

    private static final RuleCard CARD = RuleCard.of(
                    "PG140", "Change of type that writes the table anew", Severity.BLOCK)
            .locks("ACCESS EXCLUSIVE on the table: nobody reads or writes it meanwhile.", Cost.REWRITE)
            .why("Every row and every index is written anew under the lock, unless the old values are values of the new"
                    + " type as they stand; and running applications meet another type all at once.");

    /** Types to which some other type changes without a rewrite. */
    private static final Set<String> MAY_BE_FREE = Set.of(
            "text",
            "varchar",
            "numeric",
            "timestamp",
            "timestamptz",
            "time",
            "timetz",
            "interval",
            "varbit",
            "inet",
            "citext",
            "oid");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public Class<AlterType> kind() {
        return AlterType.class;
    }

    @Override
    public Optional<Finding> judge(AlterTable alter, AlterType change, Scene scene) {
        Optional<DataType> old = KnownColumns.type(scene, alter.table(), change.column());
        String what =
                "column %s of %s becomes %s".formatted(ObjectName.quote(change.column()), alter.table(), change.type());
        String all = ": all of %s is written anew".formatted(alter.table());
        Finding found = finding(scene, what + all, safeWay(alter, change));
        if (old.isEmpty()) {
            return Optional.of(unknown(found, what, all, change));
        }
        DataType from = old.get();
        Finding known = finding(scene, "%s, was %s%s".formatted(what, from, all), found.safeWay());
        boolean isComputed = change.using()
                .filter(value -> !TypeChange.isPlainCast(value.text(), change.column(), from, change.type()))
                .isPresent();
        return switch (isComputed ? TypeChange.Effect.REWRITE : TypeChange.of(from, change.type())) {
            case NONE, INDEXES -> Optional.empty();
            case REWRITE -> Optional.of(known);
            case INDEXES_IN_UTC -> isUtc(scene) ? Optional.empty() : Optional.of(inUtc(known, alter, change));
            case UNKNOWN -> Optional.of(known.as(Severity.WARN).and("unless the server takes one for the other"));
        };
    }

    private static Finding unknown(Finding found, String what, String all, AlterType change) {
        boolean mayBeFree =
                change.using().isEmpty() && MAY_BE_FREE.contains(change.type().name());
        String rest = mayBeFree
                ? " unless the old values fit as they stand; the old type is not known here"
                : "; the old type is not known here";
        Finding said = new Finding(found.rule(), found.severity(), found.place(), what + all + rest, found.safeWay());
        return mayBeFree ? said.as(Severity.WARN) : said;
    }

    private static Finding inUtc(Finding found, AlterTable alter, AlterType change) {
        List<String> lines = new ArrayList<>();
        lines.add("-- if the values are meant as UTC, no row is written anew (indexes on the column are):");
        lines.add("SET timezone = 'UTC';");
        lines.add("%s ALTER COLUMN %s TYPE %s;"
                .formatted(SafeWay.alter(alter), ObjectName.quote(change.column()), change.type()));
        lines.addAll(found.safeWay());
        return new Finding(
                found.rule(),
                found.severity(),
                found.place(),
                found.message() + " unless the session's time zone is UTC",
                lines);
    }

    private static boolean isUtc(Scene scene) {
        return scene.setting("timezone")
                .or(() -> scene.setting("time zone"))
                .filter(zone -> Set.of("utc", "etc/utc", "gmt", "zulu", "universal", "+00:00", "0")
                        .contains(zone.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static List<String> safeWay(AlterTable alter, AlterType change) {
        return SafeWay.replaceColumns(
                alter.table(),
                "a new column %s %s beside the old one"
                        .formatted(ObjectName.quote(change.column() + "_new"), change.type()));
    }
}
