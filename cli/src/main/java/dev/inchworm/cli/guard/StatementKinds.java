// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.change.Guardrail.Kind;
import dev.inchworm.lint.statement.Action;
import dev.inchworm.lint.statement.DataStatement;
import dev.inchworm.lint.statement.Expression;
import dev.inchworm.lint.statement.IndexStatement;
import dev.inchworm.lint.statement.ObjectStatement;
import dev.inchworm.lint.statement.OpaqueStatement;
import dev.inchworm.lint.statement.RoutineStatement;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of which of the guardrail's kinds a statement is. */
final class StatementKinds {

    private static final Map<String, Kind> DROPS = Map.ofEntries(
            Map.entry("TABLE", Kind.DROP_TABLE),
            Map.entry("FOREIGN TABLE", Kind.DROP_TABLE),
            Map.entry("VIEW", Kind.DROP_VIEW),
            Map.entry("MATERIALIZED VIEW", Kind.DROP_VIEW),
            Map.entry("SCHEMA", Kind.DROP_SCHEMA),
            Map.entry("DATABASE", Kind.DROP_SCHEMA),
            Map.entry("TRIGGER", Kind.DROP_TRIGGER),
            Map.entry("FUNCTION", Kind.DROP_FUNCTION),
            Map.entry("PROCEDURE", Kind.DROP_FUNCTION),
            Map.entry("ROUTINE", Kind.DROP_FUNCTION),
            Map.entry("AGGREGATE", Kind.DROP_FUNCTION));

    private static final Map<Class<? extends Action>, Kind> ACTIONS = Map.of(
            Action.AddColumn.class, Kind.ADD_COLUMN,
            Action.DropColumn.class, Kind.DROP_COLUMN,
            Action.AlterType.class, Kind.ALTER_TYPE,
            Action.AddConstraint.class, Kind.ADD_CONSTRAINT,
            Action.DropConstraint.class, Kind.DROP_CONSTRAINT,
            Action.SetNotNull.class, Kind.SET_NOT_NULL,
            Action.DropNotNull.class, Kind.DROP_NOT_NULL,
            Action.SetDefault.class, Kind.SET_DEFAULT,
            Action.DropDefault.class, Kind.DROP_DEFAULT);

    private static final Map<String, Kind> RENAMES = Map.of("TABLE", Kind.RENAME_TABLE, "COLUMN", Kind.RENAME_COLUMN);

    /** Conditions that leave nothing out. */
    private static final Set<String> ALWAYS = Set.of("true", "1=1", "notfalse", "(true)", "(1=1)");

    private StatementKinds() {}

    static Set<Kind> of(Statement statement) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        if (statement instanceof TableStatement table) {
            table(table, kinds);
        } else if (statement instanceof DataStatement data) {
            data(data, kinds);
        } else if (statement instanceof ObjectStatement object) {
            object(object, kinds);
        } else if (statement instanceof IndexStatement index) {
            index(index, kinds);
        } else if (statement instanceof RoutineStatement routine) {
            routine(routine, kinds);
        } else if (statement instanceof OpaqueStatement.Other other
                && other.verb().matches("(?i)(CREATE|ALTER|DROP|REASSIGN|IMPORT|SECURITY)\\b.*")) {
            kinds.add(Kind.DDL);
        }
        return kinds;
    }

    private static void table(TableStatement statement, Set<Kind> kinds) {
        if (statement instanceof TableStatement.AlterTable alter) {
            kinds.add(Kind.DDL);
            alter.actions().stream()
                    .flatMap(action -> Optional.ofNullable(ACTIONS.get(action.getClass())).stream())
                    .forEach(kinds::add);
        } else if (statement instanceof TableStatement.CreateTable) {
            kinds.addAll(List.of(Kind.DDL, Kind.CREATE_TABLE));
        } else if (statement instanceof TableStatement.Truncate) {
            kinds.add(Kind.TRUNCATE);
        }
    }

    private static void data(DataStatement statement, Set<Kind> kinds) {
        if (statement instanceof DataStatement.Update update) {
            kinds.add(Kind.UPDATE);
            unless(update.where(), Kind.UPDATE_WITHOUT_WHERE, kinds);
        } else if (statement instanceof DataStatement.Delete delete) {
            kinds.add(Kind.DELETE);
            unless(delete.where(), Kind.DELETE_WITHOUT_WHERE, kinds);
        } else if (statement instanceof DataStatement.Insert) {
            kinds.add(Kind.INSERT);
        } else if (statement instanceof DataStatement.Merge) {
            kinds.addAll(List.of(Kind.INSERT, Kind.UPDATE, Kind.DELETE));
        } else if (statement instanceof DataStatement.Copy copy && copy.isFrom()) {
            kinds.add(Kind.INSERT);
        }
    }

    private static void unless(Optional<Expression> where, Kind kind, Set<Kind> kinds) {
        boolean isAll = where.isEmpty()
                || ALWAYS.contains(where.get().text().toLowerCase(Locale.ROOT).replaceAll("\\s+", ""));
        if (isAll) {
            kinds.add(kind);
        }
    }

    private static void object(ObjectStatement statement, Set<Kind> kinds) {
        if (statement instanceof ObjectStatement.RefreshMaterializedView) {
            return;
        }
        kinds.add(Kind.DDL);
        if (statement instanceof ObjectStatement.Rename rename) {
            Optional.ofNullable(RENAMES.get(rename.kind())).ifPresent(kinds::add);
        } else if (statement instanceof ObjectStatement.Drop drop) {
            Optional.ofNullable(DROPS.get(drop.kind())).ifPresent(kinds::add);
            if (kinds.contains(Kind.DROP_SCHEMA)) {
                kinds.add(Kind.DROP_TABLE);
            }
        }
    }

    private static void index(IndexStatement statement, Set<Kind> kinds) {
        kinds.add(Kind.DDL);
        if (statement instanceof IndexStatement.CreateIndex) {
            kinds.add(Kind.CREATE_INDEX);
        } else if (statement instanceof IndexStatement.DropIndex) {
            kinds.add(Kind.DROP_INDEX);
        }
    }

    private static void routine(RoutineStatement statement, Set<Kind> kinds) {
        if (statement instanceof RoutineStatement.DoBlock || statement instanceof RoutineStatement.Call) {
            return;
        }
        kinds.add(Kind.DDL);
        if (statement instanceof RoutineStatement.CreateFunction) {
            kinds.add(Kind.CREATE_FUNCTION);
        } else if (statement instanceof RoutineStatement.CreateTrigger) {
            kinds.add(Kind.CREATE_TRIGGER);
        }
    }
}
