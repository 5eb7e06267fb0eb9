// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.Action.DetachPartition;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.IndexStatement.DropIndex;
import dev.inchworm.lint.statement.IndexStatement.Reindex;
import dev.inchworm.lint.statement.ObjectStatement.Drop;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.SessionStatement.AlterSystem;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.AlterTable;
import dev.inchworm.lint.statement.TableStatement.Cluster;
import dev.inchworm.lint.statement.TableStatement.Vacuum;
import java.util.Optional;
import java.util.Set;

/** Which statements the server runs in no transaction, and which of them Flyway knows. */
public final class OutsideTransaction {

    private static final Set<String> OTHERS =
            Set.of("CREATE DATABASE", "CREATE TABLESPACE", "DROP TABLESPACE", "DROP DATABASE");

    /** Flyway looks for these words; it does not know that the rest runs in no transaction either. */
    private static final Set<String> REINDEX_KNOWN_TO_FLYWAY = Set.of("SCHEMA", "DATABASE", "SYSTEM");

    private OutsideTransaction() {}

    /** What the statement is called if the server refuses it in a transaction. */
    public static Optional<String> name(Statement statement) {
        if (statement instanceof CreateIndex create && create.concurrently()) {
            return Optional.of("CREATE INDEX CONCURRENTLY");
        } else if (statement instanceof DropIndex drop && drop.concurrently()) {
            return Optional.of("DROP INDEX CONCURRENTLY");
        } else if (statement instanceof Reindex reindex && reindex.concurrently()) {
            return Optional.of("REINDEX CONCURRENTLY");
        } else if (statement instanceof Reindex reindex && REINDEX_KNOWN_TO_FLYWAY.contains(reindex.kind())) {
            return Optional.of("REINDEX " + reindex.kind());
        } else if (statement instanceof Vacuum) {
            return Optional.of("VACUUM");
        } else if (statement instanceof Cluster cluster && cluster.table().isEmpty()) {
            return Optional.of("CLUSTER of all tables");
        } else if (statement instanceof AlterTable alter
                && alter.actions(DetachPartition.class).stream().anyMatch(DetachPartition::concurrently)) {
            return Optional.of("DETACH PARTITION CONCURRENTLY");
        }
        return ofServer(statement);
    }

    private static Optional<String> ofServer(Statement statement) {
        if (statement instanceof AlterSystem) {
            return Optional.of("ALTER SYSTEM");
        } else if (statement instanceof Drop drop && drop.kind().equals("DATABASE")) {
            return Optional.of("DROP DATABASE");
        } else if (statement instanceof Other other && OTHERS.contains(other.verb())) {
            return Optional.of(other.verb());
        }
        return Optional.empty();
    }

    /** Whether Flyway sees by itself that the statement must run without a transaction (its PostgreSQLParser). */
    public static boolean isKnownToFlyway(Statement statement) {
        if (statement instanceof Reindex reindex) {
            return REINDEX_KNOWN_TO_FLYWAY.contains(reindex.kind());
        }
        return name(statement).isPresent() && !(statement instanceof AlterTable) && !(statement instanceof Cluster);
    }
}
