// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.core.route.Route;

/**
 * What one handle acts on until there is other news: the route within what the release can do.
 *
 * @param version of the route; 0 without news
 * @param stage after floor and ceiling
 * @param percentBp share of the reads that go to the new side while the stage is live; 0 once its lease is over
 * @param seed of the buckets
 */
record Decision(long version, Stage stage, int percentBp, int seed) {

    static Decision of(Known known, long now, Stage floor, Stage ceiling) {
        Route route = known.route();
        Stage stage = within(route.stage(), floor, ceiling);
        return new Decision(
                route.version(), stage, percent(known, stage, now), Bucket.seed(route.migration(), route.salt()));
    }

    static Decision withoutNews(Stage floor, Stage ceiling) {
        return new Decision(0, within(Stage.OFF, floor, ceiling), 0, 0);
    }

    private static Stage within(Stage stage, Stage floor, Stage ceiling) {
        Stage atLeast = stage.compareTo(floor) < 0 ? floor : stage;
        return atLeast.compareTo(ceiling) > 0 ? ceiling : atLeast;
    }

    /** A stage held back by the ceiling was to read new always; one pushed on by the floor was not to read new yet. */
    private static int percent(Known known, Stage stage, long now) {
        int order = known.route().stage().compareTo(stage);
        if (stage != Stage.LIVE) {
            return stage.compareTo(Stage.LIVE) < 0 ? 0 : Bucket.COUNT;
        }
        return order > 0 ? Bucket.COUNT : order < 0 ? 0 : known.percentBp(now);
    }

    /** Whether old is read when new cannot answer. */
    boolean fallsBack() {
        return stage == Stage.LIVE || stage == Stage.RAMPDOWN;
    }

    /** Whether new is read in the dark when old has answered. */
    boolean shadows() {
        return stage == Stage.SHADOW || stage == Stage.LIVE;
    }

    /** Whether only one side can be meant, so that few calls need be timed. */
    boolean isSingleSided() {
        return stage == Stage.OFF || stage == Stage.DUALWRITE || stage == Stage.COMPLETE;
    }
}
