// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine;

import dev.inchworm.engine.backfill.Segments;
import dev.inchworm.engine.journal.Evidence;
import dev.inchworm.engine.journal.Lease;
import dev.inchworm.engine.journal.Position;
import dev.inchworm.engine.journal.Routes;
import java.util.List;
import java.util.Optional;

/**
 * Where a migration stands, for people and programs.
 *
 * @param position in the protocol
 * @param stepTitle what the step does, empty between steps
 * @param route what applications follow, once there is one
 * @param engine who runs it, or ran it last
 * @param copied what the backfill has copied
 * @param rowsEstimated rows of the table by the server's statistics
 * @param evidence newest first
 * @param strangers who wrote old lately and never registered, one line each
 */
public record Status(
        Position position,
        String stepTitle,
        Optional<Routes.Row> route,
        Optional<Lease.Holder> engine,
        Segments.Totals copied,
        long rowsEstimated,
        List<Evidence.Item> evidence,
        List<String> strangers) {}
