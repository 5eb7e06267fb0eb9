// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.matrix;

import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compatibility matrix: application versions by phase.
 *
 * <p>A column is a phase whose steps are done, on the way forward or on the way back: a version that is live from a
 * phase on is deployed once that phase's steps are done, one that is live to a phase is gone before the next one's
 * begin.
 *
 * @param statements of the versions, in the file's order
 * @param cells by statement name and place; a place that was not reached has none
 */
public record Matrix(List<AppStatement> statements, Map<String, Map<Place, Cell>> cells) {

    /** Copies what it is given. */
    public Matrix {
        statements = List.copyOf(statements);
        Map<String, Map<Place, Cell>> copy = new LinkedHashMap<>();
        cells.forEach((name, row) -> copy.put(name, Map.copyOf(row)));
        cells = Map.copyOf(copy);
    }

    /** A phase whose steps are done, reached from one side. */
    public record Place(Phase phase, Direction direction) {

        @Override
        public String toString() {
            return direction == Direction.FORWARD ? phase.name() : phase + " on the way back";
        }
    }

    /** A cell that fails although its version is live there. */
    public record Break(AppStatement statement, Place place, Cell.Failure failure) {

        /** One line for people. */
        public String line() {
            return "%s is live in %s and fails there: %s".formatted(statement.name(), place, failure);
        }
    }

    /** What came of the statement there, if that place was reached. */
    public Optional<Cell> cell(AppStatement statement, Phase phase, Direction direction) {
        return Optional.ofNullable(
                cells.getOrDefault(statement.name(), Map.of()).get(new Place(phase, direction)));
    }

    /** Every cell that fails although its version is live there; none if the versions and the phases fit. */
    public List<Break> breaks() {
        List<Break> breaks = new ArrayList<>();
        for (AppStatement statement : statements) {
            for (Direction direction : Direction.values()) {
                for (Phase phase : Phase.values()) {
                    cell(statement, phase, direction)
                            .filter(cell -> statement.isLive(phase))
                            .flatMap(Cell::failure)
                            .ifPresent(
                                    failure -> breaks.add(new Break(statement, new Place(phase, direction), failure)));
                }
            }
        }
        return breaks;
    }

    /** Phases in which the statement works both ways although its version is not said to be live there. */
    public List<Phase> wider(AppStatement statement) {
        List<Phase> wider = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            boolean works = cell(statement, phase, Direction.FORWARD)
                            .filter(Cell::isDone)
                            .isPresent()
                    && cell(statement, phase, Direction.BACK).map(Cell::isDone).orElse(true);
            if (works && !statement.isLive(phase)) {
                wider.add(phase);
            }
        }
        return wider;
    }

    /** Whether the statement touched no row in any phase in which it is live and works. */
    public boolean provesNothing(AppStatement statement) {
        List<Cell> live = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            if (statement.isLive(phase)) {
                cell(statement, phase, Direction.FORWARD).ifPresent(live::add);
            }
        }
        return !live.isEmpty() && live.stream().allMatch(cell -> cell.isDone() && cell.rows() == 0);
    }
}
