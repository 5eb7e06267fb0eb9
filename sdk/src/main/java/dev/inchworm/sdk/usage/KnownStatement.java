// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import dev.inchworm.sdk.figure.Access;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of one distinct SQL text, found out once. Safe for use by several threads. */
final class KnownStatement {

    /** A statement that touches nothing watched. */
    static final KnownStatement PLAIN = new KnownStatement(new SqlText("", ""), List.of(), true);

    private final SqlText text;
    private final int[] migrations;
    private final Touch[] touches;
    private final ColumnPlan results;
    private final ColumnPlan keys;
    private final Map<Use.Key, Touch> later = new ConcurrentHashMap<>();

    KnownStatement(SqlText text, List<Mention> mentions, boolean isFixed) {
        this.text = text;
        BitSet asked = new BitSet();
        List<Touch> direct = new ArrayList<>();
        for (Mention mention : mentions) {
            mention.watched().owners().forEach(owner -> asked.set(owner.migration()));
            if (mention.isNamed()) {
                direct.add(new Touch(mention.watched(), Access.STATEMENT));
            } else if (mention.isPossible()) {
                direct.add(new Touch(mention.watched(), Access.POSSIBLE));
            }
            if (mention.isWritten()) {
                direct.add(new Touch(mention.watched(), Access.WRITE));
            }
        }
        this.migrations = asked.stream().toArray();
        this.touches = direct.toArray(Touch[]::new);
        this.results = ColumnPlan.ofResult(this, mentions, isFixed);
        this.keys = ColumnPlan.ofKeys(this, mentions);
    }

    /** Whether it names no watched table. */
    boolean isPlain() {
        return migrations.length == 0;
    }

    SqlText text() {
        return text;
    }

    /** The numbers of the migrations that watch one of its tables. */
    int[] migrations() {
        return migrations;
    }

    /** What running it touches. */
    Touch[] touches() {
        return touches;
    }

    /** What reading its result touches. */
    ColumnPlan results() {
        return results;
    }

    /** What reading the keys it generated touches. */
    ColumnPlan keys() {
        return keys;
    }

    /** The one touch of this statement for something watched and a way of touching it. */
    Touch touch(Watched watched, Access access) {
        return later.computeIfAbsent(
                new Use.Key(watched, access, "", ""), key -> new Touch(key.watched(), key.access()));
    }
}
