// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.LockClass;
import dev.inchworm.core.dialect.SyncSql;
import dev.inchworm.core.plan.Ddl;
import dev.inchworm.core.plan.SyncState;
import java.util.ArrayList;
import java.util.List;

/** The sync of a same-row change: one function and one row trigger, the last of all. */
final class PostgresqlSync implements SyncSql {

    @Override
    public Ddl move(Target target, SyncState from, SyncState to) {
        return new Ddl(
                change(target, from, to),
                change(target, to, from),
                lock(from, to),
                lock(to, from),
                new SyncProbe(target).move(from, to));
    }

    @Override
    public String fires(Target target) {
        return new SyncProof(target).sql();
    }

    @Override
    public String watch(Target target, SyncState state) {
        return new SyncProbe(target).watch(state);
    }

    private static LockClass lock(SyncState from, SyncState to) {
        if (to == SyncState.OFF || (from == SyncState.QUARANTINE) != (to == SyncState.QUARANTINE)) {
            return LockClass.STRONG;
        }
        if (from == SyncState.GUARD && to != SyncState.GUARD) {
            return LockClass.STRONG;
        }
        return from == SyncState.OFF || to == SyncState.GUARD ? LockClass.WRITES : LockClass.NONE;
    }

    /** The table's lock comes first, so that nothing else is held while it is waited for. */
    private static List<String> change(Target target, SyncState from, SyncState to) {
        List<String> statements = new ArrayList<>();
        List<SyncTrigger> before = SyncTrigger.of(target, from);
        List<SyncTrigger> after = SyncTrigger.of(target, to);
        int kept = from == SyncState.OFF || to == SyncState.OFF ? 0 : 1;
        before.subList(0, before.size() - kept).forEach(trigger -> statements.add(trigger.drop()));
        statements.addAll(columns(target, from, to));
        statements.addAll(function(target, from, to));
        after.subList(0, after.size() - kept).forEach(trigger -> statements.addAll(trigger.make()));
        return statements;
    }

    private static List<String> function(Target target, SyncState from, SyncState to) {
        if (to == SyncState.OFF) {
            return List.of(new SyncFunction(target, from).drop());
        }
        SyncFunction function = new SyncFunction(target, to);
        return List.of(from == SyncState.OFF ? function.create() : function.replace());
    }

    private static List<String> columns(Target target, SyncState from, SyncState to) {
        if ((from == SyncState.QUARANTINE) == (to == SyncState.QUARANTINE)) {
            return List.of();
        }
        SyncNames names = new SyncNames(target);
        List<String> statements = new ArrayList<>();
        for (String name : target.oldColumns()) {
            String hidden = names.hidden(name);
            if (from == SyncState.OFF) {
                statements.addAll(again(target, name));
            }
            if (to == SyncState.OFF) {
                statements.add(alter(target) + "drop column " + Quote.identifier(hidden));
            } else {
                statements.add(
                        to == SyncState.QUARANTINE ? rename(target, name, hidden) : rename(target, hidden, name));
            }
        }
        return statements;
    }

    /** Adds a dropped column under its first name, on which the statements that restore the rest of it rely. */
    private static List<String> again(Target target, String name) {
        Column column = target.table()
                .column(name)
                .orElseThrow(() -> new IllegalArgumentException(target.table().name() + " has no column " + name));
        List<String> statements = new ArrayList<>();
        String collation = column.collation().map(clause -> " " + clause).orElse("");
        statements.add(
                alter(target) + "add column %s %s%s".formatted(Quote.identifier(name), column.type(), collation));
        column.defaultSql()
                .ifPresent(value -> statements.add(
                        alter(target) + "alter column %s set default %s".formatted(Quote.identifier(name), value)));
        statements.addAll(column.restores());
        return statements;
    }

    private static String rename(Target target, String from, String to) {
        return alter(target) + "rename column %s to %s".formatted(Quote.identifier(from), Quote.identifier(to));
    }

    private static String alter(Target target) {
        return "alter table " + Quote.table(target.table().name()) + " ";
    }
}
