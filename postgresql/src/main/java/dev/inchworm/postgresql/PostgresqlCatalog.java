// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.Mapping;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.dialect.Catalogs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Not there yet. */
final class PostgresqlCatalog implements Catalogs {

    @Override
    public Table read(Connection transaction, TableName name) throws SQLException {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public List<Finding> inspect(Connection transaction, Migration migration, Table table) throws SQLException {
        throw new UnsupportedOperationException("inspect");
    }

    @Override
    public Mapping judge(Connection transaction, Migration migration, Table table) throws SQLException {
        throw new UnsupportedOperationException("judge");
    }

    @Override
    public List<String> grants(Table table) {
        throw new UnsupportedOperationException("grants");
    }

    @Override
    public List<String> notMeasured(Connection transaction) throws SQLException {
        throw new UnsupportedOperationException("notMeasured");
    }

    @Override
    public Size size(Connection transaction, TableName name) throws SQLException {
        throw new UnsupportedOperationException("size");
    }
}
