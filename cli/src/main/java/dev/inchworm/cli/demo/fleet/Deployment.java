// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.List;

/** Which release each place of the fleet runs while the migration stands somewhere. */
public final class Deployment {
    private Deployment() {}

    /** The releases of {@code places} places in {@code position}. */
    public static List<Release> of(Position position, int places) {
        List<Release> releases = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            boolean isFront = place < (places + 1) / 2;
            boolean isLast = place == places - 1;
            releases.add(position.isBack() ? back(position.phase(), isFront) : forward(position, isFront, isLast));
        }
        return releases;
    }

    private static Release forward(Position position, boolean isFront, boolean isLast) {
        return switch (position.phase()) {
            case PREPARE -> Release.V1;
            case EXPAND -> isFront ? Release.V2 : Release.V1;
            case DUAL_WRITE, BACKFILL, VERIFY, CUTOVER ->
                isFront ? Release.V2 : isLast && position.isSynced() ? Release.V3 : Release.V1;
            case ENFORCE -> isFront ? Release.V2 : Release.V3;
            case HOLD, CONTRACT, DONE -> Release.V3;
        };
    }

    /** Each phase is left backwards by a fleet that can live in the one before it. */
    private static Release back(Phase phase, boolean isFront) {
        return switch (phase) {
            case PREPARE, EXPAND, DUAL_WRITE, BACKFILL -> Release.V1;
            case VERIFY, CUTOVER, ENFORCE -> isFront ? Release.V2 : Release.V1;
            case HOLD -> isFront ? Release.V2 : Release.V3;
            case CONTRACT, DONE -> Release.V3;
        };
    }
}
