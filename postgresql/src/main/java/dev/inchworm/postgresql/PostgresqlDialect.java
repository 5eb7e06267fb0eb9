// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.Catalogs;
import dev.inchworm.core.dialect.ChunkSql;
import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.Feature;
import dev.inchworm.core.dialect.JdbcUrl;
import dev.inchworm.core.dialect.JournalSql;
import dev.inchworm.core.dialect.Locks;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.dialect.Sensors;
import dev.inchworm.core.dialect.Sessions;
import dev.inchworm.core.dialect.SyncSql;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** PostgreSQL 14 and newer. Stateless; threads may share it. */
public final class PostgresqlDialect implements Dialect {

    /** For the service loader. */
    public PostgresqlDialect() {}

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public boolean speaks(JdbcUrl url) {
        return url.text().startsWith("jdbc:postgresql:");
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public Sessions sessions() {
        return new PostgresqlSessions();
    }

    @Override
    public Catalogs catalogs() {
        return new PostgresqlCatalog();
    }

    @Override
    public SchemaSql schema() {
        return new PostgresqlSchema();
    }

    @Override
    public SyncSql sync() {
        return new PostgresqlSync();
    }

    @Override
    public ChunkSql chunks() {
        return new PostgresqlChunks();
    }

    @Override
    public Locks locks() {
        return new PostgresqlLocks();
    }

    @Override
    public Sensors sensors() {
        return new PostgresqlSensors();
    }

    @Override
    public JournalSql journal() {
        return new PostgresqlJournal();
    }

    @Override
    public Failure failure(SQLException exception) {
        return Failures.kind(exception);
    }
}
