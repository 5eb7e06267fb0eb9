// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import dev.inchworm.core.dialect.Endpoint;
import java.util.List;

/**
 * Which replicas there should be.
 *
 * @param endpoints those that can be asked themselves
 * @param count how many must be attached where they cannot be asked; 0 if {@code endpoints} says it all
 */
public record ReplicaList(List<Endpoint> endpoints, int count) {

    /** No replicas. */
    public static final ReplicaList NONE = new ReplicaList(List.of(), 0);

    /** Copies the endpoints. */
    public ReplicaList {
        endpoints = List.copyOf(endpoints);
    }

    /** Whether there is anything to measure. */
    public boolean isEmpty() {
        return endpoints.isEmpty() && count == 0;
    }
}
