// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.engine.journal.Consent;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.State;
import dev.inchworm.engine.phase.RehearsalProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What the journal learns of rehearsals: that there was one, or that somebody answers for going without. */
final class RehearsalDesk {

    private final Desk desk;

    RehearsalDesk(Desk desk) {
        this.desk = desk;
    }

    /** Keeps a proof, once; returns whether it is about the plan that the migration runs. */
    boolean record(String id, RehearsalProof proof) {
        return desk.read(tx -> {
            Position position = desk.journal().position(tx, id);
            boolean isKnown = desk.evidence().all(tx, id).stream()
                    .filter(item -> item.kind().equals(RehearsalProof.KIND))
                    .anyMatch(item -> item.detail().equals(proof.detail()));
            if (!isKnown) {
                Evidence.Item item =
                        new Evidence.Item(RehearsalProof.KIND, proof.passed(), position.now(), proof.detail());
                desk.evidence().addOfPlan(tx, position, proof.planHash(), item);
                goOn(tx, position);
                desk.audit(tx, position, RehearsalProof.KIND, "plan " + proof.planHash(), proof.summary());
            }
            return position.planHash().equals(proof.planHash());
        });
    }

    /** Waives the rehearsal of the present plan; where the plan names roles, one of those names has to be given. */
    void waive(String id, String reason, Optional<String> name) {
        if (reason.isBlank()) {
            throw Commands.notLegal("a waiver has a reason");
        }
        desk.command(id, (tx, position) -> {
            List<String> names = Consent.waivers(desk.journal().plan(tx, id).roles());
            if (!names.isEmpty() && name.filter(names::contains).isEmpty()) {
                throw Commands.notLegal(
                        "a rehearsal of %s is waived by %s, named with --as".formatted(id, String.join(" or ", names)));
            }
            String about = RehearsalProof.waiverOf(position.planHash());
            String by = name.map(each -> "%s (%s)".formatted(each, desk.who().osUser()))
                    .orElse(desk.who().osUser());
            desk.consent().state(tx, id, about, by, reason);
            goOn(tx, position);
            desk.audit(
                    tx,
                    position,
                    "statement",
                    about,
                    name.map(each -> "as " + each + ": ").orElse("") + reason);
        });
    }

    private void goOn(Connection tx, Position position) throws SQLException {
        if (position.state() == State.WAITING) {
            desk.journal().state(tx, position.id(), State.READY, "");
        }
    }
}
