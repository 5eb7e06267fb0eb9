// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.Action;
import dev.inchworm.engine.phase.Gate;
import dev.inchworm.engine.phase.Gates;
import dev.inchworm.engine.phase.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do from where a migration stands, what it waits for first. */
final class Choices {

    private final Run run;

    Choices(Run run) {
        this.run = run;
    }

    Why why(Position position) {
        List<Gate> gates = gates(position);
        List<String> next = new ArrayList<>(asked(position, gates));
        next.addAll(possible(position));
        return new Why(position, gates, next);
    }

    private List<Gate> gates(Position position) {
        Gates gates = new Gates(run);
        return position.direction() == Direction.BACK
                ? gates.undoing(position.phase(), position)
                : position.phase()
                        .next()
                        .map(phase -> gates.opening(phase, position))
                        .orElse(List.of());
    }

    /** Gates are asked at the end of a phase, and on the way back before each step. */
    private List<String> asked(Position position, List<Gate> gates) {
        Optional<Step> step = run.plan().steps(position.phase()).stream()
                .filter(each -> each.name().equals(position.step()))
                .findFirst();
        if (step.isPresent() && position.direction() == Direction.FORWARD) {
            return Action.of(run, step.get()).asks(position);
        }
        boolean areAsked =
                position.direction() == Direction.BACK || position.step().equals(Position.END);
        return areAsked ? new Gates(run).asks(gates, position) : List.of();
    }

    private static List<String> possible(Position position) {
        String id = position.id();
        List<String> commands = new ArrayList<>();
        if (position.state() == State.PAUSED || position.state() == State.HALTED) {
            commands.add("inchworm resume %s, then inchworm run %s".formatted(id, id));
        } else if (position.phase() != Phase.DONE || position.direction() == Direction.BACK) {
            commands.add("inchworm run " + id);
        }
        if (RouteCommands.ROUTED.contains(position.phase())) {
            commands.add("inchworm route %s old".formatted(id));
        }
        if (position.phase() != Phase.PREPARE && position.direction() == Direction.FORWARD) {
            commands.add("inchworm undo " + id);
        }
        return commands;
    }
}
