// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.Action.AddConstraint;
import dev.inchworm.lint.statement.Action.DropConstraint;
import dev.inchworm.lint.statement.Action.DropDefault;
import dev.inchworm.lint.statement.Action.DropNotNull;
import dev.inchworm.lint.statement.Action.Owner;
import dev.inchworm.lint.statement.Action.SetDefault;
import dev.inchworm.lint.statement.Action.SetNotNull;
import dev.inchworm.lint.statement.Action.ValidateConstraint;
import dev.inchworm.lint.statement.IndexStatement.AlterIndex;
import dev.inchworm.lint.statement.ObjectStatement.AddEnumValue;
import dev.inchworm.lint.statement.ObjectStatement.AlterDomain;
import dev.inchworm.lint.statement.ObjectStatement.AlterSequence;
import dev.inchworm.lint.statement.ObjectStatement.ChangeType;
import dev.inchworm.lint.statement.ObjectStatement.Extension;
import dev.inchworm.lint.statement.ObjectStatement.Publication;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.OpaqueStatement.Other;
import dev.inchworm.lint.statement.SessionStatement.AlterSystem;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ALTER} of anything. */
final class AlterReader {

    private static final String[] OTHERS = {
        "aggregate",
        "collation",
        "conversion",
        "database",
        "default privileges",
        "event trigger",
        "foreign data wrapper",
        "function",
        "group",
        "language",
        "procedural language",
        "large object",
        "operator class",
        "operator family",
        "operator",
        "procedure",
        "role",
        "routine",
        "server",
        "statistics",
        "subscription",
        "tablespace",
        "text search configuration",
        "text search dictionary",
        "text search parser",
        "text search template",
        "user mapping",
        "user"
    };

    private final Cursor cursor;

    AlterReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** All after {@code ALTER}. */
    Statement alter() {
        Optional<String> table = cursor.acceptOne("table", "foreign table", "materialized view", "view");
        if (table.isPresent()) {
            return new AlterTableReader(cursor).alter(table.get().toUpperCase(Locale.ROOT));
        } else if (cursor.accept("index")) {
            return index();
        } else if (cursor.accept("sequence")) {
            cursor.accept("if exists");
            ObjectName name = cursor.objectName();
            return renamed("SEQUENCE", name).orElseGet(() -> new AlterSequence(name, cursor.rest()));
        } else if (cursor.accept("type")) {
            return type();
        } else if (cursor.accept("domain")) {
            return domain();
        } else if (cursor.accept("extension")) {
            return new Extension(cursor.name(), true, cursor.rest());
        } else if (cursor.accept("publication")) {
            return new Publication(cursor.name(), true, cursor.rest());
        } else if (cursor.accept("system")) {
            return new AlterSystem(cursor.rest());
        }
        return ofTable();
    }

    /** Triggers, rules and policies, which belong to a table, and whatever else there is. */
    private Statement ofTable() {
        if (cursor.accept("schema")) {
            ObjectName name = cursor.objectName();
            return renamed("SCHEMA", name).orElseGet(() -> owner("SCHEMA"));
        }
        Optional<String> kind = cursor.acceptOne("trigger", "rule", "policy");
        if (kind.isEmpty()) {
            return other();
        }
        int from = cursor.mark();
        String name = cursor.name();
        cursor.expect("on");
        ObjectName table = cursor.objectName();
        if (cursor.accept("rename to")) {
            return new Rename(kind.get().toUpperCase(Locale.ROOT), table, name, cursor.name(), false);
        } else if (kind.get().equals("policy")) {
            cursor.back(from);
            return new RoutineReader(cursor).policy(true);
        }
        cursor.rest();
        return new Other("ALTER " + kind.get().toUpperCase(Locale.ROOT));
    }

    private Statement owner(String kind) {
        cursor.expect("owner to");
        cursor.name();
        return new Other("ALTER " + kind + " OWNER");
    }

    /** {@code RENAME TO} and {@code SET SCHEMA}. */
    private Optional<Statement> renamed(String kind, ObjectName name) {
        if (cursor.accept("rename to")) {
            return Optional.of(new Rename(kind, name, name.name(), cursor.name(), false));
        } else if (cursor.accept("set schema")) {
            return Optional.of(new Rename(kind, name, name.name(), cursor.name(), true));
        }
        return Optional.empty();
    }

    private Statement index() {
        if (cursor.accept("all in tablespace")) {
            cursor.rest();
            return new Other("ALTER INDEX ALL IN TABLESPACE");
        }
        cursor.accept("if exists");
        ObjectName name = cursor.objectName();
        Optional<Statement> renamed = renamed("INDEX", name);
        if (renamed.isPresent()) {
            return renamed.get();
        }
        int from = cursor.mark();
        Optional<ObjectName> attached =
                cursor.accept("attach partition") ? Optional.of(cursor.objectName()) : Optional.empty();
        cursor.back(from);
        return new AlterIndex(name, attached, cursor.rest());
    }

    private Statement type() {
        ObjectName name = cursor.objectName();
        if (cursor.accept("add value")) {
            boolean ifNotExists = cursor.accept("if not exists");
            String value = cursor.next().value();
            boolean hasPosition = cursor.acceptOne("before", "after").isPresent();
            if (hasPosition) {
                cursor.next();
            }
            return new AddEnumValue(name, value, ifNotExists, hasPosition);
        } else if (cursor.accept("rename value")) {
            String old = cursor.next().value();
            cursor.expect("to");
            return new Rename("ENUM VALUE", name, old, cursor.next().value(), false);
        } else if (cursor.accept("rename attribute")) {
            String old = cursor.name();
            cursor.expect("to");
            Rename rename = new Rename("ATTRIBUTE", name, old, cursor.name(), false);
            cursor.acceptOne("cascade", "restrict");
            return rename;
        }
        return renamed("TYPE", name).orElseGet(() -> new ChangeType(name, cursor.rest()));
    }

    private Statement domain() {
        ObjectName name = cursor.objectName();
        Optional<Statement> renamed = renamed("DOMAIN", name);
        if (renamed.isPresent()) {
            return renamed.get();
        }
        if (cursor.accept("rename constraint")) {
            String old = cursor.name();
            cursor.expect("to");
            return new Rename("DOMAIN CONSTRAINT", name, old, cursor.name(), false);
        }
        return new AlterDomain(name, domainAction());
    }

    private Action domainAction() {
        if (cursor.accept("add")) {
            return new AddConstraint(new ConstraintReader(cursor).domainConstraint());
        } else if (cursor.accept("drop constraint")) {
            boolean ifExists = cursor.accept("if exists");
            return new DropConstraint(cursor.name(), ifExists, !cursor.accept("restrict") && cursor.accept("cascade"));
        } else if (cursor.accept("validate constraint")) {
            return new ValidateConstraint(cursor.name());
        } else if (cursor.accept("set default")) {
            return new SetDefault("", cursor.expressionUntil(Set.of()));
        } else if (cursor.accept("drop default")) {
            return new DropDefault("");
        } else if (cursor.accept("set not null")) {
            return new SetNotNull("");
        } else if (cursor.accept("drop not null")) {
            return new DropNotNull("");
        }
        cursor.expect("owner to");
        return new Owner(cursor.name());
    }

    private Statement other() {
        String kind = cursor.acceptOne(OTHERS).orElseThrow(() -> cursor.confused("what to alter"));
        cursor.rest();
        return new Other("ALTER " + kind.toUpperCase(Locale.ROOT));
    }
}
