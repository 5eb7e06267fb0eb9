// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import dev.inchworm.cli.page.StatusPage;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Status;
import dev.inchworm.engine.session.Waiter;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where a migration stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows where the migration stands, what it does and what holds it back.",
        footer = {"", "Examples:", "  inchworm status", "  inchworm status orders-total-minor --watch"})
final class StatusCommand extends Base {

    private static final Duration EVERY = Duration.ofSeconds(1);

    @Option(names = "--watch", description = "shows it again every second until it ends; ctrl-c stops watching")
    private boolean isWatched;

    @Override
    int with(Engine engine, String id) {
        Status status = engine.status(id);
        show(StatusPage.text(status), StatusPage.json(status));
        while (isWatched && !StatusPage.isOver(status)) {
            Waiter.real().pause(EVERY);
            status = engine.status(id);
            show(StatusPage.text(status), StatusPage.json(status));
        }
        return DONE;
    }
}
