// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.core.error.InchwormException;
import dev.inchworm.engine.Engine;
import picocli.CommandLine.Mixin;

/** What every command about a migration has: its target, and an engine that is open while it works. */
abstract class Base extends Printing {

    @Mixin
    private final Target target = new Target();

    final Target target() {
        return target;
    }

    @Override
    public final Integer call() {
        News news = new News(this::say, System::nanoTime);
        try (Engine engine = target.open(tellsNews() ? news::tell : line -> {})) {
            return with(engine, target.id());
        } catch (InchwormException e) {
            throw target.placed(e);
        }
    }

    /** Whether what the engine tells while it works is shown. */
    boolean tellsNews() {
        return false;
    }

    /** Does it and returns the exit code. */
    abstract int with(Engine engine, String id);
}
