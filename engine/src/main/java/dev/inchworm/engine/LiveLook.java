// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.NamedSql;
import dev.inchworm.core.change.Uses;
import dev.inchworm.core.change.Uses.ComparedQuery;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.QueryPlan;
import dev.inchworm.core.dialect.Sensors.Activity;
import dev.inchworm.engine.session.Failed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What goes on around a table right now. Reads only, within short time-outs.
 *
 * @param writesNow rows written per second while it was looked at
 * @param writesAverage rows written per second since the server began to count; absent where it does not know since
 *     when
 * @param counting for how long it counts
 * @param blockers sessions and prepared transactions that hold a lock on the table, oldest first
 * @param queries how each compared query would run now, by its name
 */
public record LiveLook(
        double writesNow,
        OptionalDouble writesAverage,
        Optional<Duration> counting,
        List<Locks.Session> blockers,
        Map<String, Explained> queries) {

    private static final Duration LOOKED = Duration.ofMillis(1_500);

    /** Copies what it is given. */
    public LiveLook {
        blockers = List.copyOf(blockers);
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
    }

    /**
     * How a query would run on each side, as far as that side is there.
     *
     * @param before as it reads the old side, or why that cannot be told
     * @param after as it reads the new side, or why that cannot be told
     */
    public record Explained(Side before, Side after) {}

    /**
     * One side.
     *
     * @param plan absent where the server refuses to plan it
     * @param refusal its reason then, blank otherwise
     */
    public record Side(Optional<QueryPlan> plan, String refusal) {}

    static LiveLook at(Desk desk, TableName table, Uses uses) {
        Activity first = activity(desk, table);
        desk.settings().waiter().pause(LOOKED);
        Map<String, Explained> queries = new LinkedHashMap<>();
        for (ComparedQuery query : uses.queries()) {
            queries.put(
                    query.name(),
                    new Explained(side(desk, table, query, query.before()), side(desk, table, query, query.after())));
        }
        List<Locks.Session> blockers =
                new ArrayList<>(desk.read(tx -> desk.dialect().locks().blockers(tx, table)));
        Activity last = activity(desk, table);
        double seconds = Math.max(1, last.at() - first.at()) / 1_000.0;
        return new LiveLook(
                Math.max(0, last.writes() - first.writes()) / seconds,
                average(last),
                last.counting(),
                blockers,
                queries);
    }

    private static Activity activity(Desk desk, TableName table) {
        return desk.read(tx -> desk.dialect().sensors().activity(tx, table));
    }

    private static OptionalDouble average(Activity activity) {
        return activity.counting()
                .map(time -> OptionalDouble.of(activity.writes() / Math.max(1.0, (double) time.toSeconds())))
                .orElse(OptionalDouble.empty());
    }

    /** A refusal of the server is an answer: most often the side that the query reads is not there yet. */
    private static Side side(Desk desk, TableName table, ComparedQuery query, NamedSql sql) {
        String bound = sql.with(name -> query.with()
                .getOrDefault(name, Optional.empty())
                .map(desk.dialect().schema()::quoted)
                .orElse("null"));
        try {
            return new Side(
                    Optional.of(desk.look(tx -> desk.dialect().catalogs().explain(tx, table, bound))), "");
        } catch (Failed refused) {
            return new Side(Optional.empty(), refused.reason());
        }
    }
}
