// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * All uses seen, counted. Bounded: beyond {@value #USES_MAX} different ones no use is forgotten, but what is new goes
 * into one row for each watched thing and way of touching it. Safe for use by several threads.
 */
final class Uses {

    /** Different uses told apart. */
    static final int USES_MAX = 900;

    private static final String REST = "more";

    private final Map<Use.Key, Use> all = new ConcurrentHashMap<>();
    private final LongAdder lumped = new LongAdder();
    private final Consumer<Use> onNew;

    /** Tells {@code onNew} of every use that is seen for the first time, on the thread that saw it. */
    Uses(Consumer<Use> onNew) {
        this.onNew = onNew;
    }

    /** The use to count on. */
    Use of(Touch touch, SqlText statement, String place) {
        Watched watched = touch.watched();
        Access access = touch.access();
        Use.Key key = new Use.Key(watched, access, statement.fingerprint(), place);
        Use known = all.get(key);
        if (known != null) {
            return known;
        }
        if (all.size() < USES_MAX) {
            return add(key, statement.text());
        }
        lumped.increment();
        return add(new Use.Key(watched, access, REST, ""), "");
    }

    private Use add(Use.Key key, String text) {
        Use fresh = new Use(key, text);
        Use known = all.putIfAbsent(key, fresh);
        if (known != null) {
            return known;
        }
        onNew.accept(fresh);
        return fresh;
    }

    /** All of them, as of now or a moment later. */
    Collection<Use> all() {
        return all.values();
    }

    /** Sightings whose statement and place were not kept because there were too many. */
    long lumped() {
        return lumped.sum();
    }
}
