// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Dialect;
import dev.inchworm.core.dialect.SyncSql;
import dev.inchworm.core.plan.Plan;
import dev.inchworm.core.plan.Step;
import dev.inchworm.engine.journal.Consent;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Fence;
import dev.inchworm.engine.journal.Journal;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.journal.Who;
import dev.inchworm.engine.sensor.ReplicaList;
import dev.inchworm.engine.sensor.Replicas;
import dev.inchworm.engine.session.HaltSwitch;
import dev.inchworm.engine.session.Session;
import dev.inchworm.engine.session.Waiter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every step works with while an engine holds the lease of one migration.
 *
 * @param dialect of the database
 * @param plan what is run
 * @param fence held by every transaction that writes
 * @param session of the thread that runs the steps
 * @param sessions opens further ones
 * @param sensing the live system
 * @param halt thrown when work must stop soon
 * @param waiter the one place that waits
 * @param news takes one line for people
 * @param archives where archives are written
 * @param rampLease how long a percentage holds without an engine
 * @param who for the audit
 * @param replicaList what is listed
 */
public record Run(
        Dialect dialect,
        Plan plan,
        Fence fence,
        Session session,
        Supplier<Session> sessions,
        Sensing sensing,
        HaltSwitch halt,
        Waiter waiter,
        Consumer<String> news,
        Path archives,
        Duration rampLease,
        Who who,
        ReplicaList replicaList) {

    /** The same, for another thread with a session of its own. */
    public Run on(Session other) {
        return new Run(
                dialect,
                plan,
                fence,
                other,
                sessions,
                sensing,
                halt,
                waiter,
                news,
                archives,
                rampLease,
                who,
                replicaList);
    }

    /** Measures the listed replicas; {@code primary} is its own from now on. */
    public Replicas replicas(Session primary) {
        return new Replicas(primary, replicaList, System::nanoTime);
    }

    /** The journal. */
    public Journal journal() {
        return new Journal(dialect);
    }

    /** The evidence. */
    public Evidence evidence() {
        return new Evidence(dialect);
    }

    /** The routes. */
    public Routes routes() {
        return new Routes(dialect);
    }

    /** Whether the applications know the present route. */
    Acknowledgement acknowledgement() {
        return new Acknowledgement(this);
    }

    /** What persons said. */
    public Consent consent() {
        return new Consent(dialect);
    }

    /** What the sync is about. */
    public SyncSql.Target target() {
        return new SyncSql.Target(plan.migration(), plan.table(), plan.oldColumns(), plan.mapping());
    }

    /** The name of the step after {@code step} in its phase, or {@link Position#END}. */
    public String after(Position position, Step step) {
        List<Step> steps = plan.steps(position.phase());
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? steps.get(next).name() : Position.END;
    }

    /** The name of the step before {@code step} in its phase, or {@link Position#START}. */
    public String before(Position position, Step step) {
        int before = plan.steps(position.phase()).indexOf(step) - 1;
        return before >= 0 ? plan.steps(position.phase()).get(before).name() : Position.START;
    }
}
