// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.phase;

import dev.inchworm.core.dialect.Sessions.Timeouts;
import dev.inchworm.engine.journal.Routes;
import dev.inchworm.engine.sensor.Instance;
import dev.inchworm.engine.sensor.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether every instance that may still serve knows the present route.
 *
 * <p>The next stage, the next step of the ramp and the change of authority wait for that; the way to old never does.
 */
public final class Acknowledgement {

    private static final String NAME = "instances";
    private static final int NAMED_MAX = 5;

    private final Run run;

    Acknowledgement(Run run) {
        this.run = run;
    }

    /** The gate, judged now. */
    Gate gate(String migration) {
        Optional<Routes.Row> route =
                run.session().inTransaction(Timeouts.SHORT, tx -> run.routes().find(tx, migration));
        if (route.isEmpty()) {
            return Gate.open(NAME, "there is no route yet that an instance could know");
        }
        try {
            return judge(route.get(), run.sensing().reading());
        } catch (IllegalStateException e) {
            return Gate.closed(NAME, "what instances know cannot be read: " + e.getMessage());
        }
    }

    private static Gate judge(Routes.Row route, Reading reading) {
        if (reading.present().isEmpty()) {
            return Gate.notJudged(NAME, "no instance registers");
        }
        return behind(route, reading)
                .map(text -> Gate.closed(NAME, text))
                .orElseGet(() -> Gate.open(
                        NAME,
                        "route version %d is known to all %d instances"
                                .formatted(route.version(), reading.present().size())));
    }

    /** What is waited for before the next move; empty if nothing is. */
    Optional<String> awaited(String migration) {
        return Optional.of(gate(migration)).filter(Gate::blocks).map(Gate::text);
    }

    /** Who has not acknowledged that route: instance, release and version known; empty if all have. */
    public static Optional<String> behind(Routes.Row route, Reading reading) {
        List<Instance> behind = reading.behind(route.version());
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        String names =
                behind.stream().limit(NAMED_MAX).map(Acknowledgement::line).collect(Collectors.joining("; "));
        String more = behind.size() > NAMED_MAX ? "; and %d more".formatted(behind.size() - NAMED_MAX) : "";
        return Optional.of("%d of %d instances have not acknowledged route version %d since %s: %s%s"
                .formatted(behind.size(), reading.present().size(), route.version(), route.changedAt(), names, more));
    }

    private static String line(Instance instance) {
        return "%s (release %s, %s) knows %d"
                .formatted(
                        instance.name(),
                        instance.release(),
                        instance.presence().name().toLowerCase(Locale.ROOT),
                        instance.routeVersion());
    }
}
