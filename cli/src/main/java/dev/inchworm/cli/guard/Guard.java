// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.change.Glob;
import dev.inchworm.core.change.Guardrail;
import dev.inchworm.core.change.Guardrail.Kind;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.packet.Packet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds what a working tree changes to the guardrail of a packet.
 *
 * <p>The guardrail is the one that stood there before the change: a change cannot loosen its own. Reads only.
 */
public final class Guard {

    private static final String UNCHANGED = "no file was touched and nothing was judged";

    private final Packet packet;
    private final Git git;
    private final String packetPath;
    private final PhaseKnown phase;

    /**
     * A guard of the repository that the packet lies in.
     *
     * @param executable {@code git}, or where it is
     */
    public Guard(Packet packet, PhaseKnown phase, String executable) {
        Path file = real(packet.file());
        this.packet = packet;
        this.git = Git.of(executable, Optional.ofNullable(file.getParent()).orElse(file));
        this.packetPath = slashed(real(git.top()).relativize(file));
        this.phase = phase;
    }

    /**
     * Judges the change since the nearest ancestor of HEAD and {@code revision}, with all that is not committed yet.
     *
     * @throws InchwormException {@code NO_GUARDRAIL} where the packet has none, {@code CHANGE_NOT_READ} where git does
     *     not tell the change
     */
    public Verdict judge(String revision) {
        Guardrail present = packet.migration().guardrail().orElseThrow(this::none);
        Diff diff = Diff.of(git, revision);
        List<Breach> breaches = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Guardrail guardrail = guardrailBefore(diff, present, breaches, notes);
        phase.halted()
                .ifPresent(reason -> breaches.add(new Breach(
                        packetPath,
                        1,
                        "halted",
                        "the migration is halted (%s): nothing goes in until it is resumed".formatted(reason))));
        int statements = 0;
        for (ChangedFile file : diff.files()) {
            touched(file, guardrail, breaches);
            statements += statements(file, guardrail, breaches, notes);
        }
        breaches.sort(Comparator.comparing(Breach::file)
                .thenComparing(Breach::line)
                .thenComparing(Breach::rule)
                .thenComparing(Breach::text));
        return new Verdict(diff.ancestor(), diff.files().size(), statements, List.copyOf(breaches), List.copyOf(notes));
    }

    private InchwormException none() {
        return new InchwormException(
                ErrorCode.NO_GUARDRAIL,
                "%s has no guardrail: no guardrail, no go".formatted(packet.file()),
                UNCHANGED,
                "add guardrail: { may_touch: [\"orders/**\"], must_not: [drop-column, drop-table, truncate],"
                        + " old_logic: [\"orders/old/**\"] }, in a change of its own");
    }

    private Guardrail guardrailBefore(Diff diff, Guardrail present, List<Breach> breaches, List<String> notes) {
        Optional<String> before = git.file(diff.ancestor(), packetPath).or(() -> moved(diff));
        if (before.isEmpty()) {
            notes.add("the packet is new in this change, its guardrail too: a person reviews both");
            return present;
        }
        Optional<Migration> migration = migration(before.get());
        if (migration.isEmpty()) {
            breaches.add(new Breach(packetPath, 1, "guardrail", "the file as it stood before cannot be read any more"));
            return present;
        }
        Optional<Guardrail> old = migration.get().guardrail();
        if (old.isEmpty()) {
            notes.add("the guardrail is new in this change: a person reviews it");
        } else if (!old.get().equals(present) && diff.files().size() > 1) {
            breaches.add(new Breach(
                    packetPath, 1, "guardrail", "it is changed together with what it guards: change it by itself"));
        }
        return old.orElse(present);
    }

    /** The file by its old name, if the change has moved the packet. */
    private Optional<String> moved(Diff diff) {
        return diff.files().stream()
                .filter(file -> file.change() == ChangedFile.Change.DELETED
                        && file.path().endsWith(".yaml"))
                .flatMap(file -> git.file(diff.ancestor(), file.path()).stream())
                .filter(source -> migration(source)
                        .filter(old -> old.id().equals(packet.migration().id()))
                        .isPresent())
                .findFirst();
    }

    private Optional<Migration> migration(String source) {
        try {
            return Optional.of(Packet.parse(packetPath, source, Clock.systemUTC()));
        } catch (InchwormException e) {
            return Optional.empty();
        }
    }

    private void touched(ChangedFile file, Guardrail guardrail, List<Breach> breaches) {
        String what = file.change().name().toLowerCase(Locale.ROOT);
        if (!isIn(guardrail.mayTouch(), file.path())) {
            breaches.add(new Breach(
                    file.path(),
                    file.firstLine(),
                    "may_touch",
                    "the file is %s, and no pattern allows it".formatted(what)));
        }
        if (isIn(guardrail.oldLogic(), file.path()) && !phase.isFromCutoverOn()) {
            breaches.add(new Breach(
                    file.path(),
                    file.firstLine(),
                    "old_logic",
                    "old logic is %s before CUTOVER (%s)"
                            .formatted(what, phase.phase().map(Enum::name).orElse("phase unknown"))));
        }
    }

    private static boolean isIn(List<Glob> globs, String path) {
        return globs.stream().anyMatch(glob -> glob.matches(path));
    }

    private int statements(ChangedFile file, Guardrail guardrail, List<Breach> breaches, List<String> notes) {
        if (file.change() == ChangedFile.Change.DELETED || !(file.isSql() || file.isJava())) {
            return 0;
        }
        FoundStatements found = FoundStatements.in(git.top(), file);
        found.note().ifPresent(notes::add);
        for (FoundStatement statement : found.statements()) {
            List<Kind> forbidden = guardrail.mustNot().stream()
                    .filter(statement.kinds()::contains)
                    .toList();
            forbidden.forEach(kind -> breaches.add(
                    new Breach(file.path(), statement.line(), "must_not", kind.word() + ": " + statement.text())));
            if (forbidden.isEmpty()
                    && statement.trouble().isPresent()
                    && !guardrail.mustNot().isEmpty()) {
                breaches.add(new Breach(
                        file.path(),
                        statement.line(),
                        "must_not",
                        "not understood, so it may be anything: %s (%s)"
                                .formatted(statement.text(), statement.trouble().get())));
            }
        }
        return found.statements().size();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String slashed(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }
}
