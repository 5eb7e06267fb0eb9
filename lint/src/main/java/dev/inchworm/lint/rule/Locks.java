// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.core.probe.LockMode;
import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.ColumnDefinition;
import dev.inchworm.lint.statement.Constraint;
import dev.inchworm.lint.statement.IndexStatement;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement;
import dev.inchworm.lint.statement.Reference;
import dev.inchworm.lint.statement.RoutineStatement;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The locks a statement takes on tables, views and indexes, from weak to strong modes, as measured on PostgreSQL 15.
 *
 * <p>Reading and writing rows is not told; nor is what cannot be known from the text, such as the other table of a
 * foreign key that is dropped.
 */
public final class Locks {

    private static final Set<String> KINDS_WITH_LOCK =
            Set.of("TABLE", "COLUMN", "CONSTRAINT", "VIEW", "MATERIALIZED VIEW", "TRIGGER", "RULE", "POLICY");

    private Locks() {}

    /** The locks of {@code statement}; an index whose table is not known stands for its table. */
    public static List<TableLock> of(Statement statement, LiveFacts live) {
        if (statement instanceof TableStatement.AlterTable alter) {
            return altering(alter);
        } else if (statement instanceof TableStatement table) {
            return ofTable(table);
        } else if (statement instanceof IndexStatement index) {
            return ofIndex(index, live);
        } else if (statement instanceof ObjectStatement object) {
            return ofObject(object);
        } else if (statement instanceof RoutineStatement.CreateTrigger trigger) {
            return List.of(new TableLock(trigger.table(), LockMode.SHARE_ROW_EXCLUSIVE));
        } else if (statement instanceof RoutineStatement.CreateRule rule) {
            return exclusive(rule.table());
        } else if (statement instanceof RoutineStatement.Policy policy) {
            return exclusive(policy.table());
        }
        return List.of();
    }

    private static List<TableLock> ofTable(TableStatement statement) {
        if (statement instanceof TableStatement.CreateTable create) {
            return creating(create);
        } else if (statement instanceof TableStatement.Truncate truncate) {
            return exclusive(truncate.tables());
        } else if (statement instanceof TableStatement.LockTable lock) {
            LockMode mode =
                    LockMode.valueOf(lock.mode().toUpperCase(Locale.ROOT).replace(' ', '_'));
            return lock.tables().stream()
                    .map(table -> new TableLock(table, mode))
                    .toList();
        } else if (statement instanceof TableStatement.Vacuum vacuum && vacuum.full()) {
            return exclusive(vacuum.tables());
        } else if (statement instanceof TableStatement.Cluster cluster) {
            return exclusive(cluster.table().stream().toList());
        }
        return List.of();
    }

    private static List<TableLock> creating(TableStatement.CreateTable create) {
        List<TableLock> locks = new ArrayList<>();
        create.partition().of().ifPresent(parent -> locks.addAll(exclusive(parent)));
        create.columns().stream()
                .flatMap(column -> column.references().stream())
                .forEach(reference -> locks.add(referred(reference)));
        create.constraints().stream()
                .flatMap(constraint -> constraint.references().stream())
                .forEach(reference -> locks.add(referred(reference)));
        return locks;
    }

    private static List<TableLock> altering(TableStatement.AlterTable alter) {
        List<TableLock> locks = new ArrayList<>();
        LockMode strongest = LockMode.SHARE_UPDATE_EXCLUSIVE;
        for (Action action : alter.actions()) {
            LockMode mode = mode(action);
            strongest = mode.compareTo(strongest) > 0 ? mode : strongest;
            if (action instanceof Action.AddColumn add) {
                others(add.column(), locks);
            } else if (action instanceof Action.AddConstraint add) {
                add.constraint().references().ifPresent(reference -> locks.add(referred(reference)));
            } else if (action instanceof Action.AttachPartition attach) {
                locks.addAll(exclusive(attach.partition()));
            } else if (action instanceof Action.DetachPartition detach && !detach.concurrently()) {
                locks.addAll(exclusive(detach.partition()));
            }
        }
        locks.add(0, new TableLock(alter.table(), strongest));
        return locks;
    }

    private static void others(ColumnDefinition column, List<TableLock> locks) {
        column.references().ifPresent(reference -> locks.add(referred(reference)));
    }

    /** The lock one action of {@code ALTER TABLE} takes on the table itself. */
    public static LockMode mode(Action action) {
        if (action instanceof Action.AddConstraint add) {
            return add.constraint().kind() == Constraint.Kind.FOREIGN_KEY
                    ? LockMode.SHARE_ROW_EXCLUSIVE
                    : LockMode.ACCESS_EXCLUSIVE;
        } else if (action instanceof Action.SwitchTrigger trigger) {
            return trigger.isRule() ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_ROW_EXCLUSIVE;
        } else if (action instanceof Action.DetachPartition detach) {
            return detach.concurrently() || detach.isFinalize()
                    ? LockMode.SHARE_UPDATE_EXCLUSIVE
                    : LockMode.ACCESS_EXCLUSIVE;
        }
        boolean isLight = action instanceof Action.ValidateConstraint
                || action instanceof Action.AttachPartition
                || action instanceof Action.SetParameters
                || action instanceof Action.ResetParameters
                || action instanceof Action.SetStatistics;
        return isLight ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    }

    private static List<TableLock> ofIndex(IndexStatement statement, LiveFacts live) {
        if (statement instanceof IndexStatement.CreateIndex create) {
            LockMode mode = create.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
            return List.of(new TableLock(create.table(), mode));
        } else if (statement instanceof IndexStatement.DropIndex drop) {
            LockMode mode = drop.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
            return drop.names().stream()
                    .map(name -> new TableLock(live.tableOfIndex(name).orElse(name), mode))
                    .toList();
        } else if (statement instanceof IndexStatement.Reindex reindex) {
            LockMode mode = reindex.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
            return reindex.name().stream()
                    .map(name -> new TableLock(live.tableOfIndex(name).orElse(name), mode))
                    .toList();
        }
        return List.of();
    }

    private static List<TableLock> ofObject(ObjectStatement statement) {
        if (statement instanceof ObjectStatement.Drop drop && KINDS_WITH_LOCK.contains(drop.kind())) {
            return drop.table().map(Locks::exclusive).orElseGet(() -> exclusive(drop.names()));
        } else if (statement instanceof ObjectStatement.Rename rename && KINDS_WITH_LOCK.contains(rename.kind())) {
            return exclusive(rename.owner());
        } else if (statement instanceof ObjectStatement.RefreshMaterializedView refresh) {
            LockMode mode = refresh.concurrently() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
            return List.of(new TableLock(refresh.view(), mode));
        } else if (statement instanceof ObjectStatement.CreateView view && view.orReplace()) {
            return exclusive(view.view());
        }
        return List.of();
    }

    private static TableLock referred(Reference reference) {
        return new TableLock(reference.table(), LockMode.SHARE_ROW_EXCLUSIVE);
    }

    private static List<TableLock> exclusive(ObjectName table) {
        return List.of(new TableLock(table, LockMode.ACCESS_EXCLUSIVE));
    }

    private static List<TableLock> exclusive(List<ObjectName> tables) {
        return tables.stream()
                .map(table -> new TableLock(table, LockMode.ACCESS_EXCLUSIVE))
                .toList();
    }
}
