// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import dev.inchworm.engine.sensor.Instance.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all instances had reported at one moment.
 *
 * @param at by the database's clock
 * @param instances every one that ever reported, by name
 */
public record Reading(Instant at, List<Instance> instances) {

    /** Copies the list. */
    public Reading {
        instances = List.copyOf(instances);
    }

    /** Instances that may still serve; a silent one counts, as nothing is known of it. */
    public List<Instance> present() {
        return instances.stream().filter(Instance::isPresent).toList();
    }

    /** Instances that have not reported for a while and did not say goodbye. */
    public List<Instance> silent() {
        return instances.stream()
                .filter(each -> each.presence() == Presence.SILENT)
                .toList();
    }

    /** Present instances whose release uses the old side, or did not say. */
    public List<Instance> usersOfOld() {
        return present().stream().filter(Instance::usesOld).toList();
    }

    /** Present instances whose release uses the new side, or did not say. */
    public List<Instance> usersOfNew() {
        return present().stream().filter(Instance::usesNew).toList();
    }

    /**
     * Present instances that have not acknowledged this version of the route.
     *
     * <p>One that knows a later version follows a route that this database no longer has.
     */
    public List<Instance> behind(long routeVersion) {
        return present().stream()
                .filter(each -> each.routeVersion() != routeVersion)
                .toList();
    }

    /** What was counted since {@code earlier}. */
    public Window since(Reading earlier) {
        Counters sum = Counters.NONE;
        for (Instance instance : instances) {
            Optional<Instance> before = earlier.instances.stream()
                    .filter(each -> each.name().equals(instance.name()))
                    .findFirst();
            sum = sum.plus(before.map(each -> instance.counters().since(each.counters()))
                    .orElse(instance.counters()));
        }
        return new Window(Duration.between(earlier.at, at), sum);
    }
}
