// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The distinct statements of one data source, each taken apart once. Bounded: two generations, the older of which is
 * let go when the younger is full. Looking up a known statement takes no lock. Safe for use by several threads.
 */
final class Statements {

    /** Statements of one generation. */
    static final int STATEMENTS_MAX = 1_000;

    private static final int CHARACTERS_MAX = 2_000_000;

    private final Sightings sightings;
    private final Quoting quoting;
    private final Map<String, CursorPlan> cursors = new ConcurrentHashMap<>();
    private final AtomicInteger characters = new AtomicInteger();
    private volatile Map<String, KnownStatement> young = new ConcurrentHashMap<>();
    private volatile Map<String, KnownStatement> old = Map.of();

    Statements(Sightings sightings, Quoting quoting) {
        this.sightings = sightings;
        this.quoting = quoting;
    }

    Sightings sightings() {
        return sightings;
    }

    /** What is known of {@code sql}; of nothing, nothing. Never throws. */
    KnownStatement of(@Nullable String sql) {
        if (sql == null) {
            return KnownStatement.PLAIN;
        }
        KnownStatement known = young.get(sql);
        return known != null ? known : older(sql);
    }

    /** How a cursor is watched that {@code sql} gave. Never throws. */
    CursorPlan cursor(String sql) {
        CursorPlan known = cursors.get(sql);
        if (known != null) {
            return known;
        }
        CursorPlan plan = sightings.guarded(CursorPlan.NONE, () -> {
            KnownStatement statement = new KnownStatement(SqlText.of(SqlWords.of(sql, quoting)), List.of(), false);
            return new CursorPlan(statement, ColumnPlan.ofCursor(statement, sightings.watches()));
        });
        if (cursors.size() < STATEMENTS_MAX && sql.length() <= SqlWords.LENGTH_MAX) {
            cursors.put(sql, plan);
        }
        return plan;
    }

    private KnownStatement older(String sql) {
        KnownStatement known = old.get(sql);
        if (known == null) {
            known = analysed(sql);
        }
        if (sql.length() <= SqlWords.LENGTH_MAX) {
            keep(sql, known);
        }
        return known;
    }

    private KnownStatement analysed(String sql) {
        return sightings.guarded(KnownStatement.PLAIN, () -> {
            sightings.analysed();
            List<SqlWord> words = SqlWords.of(sql, quoting);
            List<Mention> mentions = SqlMentions.of(words, sightings.watches());
            return mentions.isEmpty()
                    ? KnownStatement.PLAIN
                    : new KnownStatement(SqlText.of(words), mentions, isFixed(words));
        });
    }

    /** Whether a result of these words has the same columns for ever. */
    private static boolean isFixed(List<SqlWord> words) {
        return words.stream().noneMatch(word -> word.isSign("*") || word.isKeyword("table"));
    }

    private void keep(String sql, KnownStatement known) {
        if (young.putIfAbsent(sql, known) == null
                && (characters.addAndGet(sql.length()) > CHARACTERS_MAX || young.size() > STATEMENTS_MAX)) {
            age();
        }
    }

    /** How many statements are remembered. */
    int remembered() {
        return young.size() + old.size();
    }

    private synchronized void age() {
        if (young.size() > STATEMENTS_MAX || characters.get() > CHARACTERS_MAX) {
            old = young;
            young = new ConcurrentHashMap<>();
            characters.set(0);
        }
    }
}
