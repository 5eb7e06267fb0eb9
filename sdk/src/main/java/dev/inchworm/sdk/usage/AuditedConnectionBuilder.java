// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.ShardingKey;

/** Builds connections that are watched. */
final class AuditedConnectionBuilder implements ConnectionBuilder {

    private final ConnectionBuilder target;
    private final AuditedDataSource source;

    AuditedConnectionBuilder(ConnectionBuilder target, AuditedDataSource source) {
        this.target = target;
        this.source = source;
    }

    @Override
    public ConnectionBuilder user(String name) {
        target.user(name);
        return this;
    }

    @Override
    public ConnectionBuilder password(String password) {
        target.password(password);
        return this;
    }

    @Override
    public ConnectionBuilder shardingKey(ShardingKey key) {
        target.shardingKey(key);
        return this;
    }

    @Override
    public ConnectionBuilder superShardingKey(ShardingKey key) {
        target.superShardingKey(key);
        return this;
    }

    @Override
    public Connection build() throws SQLException {
        return source.audited(target.build());
    }
}
