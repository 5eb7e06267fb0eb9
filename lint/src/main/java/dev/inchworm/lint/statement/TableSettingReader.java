// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.statement.Action.Inherit;
import dev.inchworm.lint.statement.Action.OtherAction;
import dev.inchworm.lint.statement.Action.Owner;
import dev.inchworm.lint.statement.Action.ReplicaIdentity;
import dev.inchworm.lint.statement.Action.ResetParameters;
import dev.inchworm.lint.statement.Action.RowSecurity;
import dev.inchworm.lint.statement.Action.SetAccessMethod;
import dev.inchworm.lint.statement.Action.SetLogged;
import dev.inchworm.lint.statement.Action.SetParameters;
import dev.inchworm.lint.statement.Action.SetTablespace;
import dev.inchworm.lint.statement.Action.SwitchTrigger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the actions of {@code ALTER TABLE} that concern the table as a whole. */
final class TableSettingReader {

    private final Cursor cursor;

    TableSettingReader(Cursor cursor) {
        this.cursor = cursor;
    }

    Action action() {
        int from = cursor.mark();
        if (cursor.sees("enable") || cursor.sees("disable") || cursor.sees("force") || cursor.sees("no force")) {
            return toggle();
        } else if (cursor.accept("owner to")) {
            return new Owner(cursor.name());
        } else if (cursor.accept("replica identity")) {
            return replicaIdentity();
        } else if (cursor.accept("inherit")) {
            return new Inherit(cursor.objectName(), true);
        } else if (cursor.accept("no inherit")) {
            return new Inherit(cursor.objectName(), false);
        } else if (cursor.accept("cluster on") || cursor.accept("of")) {
            cursor.objectName();
            return new OtherAction(cursor.text(from, cursor.mark()));
        } else if (cursor.accept("not of")) {
            return new OtherAction("NOT OF");
        } else if (cursor.accept("options")) {
            cursor.skipParentheses();
            return new OtherAction(cursor.text(from, cursor.mark()));
        } else if (cursor.accept("reset")) {
            return new ResetParameters(cursor.parenthesized().text());
        }
        return set(from);
    }

    private Action set(int from) {
        cursor.expect("set");
        if (cursor.accept("logged")) {
            return new SetLogged(true);
        } else if (cursor.accept("unlogged")) {
            return new SetLogged(false);
        } else if (cursor.accept("tablespace")) {
            String name = cursor.name();
            cursor.accept("nowait");
            return new SetTablespace(name);
        } else if (cursor.accept("access method")) {
            return new SetAccessMethod(cursor.name());
        } else if (cursor.acceptOne("without cluster", "without oids").isPresent()) {
            return new OtherAction(cursor.text(from, cursor.mark()));
        }
        return new SetParameters(parameters(cursor));
    }

    /** {@code (name = value, name)}. */
    static Map<String, String> parameters(Cursor cursor) {
        Map<String, String> values = new LinkedHashMap<>();
        cursor.expectSign("(");
        do {
            String name = cursor.objectName().sql().toLowerCase(Locale.ROOT);
            values.put(name, cursor.acceptSign("=") ? value(cursor) : "true");
        } while (cursor.acceptSign(","));
        cursor.expectSign(")");
        return values;
    }

    private static String value(Cursor cursor) {
        boolean isOne = cursor.peek(1).isSign(",") || cursor.peek(1).isSign(")");
        return isOne
                ? cursor.next().value().toLowerCase(Locale.ROOT)
                : cursor.expressionUntil(Set.of()).text();
    }

    private Action toggle() {
        String verb = cursor.acceptOne("no force", "force", "enable", "disable").orElseThrow();
        if (cursor.accept("row level security")) {
            return new RowSecurity(verb.toUpperCase(Locale.ROOT));
        }
        cursor.acceptOne("replica", "always");
        Optional<String> kind = cursor.acceptOne("trigger", "rule");
        if (kind.isEmpty() || verb.endsWith("force")) {
            throw cursor.confused("TRIGGER, RULE or ROW LEVEL SECURITY");
        }
        return new SwitchTrigger(verb.equals("enable"), kind.get().equals("rule"), cursor.name());
    }

    private Action replicaIdentity() {
        if (cursor.accept("using index")) {
            return new ReplicaIdentity("USING INDEX " + ObjectName.quote(cursor.name()));
        }
        String identity = cursor.acceptOne("default", "full", "nothing")
                .orElseThrow(() -> cursor.confused("DEFAULT, FULL, NOTHING or USING INDEX"));
        return new ReplicaIdentity(identity.toUpperCase(Locale.ROOT));
    }
}
