// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

/**
 * Where an application's own monitoring counts what the SDK does.
 *
 * <p>Called by any thread, on the path of reads: implementations hold references, allocate nothing and throw nothing;
 * what they throw is swallowed. All tags come from closed sets or from what the application declared.
 */
public interface Meters {

    /** The meters of one migration; asked once a migration, and kept. */
    MigrationMeters migration(String id);

    /** Routes were read, or could not be. */
    void refreshed(Trigger trigger, boolean isOk);

    /** What is known now of a column that the application looks for. */
    void capability(String table, String column, Presence presence);

    /** A statement was refused because the column is not there, and the code went on without. */
    void degraded(String table, String column);

    /** The same, by the endpoint that asked: one of a closed set that the application declared. */
    default void degraded(String table, String column, String endpoint) {
        degraded(table, column);
    }

    /** A watched column was touched. */
    void touched(String table, String column, Access access);

    /** A sighting of the usage audit was dropped because too many were waiting. */
    void usageDropped();

    /** Counts nothing. */
    static Meters none() {
        return NoMeters.METERS;
    }
}
