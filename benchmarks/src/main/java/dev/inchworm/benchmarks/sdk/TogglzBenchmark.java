// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.togglz.core.Feature;
import org.togglz.core.activation.GradualActivationStrategy;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.repository.FeatureState;
import org.togglz.core.repository.mem.InMemoryStateRepository;
import org.togglz.core.user.FeatureUser;
import org.togglz.core.user.SimpleFeatureUser;

/** Togglz with its states in memory; users are built beforehand. */
@State(Scope.Thread)
public class TogglzBenchmark {

    /** The one feature. */
    public enum Features implements Feature {
        /** Reads go to the new side. */
        READ_NEW
    }

    private final Owners owners = new Owners();
    private final FeatureUser[] users = users(owners);
    private FeatureUser user = users[0];
    private final FeatureManager manager = manager();

    /** A share of the users, sticky. */
    @Benchmark
    public boolean gradual() {
        user = users[owners.next().number()];
        return manager.isActive(Features.READ_NEW);
    }

    private FeatureManager manager() {
        InMemoryStateRepository states = new InMemoryStateRepository();
        states.setFeatureState(new FeatureState(Features.READ_NEW, true)
                .setStrategyId(GradualActivationStrategy.ID)
                .setParameter(GradualActivationStrategy.PARAM_PERCENTAGE, "50"));
        return FeatureManagerBuilder.begin()
                .featureEnum(Features.class)
                .stateRepository(states)
                .userProvider(() -> user)
                .build();
    }

    private static FeatureUser[] users(Owners owners) {
        FeatureUser[] users = new FeatureUser[Owners.COUNT];
        for (int number = 0; number < users.length; number++) {
            users[number] = new SimpleFeatureUser(owners.get(number).text(), false);
        }
        return users;
    }
}
