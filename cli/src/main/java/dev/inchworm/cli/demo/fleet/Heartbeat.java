// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.pace.Stop;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** One instance's talk with the migration: hears the route, reports its figures, says goodbye. */
final class Heartbeat implements Runnable {
    private static final int BEAT_MILLIS = 250;
    private static final int FAREWELLS_MAX = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Shop shop;
    private final String migration;
    private final String instance;
    private final Release release;
    private final News news;
    private final Figures figures;
    private final Stop stop;
    private @Nullable Connection connection;
    private boolean hasRoute;
    private boolean hasReport;

    Heartbeat(Shop shop, Member member, News news, Figures figures, Stop stop) {
        this.shop = shop;
        this.migration = member.migration();
        this.instance = member.name();
        this.release = member.release();
        this.news = news;
        this.figures = figures;
        this.stop = stop;
    }

    @Override
    public void run() {
        while (!stop.isNow()) {
            if (!beat(false)) {
                stop.within(PAUSE);
            }
        }
        for (int attempt = 0; attempt < FAREWELLS_MAX && !beat(true); attempt++) {
            new Stop().within(PAUSE);
        }
        disconnect();
    }

    private boolean beat(boolean isGone) {
        try {
            Connection open = connection();
            look(open);
            if (hasRoute) {
                news.refresh(open);
            }
            if (hasReport) {
                report(open, isGone);
            }
            if (!isGone) {
                open.unwrap(PGConnection.class).getNotifications(BEAT_MILLIS);
            }
            return true;
        } catch (SQLException e) {
            disconnect();
            return false;
        }
    }

    /** Hears the route for the first time; without a database it stays as it is. */
    void hear() {
        try {
            look(connection());
            if (hasRoute) {
                news.refresh(connection());
            }
        } catch (SQLException e) {
            disconnect();
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = shop.open(instance + "-beat");
            connection = open;
            try (Statement listen = open.createStatement()) {
                listen.execute("listen inchworm_route");
            }
        }
        return open;
    }

    private void look(Connection open) throws SQLException {
        if (hasRoute && hasReport) {
            return;
        }
        try (Statement select = open.createStatement();
                ResultSet row = select.executeQuery("""
                        select to_regclass('inchworm.route') is not null,
                          exists (select from pg_proc where proname = 'report'
                            and pronamespace = to_regnamespace('inchworm'))""")) {
            row.next();
            hasRoute = row.getBoolean(1);
            hasReport = row.getBoolean(2);
        }
    }

    private void report(Connection open, boolean isGone) throws SQLException {
        Stage stage = news.stage();
        String json = figures.json(usesOld(stage), usesNew(stage), isGone);
        try (PreparedStatement select = open.prepareStatement("select inchworm.report(?, ?, ?, ?, ?::jsonb)")) {
            select.setString(1, migration);
            select.setString(2, instance);
            select.setString(3, release.label());
            select.setLong(4, news.version());
            select.setString(5, json);
            select.executeQuery().close();
        }
    }

    private boolean usesOld(Stage stage) {
        return release.writes(stage).writesOld();
    }

    private boolean usesNew(Stage stage) {
        return release.writes(stage).writesNew();
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        hasRoute = false;
        hasReport = false;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException ignored) {
                // It was lost; the next beat opens another.
            }
        }
    }
}
