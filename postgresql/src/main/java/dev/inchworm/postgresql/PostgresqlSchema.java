// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Expression;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.dialect.SchemaSql;
import dev.inchworm.core.plan.Ddl;
import java.util.List;

/** Not there yet. */
final class PostgresqlSchema implements SchemaSql {

    @Override
    public Ddl addColumns(Table table, List<Column> columns) {
        throw new UnsupportedOperationException("addColumns");
    }

    @Override
    public Ddl addCheckUnvalidated(Table table, String name, Expression condition) {
        throw new UnsupportedOperationException("addCheckUnvalidated");
    }

    @Override
    public Ddl validateCheck(Table table, String name) {
        throw new UnsupportedOperationException("validateCheck");
    }

    @Override
    public Ddl addNotNullProof(Table table, String column) {
        throw new UnsupportedOperationException("addNotNullProof");
    }

    @Override
    public Ddl validateNotNullProof(Table table, String column) {
        throw new UnsupportedOperationException("validateNotNullProof");
    }

    @Override
    public Ddl setNotNull(Table table, String column) {
        throw new UnsupportedOperationException("setNotNull");
    }

    @Override
    public Ddl dropNotNullProof(Table table, String column) {
        throw new UnsupportedOperationException("dropNotNullProof");
    }

    @Override
    public List<Ddl> relax(Table table, Column column) {
        throw new UnsupportedOperationException("relax");
    }

    @Override
    public String quoted(String text) {
        throw new UnsupportedOperationException("quoted");
    }

    @Override
    public String identifier(String name) {
        throw new UnsupportedOperationException("identifier");
    }
}
