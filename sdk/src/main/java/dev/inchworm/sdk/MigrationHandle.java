// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.Op;
import dev.inchworm.sdk.figure.Outcome;
import dev.inchworm.sdk.route.SidePresence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One migration, as the code of one release sees it.
 *
 * <p>Answers from memory: decisions wait for nothing, throw nothing and allocate nothing. Without news they are as
 * before; with no news ever they are old, unless the release has a floor.
 *
 * <p>Threads share it.
 */
public final class MigrationHandle {

    private final String id;
    private final MigrationClient client;
    private final Stage floor;
    private final Stage ceiling;
    private final KeyLists lists;
    private final SidePresence presence;
    private final boolean hasBoth;
    private final Counting counting;
    private volatile Decision decision;

    MigrationHandle(MigrationHandleBuilder built, MigrationClient client, Counting counting) {
        this.id = built.id();
        this.client = client;
        this.floor = built.floor();
        this.ceiling = built.ceiling();
        this.lists = built.lists();
        this.presence = built.presence();
        this.hasBoth = built.presence() == MigrationHandleBuilder.BOTH;
        this.counting = counting;
        this.decision = Decision.withoutNews(floor, ceiling);
    }

    /** The migration's id. */
    public String id() {
        return id;
    }

    /** The stage this release acts on: the route's, within floor and ceiling. */
    public Stage stage() {
        return decision.stage();
    }

    /** The version of the route acted on; 0 without news. */
    public long version() {
        return decision.version();
    }

    /** Share of the reads that go to the new side, in basis points; 0 once the lease of a ramp is over. */
    public int percentBp() {
        return decision.percentBp();
    }

    /**
     * The side to read what belongs to {@code key}.
     *
     * @param key the owner of the row, as text; null is counted, and answered as {@link #side()} is
     */
    public Side side(@Nullable String key) {
        return side(decision, key);
    }

    /** As {@link #side(String)} with {@code Long.toString(key)}. */
    public Side side(long key) {
        return side(decision, key);
    }

    /** The side to read what belongs to nobody in particular: new once every key reads new. */
    public Side side() {
        Decision now = decision;
        return present(now.percentBp() == Bucket.COUNT ? Side.NEW : Side.OLD);
    }

    /** Whether the old side is written: by this release, or by the sync for it. The same in the whole fleet. */
    public boolean writesOld() {
        return decision.stage().writesOld();
    }

    /** Whether the new side is written: by this release, or by the sync for it. The same in the whole fleet. */
    public boolean writesNew() {
        return decision.stage().writesNew();
    }

    /** The side in whose shape to write where a sync fills the other: old until every read has gone to new for good. */
    public Side writeSide() {
        return present(decision.stage().compareTo(Stage.RAMPDOWN) < 0 ? Side.OLD : Side.NEW);
    }

    /**
     * Writes once, in the shape of {@link #writeSide()}, and counts. Never tried on the other side: a write that failed
     * may have happened.
     *
     * @throws X exactly what that write throws
     */
    public <T, X extends Exception> @Nullable T write(SideWork<T, X> old, SideWork<T, X> fresh) throws X {
        Decision now = decision;
        Side side = writeSide();
        long start = System.nanoTime();
        try {
            T result = (side == Side.OLD ? old : fresh).run();
            counting.call(Op.WRITE, side, now.stage(), Outcome.SUCCESS, System.nanoTime() - start);
            return result;
        } catch (Throwable thrown) {
            counting.call(Op.WRITE, side, now.stage(), Counting.outcome(thrown), System.nanoTime() - start);
            throw thrown;
        }
    }

    /** Counts a write that the application made itself. {@code nanos} is how long it took; negative if unknown. */
    public void wrote(long nanos, boolean isOk) {
        counting.call(Op.WRITE, writeSide(), decision.stage(), isOk ? Outcome.SUCCESS : Outcome.ERROR, nanos);
    }

    /**
     * Starts reads that follow the route.
     *
     * @param old reads the old side
     * @param fresh reads the new side
     */
    public <K, R, X extends Exception> Reads.Builder<K, R, X> reads(KeyedRead<K, R, X> old, KeyedRead<K, R, X> fresh) {
        return new Reads.Builder<>(this, old, fresh);
    }

    /** What this process has counted of the migration and reports. */
    public Figures figures() {
        return counting.figures();
    }

    /** The side of all keys in a stage that is the same for all. */
    Side sideOfAll(Decision now) {
        return present(fixed(now));
    }

    /** Side by a decision that was read once, so that one read follows one route. */
    Side side(Decision now, @Nullable String key) {
        if (now.stage() != Stage.LIVE) {
            return sideOfAll(now);
        }
        if (key == null) {
            counting.figures().nullKey();
            return present(now.percentBp() == Bucket.COUNT ? Side.NEW : Side.OLD);
        }
        Side listed = lists.of(key);
        return present(listed != null ? listed : ramped(now, Bucket.of(now.seed(), key)));
    }

    Side side(Decision now, long key) {
        if (now.stage() != Stage.LIVE) {
            return sideOfAll(now);
        }
        Side listed = lists.of(key);
        return present(listed != null ? listed : ramped(now, Bucket.of(now.seed(), key)));
    }

    /** Whether that side may be read at all. */
    boolean has(Side side) {
        if (hasBoth) {
            return true;
        }
        try {
            return presence.has(side);
        } catch (Throwable unknown) {
            return true;
        }
    }

    Decision decision() {
        return decision;
    }

    Counting counting() {
        return counting;
    }

    MigrationClient client() {
        return client;
    }

    /** Acts on what is known now; the client tells it. */
    void act(Optional<Known> known, long now) {
        Decision next = known.map(route -> Decision.of(route, now, floor, ceiling))
                .orElseGet(() -> Decision.withoutNews(floor, ceiling));
        if (!next.equals(decision)) {
            decision = next;
            client.acted();
        }
    }

    private static Side fixed(Decision now) {
        return now.stage().compareTo(Stage.LIVE) < 0 ? Side.OLD : Side.NEW;
    }

    private static Side ramped(Decision now, int bucket) {
        return bucket < now.percentBp() ? Side.NEW : Side.OLD;
    }

    private Side present(Side side) {
        return hasBoth || has(side) || !has(side.other()) ? side : side.other();
    }
}
