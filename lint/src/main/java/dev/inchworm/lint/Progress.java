// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.LiveFacts;
import dev.inchworm.lint.rule.Locks;
import dev.inchworm.lint.rule.Scene;
import dev.inchworm.lint.rule.Scene.Earlier;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.rule.TableLock;
import dev.inchworm.lint.source.Place;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.statement.IndexStatement.CreateIndex;
import dev.inchworm.lint.statement.ObjectName;
import dev.inchworm.lint.statement.ObjectStatement.CreateMaterializedView;
import dev.inchworm.lint.statement.ObjectStatement.CreateView;
import dev.inchworm.lint.statement.ObjectStatement.Rename;
import dev.inchworm.lint.statement.SessionStatement.Begin;
import dev.inchworm.lint.statement.SessionStatement.Commit;
import dev.inchworm.lint.statement.SessionStatement.ResetSetting;
import dev.inchworm.lint.statement.SessionStatement.Rollback;
import dev.inchworm.lint.statement.SessionStatement.SetSetting;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.TableStatement.CreateTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file has done so far, statement by statement: transaction, settings, what it created, what it locked. */
final class Progress {

    /** A rule looks this far around and no farther, so that a long file takes no longer for each of its statements. */
    private static final int AROUND_MAX = 500;

    private final FileKind kind;
    private final int version;
    private final LiveFacts live;

    private final List<Earlier> earlier = new ArrayList<>();
    private final Map<String, List<ObjectName>> created = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> settingsAtBegin = new HashMap<>();
    private final Map<String, String> localSettings = new HashMap<>();
    private List<Statement> statements = List.of();
    private int passed;
    private boolean isOpen;
    private boolean isFileTransaction;
    private int transactionFrom;

    Progress(FileKind kind, int version, LiveFacts live) {
        this.kind = kind;
        this.version = version;
        this.live = live;
    }

    /** A file, or a part of it that runs by itself, begins; its settings and transaction are its own. */
    void begin(boolean isWrapped, List<Statement> section) {
        statements = section;
        passed = 0;
        settings.clear();
        settingsAtBegin.clear();
        localSettings.clear();
        isOpen = isWrapped;
        isFileTransaction = isWrapped;
        transactionFrom = earlier.size();
    }

    FileKind kind() {
        return kind;
    }

    /** The scene of the statement that comes next. */
    Scene scene(SourceStatement source, Statement statement) {
        return new StatementScene(source, strongLocks(statement), isOpen);
    }

    /** Takes note of a statement that was judged. */
    void passed(SourceStatement source, Statement statement) {
        List<TableLock> locks = strongLocks(statement);
        noteCreated(statement);
        noteSession(statement);
        passed++;
        earlier.add(new Earlier(statement, source.place(), locks));
        if (!isOpen) {
            transactionFrom = earlier.size();
        }
    }

    private List<TableLock> strongLocks(Statement statement) {
        return Locks.of(statement, live).stream()
                .filter(lock -> lock.mode().blocksWrites() && !isNew(lock.table()))
                .toList();
    }

    private boolean isNew(ObjectName name) {
        return name.schema().filter("pg_temp"::equals).isPresent()
                || created.getOrDefault(name.name(), List.of()).stream().anyMatch(known -> known.isLike(name));
    }

    private void noteCreated(Statement statement) {
        if (statement instanceof CreateTable create) {
            note(create.table());
        } else if (statement instanceof CreateMaterializedView create) {
            note(create.view());
        } else if (statement instanceof CreateView create && !create.orReplace()) {
            note(create.view());
        } else if (statement instanceof CreateIndex create && isNew(create.table())) {
            note(create.nameOrUsual());
        } else if (statement instanceof Rename rename && rename.kind().equals("TABLE")) {
            boolean wasNew = isNew(rename.owner());
            created.getOrDefault(rename.name(), new ArrayList<>()).removeIf(known -> known.isLike(rename.owner()));
            if (wasNew) {
                note(
                        rename.isMove()
                                ? new ObjectName(Optional.of(rename.newName()), rename.name())
                                : rename.owner().sibling(rename.newName()));
            }
        }
    }

    private void note(ObjectName name) {
        created.computeIfAbsent(name.name(), key -> new ArrayList<>()).add(name);
    }

    private void noteSession(Statement statement) {
        if (statement instanceof SetSetting set) {
            (set.local() ? localSettings : settings).put(set.name(), set.value());
        } else if (statement instanceof ResetSetting reset && reset.name().equals("all")) {
            settings.clear();
            localSettings.clear();
        } else if (statement instanceof ResetSetting reset) {
            settings.remove(reset.name());
            localSettings.remove(reset.name());
        } else if (statement instanceof Begin && !isOpen) {
            isOpen = true;
            settingsAtBegin.clear();
            settingsAtBegin.putAll(settings);
            transactionFrom = earlier.size() + 1;
        } else if (statement instanceof Commit) {
            close();
        } else if (isRollback(statement)) {
            settings.clear();
            settings.putAll(settingsAtBegin);
            close();
        }
    }

    private static boolean isRollback(Statement statement) {
        return statement instanceof Rollback rollback && rollback.savepoint().isEmpty();
    }

    private void close() {
        isOpen = false;
        isFileTransaction = false;
        localSettings.clear();
    }

    private final class StatementScene implements Scene {

        private final SourceStatement source;
        private final List<TableLock> locks;
        private final boolean isInTransaction;

        StatementScene(SourceStatement source, List<TableLock> locks, boolean isInTransaction) {
            this.source = source;
            this.locks = locks;
            this.isInTransaction = isInTransaction;
        }

        @Override
        public Place place() {
            return source.place();
        }

        @Override
        public String text() {
            return source.text();
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public FileKind kind() {
            return Progress.this.kind;
        }

        @Override
        public boolean isInTransaction() {
            return isInTransaction;
        }

        @Override
        public boolean isWrapped() {
            return isInTransaction && isFileTransaction;
        }

        @Override
        public Optional<String> setting(String name) {
            return Optional.ofNullable(localSettings.getOrDefault(name, settings.get(name)))
                    .or(() -> live.setting(name));
        }

        @Override
        public boolean isNew(ObjectName name) {
            return Progress.this.isNew(name);
        }

        @Override
        public List<Earlier> earlier() {
            return last(0);
        }

        @Override
        public List<Earlier> earlierInTransaction() {
            return isInTransaction ? last(transactionFrom) : List.of();
        }

        private List<Earlier> last(int from) {
            int bounded = Math.max(from, earlier.size() - AROUND_MAX);
            return Collections.unmodifiableList(earlier.subList(bounded, earlier.size()));
        }

        @Override
        public List<Statement> laterInTransaction() {
            if (!isInTransaction) {
                return List.of();
            }
            int from = passed + 1;
            return statements.subList(from, Math.min(statements.size(), from + AROUND_MAX)).stream()
                    .takeWhile(later -> !(later instanceof Commit) && !isRollback(later))
                    .toList();
        }

        @Override
        public List<TableLock> strongLocks() {
            return locks;
        }

        @Override
        public LiveFacts live() {
            return live;
        }
    }
}
