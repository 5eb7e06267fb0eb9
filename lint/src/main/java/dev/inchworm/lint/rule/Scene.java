// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Where a statement stands: its place, what came before it in the same file and transaction, and what is known of the
 * server it is for. What is asked about <em>before</em> never includes the statement itself.
 */
public interface Scene {

    /** Where the statement stands. */
    Place place();

    /** The statement as it stands in the file, without the semicolon. */
    String text();

    /** Major version of the server it is for. */
    int version();

    /** What kind of file it stands in. */
    FileKind kind();

    /** Whether a transaction is open when it runs: the file's own, or one begun in it. */
    boolean isInTransaction();

    /** Whether that transaction is the one a tool wraps around the whole file. */
    boolean isWrapped();

    /** A setting as the file made it before this statement, or else the server has it; name in lower case. */
    Optional<String> setting(String name);

    /**
     * Whether the object was created earlier in this file, is temporary, or known to be tiny: nobody waits for it. Also
     * true of an index of such a table.
     */
    boolean isNew(ObjectName name);

    /** The statements before it in this file, oldest first. */
    List<Earlier> earlier();

    /** The statements before it in its transaction, oldest first; empty outside of one. */
    List<Earlier> earlierInTransaction();

    /** The statements after it in its transaction, in the file's order; empty outside of one. */
    List<Statement> laterInTransaction();

    /** The locks of this statement that block writers at least, on tables that are not new. */
    List<TableLock> strongLocks();

    /** What a server told; {@link LiveFacts#NONE} where none was asked. */
    LiveFacts live();

    /**
     * A statement that came before.
     *
     * @param statement what it says
     * @param place where it stands
     * @param strongLocks its locks that block writers at least, on tables that are not new
     */
    record Earlier(Statement statement, Place place, List<TableLock> strongLocks) {

        /** Whether it holds such a lock on {@code table}. */
        public boolean locks(ObjectName table) {
            return strongLocks.stream().anyMatch(lock -> lock.table().isLike(table));
        }
    }

    /** What kind of file a statement stands in; it decides about the transaction. */
    enum FileKind {
        /** Plain SQL: every statement its own transaction, as {@code psql -f} does it. */
        PLAIN,
        /** A Flyway migration: one transaction around the file. */
        FLYWAY,
        /** A changeset of Liquibase's formatted SQL: one transaction around the changeset. */
        LIQUIBASE,
        /** A file or statement of an Inchworm packet. */
        PACKET
    }
}
