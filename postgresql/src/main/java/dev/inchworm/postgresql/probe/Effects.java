// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.probe;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.probe.Measured;
import dev.inchworm.core.probe.Measured.Failure;
import dev.inchworm.core.probe.Measured.How;
import dev.inchworm.core.probe.Measured.Lock;
import dev.inchworm.core.probe.Measured.Scan;
import dev.inchworm.core.probe.Measured.Write;
import dev.inchworm.core.probe.Relation;
import dev.inchworm.core.probe.Relation.Kind;
import dev.inchworm.postgresql.probe.Counts.Count;
import dev.inchworm.postgresql.probe.HeldLocks.Held;
import dev.inchworm.postgresql.query.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from two looks at the catalog, and from what was counted and held meanwhile, what a statement did. */
final class Effects {

    private static final Comparator<Relation> BY_NAME = Comparator.comparing(Relation::kind)
            .thenComparing(relation -> relation.name().toString());

    private final Snapshot first;
    private final Snapshot before;
    private final Snapshot after;

    /** {@code first} is from before the unit, the others from before and after the statement. */
    Effects(Snapshot first, Snapshot before, Snapshot after) {
        this.first = first;
        this.before = before;
        this.after = after;
    }

    Measured measured(Ran ran, Collection<Held> taken, Map<Long, Count> counted, Connection session)
            throws SQLException {
        List<Relation> rewritten = new ArrayList<>();
        List<Relation> emptied = new ArrayList<>();
        for (long number : refiled()) {
            boolean isEmptied = isUnread(number, counted.getOrDefault(number, Counts.NONE)) && isEmpty(session, number);
            relation(number).ifPresent(isEmptied ? emptied::add : rewritten::add);
        }
        return new Measured(
                ran.sql(),
                ran.how(),
                ran.duration(),
                locks(taken),
                sorted(rewritten.stream()),
                sorted(emptied.stream()),
                built(),
                scans(counted),
                writes(counted),
                ran.error());
    }

    /** Whether nobody read the table but those who built its indexes, each of whom reads it once. */
    private boolean isUnread(long number, Count count) {
        Optional<TableName> table =
                before.find(number).filter(entry -> entry.kind() == Kind.TABLE).map(Snapshot.Entry::name);
        long indexes =
                built().stream().filter(index -> index.of().equals(table)).count();
        return table.isPresent() && count.scans() <= indexes && count.lookups() == 0;
    }

    private static boolean isEmpty(Connection session, long number) throws SQLException {
        return Query.one(session, "select coalesce(pg_catalog.pg_relation_size(?::bigint::oid), 0) = 0", number)
                .isTrue(0);
    }

    /** How a statement was run, and what came of it. */
    record Ran(String sql, How how, Duration duration, Optional<Failure> error) {

        /** What is told of it where nothing more is known. */
        Measured unmeasured() {
            return new Measured(
                    sql, how, duration, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), error);
        }
    }

    private List<Lock> locks(Collection<Held> taken) {
        return taken.stream()
                .flatMap(held -> relation(held.relation()).map(relation -> new Lock(relation, held.mode())).stream())
                .sorted(Comparator.comparing(Lock::relation, BY_NAME).thenComparing(Lock::mode))
                .toList();
    }

    /** Tables and materialized views that were there before and have another file now. */
    private List<Long> refiled() {
        return before.relations().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Kind.TABLE
                        || entry.getValue().kind() == Kind.MATERIALIZED_VIEW)
                .filter(entry -> hasOtherFile(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean hasOtherFile(long number, Snapshot.Entry entry) {
        return after.find(number).filter(now -> now.file() != entry.file()).isPresent();
    }

    /** An index that is made anew around its old file has cost nothing. */
    private List<Relation> built() {
        Set<Long> files =
                before.relations().values().stream().map(Snapshot.Entry::file).collect(Collectors.toSet());
        return sorted(after.relations().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Kind.INDEX
                        && !"pg_toast".equals(entry.getValue().name().schema())
                        && !files.contains(entry.getValue().file()))
                .flatMap(entry -> relation(entry.getKey()).stream()));
    }

    private List<Scan> scans(Map<Long, Count> counted) {
        return counted.entrySet().stream()
                .filter(entry -> entry.getValue().scans() > 0)
                .flatMap(entry -> relation(entry.getKey())
                        .map(relation -> new Scan(
                                relation,
                                entry.getValue().scans(),
                                entry.getValue().scanned()))
                        .stream())
                .sorted(Comparator.comparing(Scan::relation, BY_NAME))
                .toList();
    }

    private List<Write> writes(Map<Long, Count> counted) {
        List<Write> writes = new ArrayList<>();
        counted.forEach((number, count) -> {
            if (count.inserted() + count.updated() + count.deleted() > 0) {
                relation(number)
                        .filter(relation -> relation.kind() != Kind.TOAST)
                        .ifPresent(relation ->
                                writes.add(new Write(relation, count.inserted(), count.updated(), count.deleted())));
            }
        });
        writes.sort(Comparator.comparing(Write::relation, BY_NAME));
        return writes;
    }

    /** By the name it had before the statement; absent for one of the system's and for one that came and went. */
    private Optional<Relation> relation(long number) {
        return before.find(number)
                .or(() -> after.find(number))
                .map(entry -> new Relation(
                        entry.name(),
                        entry.kind(),
                        entry.of(),
                        first.find(number).isEmpty()));
    }

    private static List<Relation> sorted(Stream<Relation> relations) {
        return relations.sorted(BY_NAME).toList();
    }
}
