// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.engine.Why;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.phase.Gate;
import java.util.Locale;
import java.util.Map;

/** Why a migration stands where it stands. */
public final class WhyPage {

    private static final int WIDTH = 100;

    private WhyPage() {}

    /** The page. */
    public static String text(Why why) {
        Position position = why.position();
        StringBuilder page = new StringBuilder();
        page.append(Line.wrapped(
                "%s is in %s, %s%s"
                        .formatted(
                                position.id(),
                                position.phase(),
                                position.state().label(),
                                position.reason().isEmpty() ? "" : ": " + position.reason()),
                "",
                WIDTH));
        String title = position.direction() == Direction.FORWARD
                ? position.phase().next().map(next -> "gates of " + next).orElse("no phase follows")
                : "gates of going back from " + position.phase();
        page.append(title).append(System.lineSeparator());
        for (Gate gate : why.gates()) {
            page.append(Line.wrapped("%s %s: %s".formatted(mark(gate), gate.name(), gate.text()), "  ", WIDTH));
        }
        why.next().forEach(command -> page.append("Next:  ").append(command).append(System.lineSeparator()));
        return page.toString();
    }

    private static String mark(Gate gate) {
        return switch (gate.verdict()) {
            case OPEN -> Line.green("open");
            case CLOSED -> Line.yellow("closed");
            case NEEDS_PERSON -> Line.bold("needs a person");
            case NOT_JUDGED -> Line.faint("not judged");
        };
    }

    /** The same for programs. */
    public static Map<String, Object> json(Why why) {
        return Map.of(
                "id", why.position().id(),
                "phase", why.position().phase().name(),
                "state", why.position().state().label(),
                "reason", why.position().reason(),
                "gates",
                        why.gates().stream()
                                .map(gate -> Map.of(
                                        "name", gate.name(),
                                        "verdict", gate.verdict().name().toLowerCase(Locale.ROOT),
                                        "text", gate.text()))
                                .toList(),
                "next", why.next());
    }
}
