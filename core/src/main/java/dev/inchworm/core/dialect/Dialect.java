// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.sql.SQLException;
import java.util.Set;

/**
 * One kind of database server: everything that differs between servers is behind this contract.
 *
 * <p>The parts that write SQL ({@link #schema}, {@link #sync}, {@link #chunks}) are pure: the same arguments give the
 * same text. The others look at a live server. All are stateless and may be shared by threads.
 */
public interface Dialect {

    /** As people call it, {@code postgresql}. */
    String name();

    /** Whether this dialect speaks to that URL. */
    boolean speaks(JdbcUrl url);

    /** What its servers can do. */
    Set<Feature> features();

    /** Opening sessions and pinning what must hold in each transaction. */
    Sessions sessions();

    /** Reading the live catalog and judging a migration against it. */
    Catalogs catalogs();

    /** Changes of the schema. */
    SchemaSql schema();

    /** The sync of a same-row change. */
    SyncSql sync();

    /** Statements over ranges of keys. */
    ChunkSql chunks();

    /** Who holds and who waits for locks. */
    Locks locks();

    /** Positions in the server's log, and its load. */
    Sensors sensors();

    /** Where the journal lives. */
    JournalSql journal();

    /** What kind of failure an exception of the driver is. */
    Failure failure(SQLException exception);

    /** Kinds of failure that are handled differently. */
    enum Failure {
        /** A lock was not had in time. */
        LOCK_TIMEOUT,
        /** A statement took too long or was cancelled. */
        STATEMENT_TIMEOUT,
        /** This session was chosen as the victim of a deadlock. */
        DEADLOCK,
        /** Concurrent changes; the transaction can simply be made again. */
        SERIALIZATION,
        /** The connection is gone; what was in flight may or may not have taken effect. */
        CONNECTION_LOST,
        /** A value does not fit an expression or type. */
        DATA,
        /** A constraint refused a row. */
        CONSTRAINT,
        /** A right is missing. */
        NOT_GRANTED,
        /** Row security would have hidden rows. */
        ROWS_HIDDEN,
        /** Anything else. */
        OTHER
    }
}
