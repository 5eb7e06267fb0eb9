// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.journal.Consent;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.session.Unit;
import java.util.List;
import java.util.Optional;

/** Whether this plan was rehearsed on a server and a schema like these, or somebody answers for going without. */
final class RehearsalGate {

    private final Run run;

    RehearsalGate(Run run) {
        this.run = run;
    }

    Gate gate(Position position) {
        Optional<String> missing = missing(position);
        if (missing.isEmpty()) {
            return Gate.open(
                    RehearsalProof.KIND,
                    newest(position).map(RehearsalProof::summary).orElse("passed"));
        }
        Optional<Consent.Statement> waiver = read(tx -> run.consent()
                .stated(tx, position.id(), RehearsalProof.waiverOf(position.planHash()), position.startedAt()));
        return waiver.map(each -> Gate.open(
                        RehearsalProof.KIND, "waived by %s: %s; %s".formatted(each.by(), each.reason(), missing.get())))
                .orElseGet(() -> Gate.person(
                        RehearsalProof.KIND, missing.get() + "; " + String.join(", or ", commands(run, position))));
    }

    /** The commands that open it. */
    static List<String> commands(Run run, Position position) {
        List<String> names = Consent.waivers(run.plan().roles());
        String as = names.isEmpty() ? "" : " --as " + String.join("|", names);
        return List.of(
                "inchworm rehearse PACKET",
                "inchworm approve %s --state %s --reason TEXT%s".formatted(position.id(), RehearsalProof.WAIVED, as));
    }

    /** Why there is no rehearsal that counts; empty if there is one. */
    private Optional<String> missing(Position position) {
        Optional<RehearsalProof> proof = newest(position);
        if (proof.isEmpty()) {
            boolean isOther = read(tx -> run.evidence().all(tx, position.id())).stream()
                    .map(Evidence.Item::kind)
                    .anyMatch(RehearsalProof.KIND::equals);
            return Optional.of(isOther ? "the plan has changed since it was rehearsed" : "never rehearsed");
        }
        if (!proof.get().passed()) {
            return Optional.of("the rehearsal failed: " + proof.get().summary());
        }
        String version = run.plan().table().serverVersion();
        if (!version.split("\\.", 2)[0].equals(String.valueOf(proof.get().serverMajor()))) {
            return Optional.of("rehearsed on PostgreSQL %d, and this is %s"
                    .formatted(proof.get().serverMajor(), version));
        }
        TableName table = run.plan().table().name();
        boolean isSame = read(tx -> run.dialect().catalogs().schemaHash(tx, table))
                .equals(proof.get().schemaHash());
        return isSame
                ? Optional.empty()
                : Optional.of("the schema of %s or of a table tied to it has changed since it was rehearsed"
                        .formatted(table));
    }

    private Optional<RehearsalProof> newest(Position position) {
        return read(tx -> run.evidence().newestOfPlan(tx, position, RehearsalProof.KIND))
                .flatMap(item -> RehearsalProof.read(position.planHash(), item.detail()));
    }

    private <T> T read(Unit<T> unit) {
        return run.session().inTransaction(Timeouts.SHORT, unit);
    }
}
