// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.route.SidePresence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Says what one release can do with a migration. Not for several threads. */
public final class MigrationHandleBuilder {

    static final SidePresence BOTH = SidePresence.both();

    private final MigrationClient client;
    private final String id;
    private Stage floor = Stage.OFF;
    private Stage ceiling = Stage.COMPLETE;
    private final List<String> allowed = new ArrayList<>();
    private final List<String> denied = new ArrayList<>();
    private SidePresence presence = BOTH;

    MigrationHandleBuilder(MigrationClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** The lowest stage this release can serve: one that no longer knows the old side needs {@code COMPLETE}. */
    public MigrationHandleBuilder atLeast(Stage stage) {
        floor = stage;
        return this;
    }

    /** The highest stage this release can serve: one that only writes the new side needs {@code DUALWRITE}. */
    public MigrationHandleBuilder atMost(Stage stage) {
        ceiling = stage;
        return this;
    }

    /** Keys that read the new side while the stage is live, whatever the percentage. */
    public MigrationHandleBuilder allow(Collection<String> keys) {
        allowed.addAll(keys);
        return this;
    }

    /** Keys that read the old side while the stage is live, even if allowed. */
    public MigrationHandleBuilder deny(Collection<String> keys) {
        denied.addAll(keys);
        return this;
    }

    /** Which sides the database still has; a side that is gone is never chosen. */
    public MigrationHandleBuilder sides(SidePresence sides) {
        presence = sides;
        return this;
    }

    /**
     * The handle, which from now on is also the client's {@link MigrationClient#migration}. Build it once and keep it:
     * the client keeps telling it the news for as long as it is open.
     *
     * @throws IllegalArgumentException if the floor is above the ceiling
     */
    public MigrationHandle build() {
        if (floor.compareTo(ceiling) > 0) {
            throw new IllegalArgumentException(
                    "the floor must not be above the ceiling, was %s above %s".formatted(floor, ceiling));
        }
        return client.adopt(this, true);
    }

    String id() {
        return id;
    }

    Stage floor() {
        return floor;
    }

    Stage ceiling() {
        return ceiling;
    }

    SidePresence presence() {
        return presence;
    }

    KeyLists lists() {
        return allowed.isEmpty() && denied.isEmpty() ? KeyLists.NONE : new KeyLists(allowed, denied);
    }
}
