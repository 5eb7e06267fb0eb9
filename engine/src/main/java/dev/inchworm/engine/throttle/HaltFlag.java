// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.throttle;

import dev.inchworm.engine.session.HaltSwitch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The halt switch inside this process: thrown once, for good.
 *
 * <p>Safe for use by several threads.
 */
public final class HaltFlag implements HaltSwitch {

    private final AtomicReference<@Nullable String> why = new AtomicReference<>();

    /** Throws the switch; the first reason stays. */
    public void pull(String reason) {
        why.compareAndSet(null, reason);
    }

    /** Throws the switch when this process is told to end (SIGTERM or interrupt from the keyboard). */
    public void pullOnTermination() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> pull("this process was told to end"), "inchworm-halt"));
    }

    @Override
    public Optional<String> thrown() {
        return Optional.ofNullable(why.get());
    }

    /** Thrown if any of {@code switches} is, for the first one's reason. */
    public static HaltSwitch any(HaltSwitch... switches) {
        List<HaltSwitch> all = List.of(switches);
        return () ->
                all.stream().map(HaltSwitch::thrown).flatMap(Optional::stream).findFirst();
    }
}
