// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.fact;

import dev.inchworm.core.catalog.Fact;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Dialects;
import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.journal.Direction;
import dev.inchworm.rehearsal.RehearsalListener;
import dev.inchworm.rehearsal.Stop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has the trial server compute every fact that the packet's examples state, before anything is done. Nothing of it
 * fails the rehearsal: an example that holds neither way was refused before, one that holds one way only is shown as
 * such, and one that does not come back tells that the mapping is lossy. Not for several threads.
 */
public final class FactRun implements RehearsalListener {

    private final Migration migration;
    private final List<Fact> facts = new ArrayList<>();

    /** Will compute the examples of {@code migration}. */
    public FactRun(Migration migration) {
        this.migration = migration;
    }

    /** Every fact, in the order of the examples. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    @Override
    public List<String> at(Stop stop) throws SQLException {
        boolean isStart = stop.phase() == Phase.PREPARE && stop.direction() == Direction.FORWARD;
        if (isStart && facts.isEmpty() && !migration.examples().isEmpty()) {
            try (Connection connection = stop.trial().connect()) {
                connection.setAutoCommit(false);
                facts.addAll(Dialects.of(stop.trial().endpoint().url())
                        .catalogs()
                        .facts(
                                connection,
                                migration,
                                stop.plan().table(),
                                stop.plan().mapping()));
                connection.rollback();
            }
        }
        return List.of();
    }

    /** A line for all that hold, and one for each that does not. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!facts.isEmpty()) {
            lines.add("%d facts from %d examples, %d hold"
                    .formatted(
                            facts.size(),
                            migration.examples().size(),
                            facts.stream().filter(Fact::holds).count()));
        }
        facts.stream().filter(fact -> !fact.holds()).map(Fact::text).forEach(lines::add);
        return lines;
    }

    /** All of them for programs. */
    public List<Map<String, Object>> json() {
        List<Map<String, Object>> json = new ArrayList<>();
        for (Fact fact : facts) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("line", fact.line());
            told.put("way", fact.way().words());
            told.put("subject", fact.subject());
            told.put("expected", fact.expected());
            told.put("actual", fact.actual());
            told.put("holds", fact.holds());
            json.add(told);
        }
        return json;
    }
}
