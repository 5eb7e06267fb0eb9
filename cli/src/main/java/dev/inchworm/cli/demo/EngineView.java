// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo;

import dev.inchworm.cli.demo.fleet.Position;
import dev.inchworm.cli.demo.screen.Picture;
import dev.inchworm.cli.demo.shop.Shop;
import dev.inchworm.core.phase.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The migration as its journal has it, read with the demo's own connection; one thread uses it. */
final class EngineView implements AutoCloseable {
    private static final double FULL_BP = 10_000;
    private static final double SMOOTH = 0.3;
    private static final String HELD = "held back: ";
    private static final String LOOK = """
            select case when ? then m.plan end as plan, m.phase, m.direction, m.status, m.reason, m.step, coalesce(r.percent_bp, 0) as percent_bp,
              coalesce(s.rows_done, 0) as rows_done, coalesce(s.parts, 0) as parts,
              coalesce(s.parts_done, 0) as parts_done
            from inchworm.migration m
            left join inchworm.route r on r.migration = m.id
            left join lateral (
              select sum(rows_done) as rows_done, count(*) as parts, count(*) filter (where is_done) as parts_done
              from inchworm.segment where migration = m.id
                and job = case when m.direction = 'back' and m.step = 'contract.archive' then 'contract.archive.restore'
                  else m.step end) s on true
            where m.id = 'orders-total-minor'""";

    private final Shop shop;
    private final long rows;
    private @Nullable Connection connection;
    private Look look = new Look(Position.START, "", "", "", 0, 0, false);
    private Optional<StepTitles> titles = Optional.empty();
    private boolean hasJournal;
    private long lookedAt;
    private double rowsPerSecond;

    EngineView(Shop shop, long rows) {
        this.shop = shop;
        this.rows = rows;
    }

    /**
     * One look at the journal.
     *
     * @param status as the journal writes it
     * @param rowsDone rows of the current step that are behind
     * @param isCounting whether the current step counts rows
     */
    record Look(
            Position position,
            String step,
            String status,
            String reason,
            double newReads,
            long rowsDone,
            boolean isCounting) {}

    /** Looks again; empty before there is a journal. Where the database does not answer, the last look stands. */
    Optional<Look> look() {
        try {
            Connection open = connection();
            if (!hasJournal) {
                hasJournal = hasJournal(open);
            }
            if (hasJournal) {
                if (!look(open)) {
                    return Optional.empty();
                }
            }
        } catch (SQLException e) {
            close();
        }
        return hasJournal ? Optional.of(look) : Optional.empty();
    }

    private boolean look(Connection open) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(LOOK)) {
            select.setBoolean(1, titles.isEmpty());
            try (ResultSet row = select.executeQuery()) {
                boolean isThere = row.next();
                if (isThere) {
                    take(row);
                }
                return isThere;
            }
        }
    }

    private static boolean hasJournal(Connection open) throws SQLException {
        try (Statement select = open.createStatement();
                ResultSet row = select.executeQuery("select to_regclass('inchworm.segment') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void take(ResultSet row) throws SQLException {
        if (titles.isEmpty()) {
            titles = Optional.of(StepTitles.of(row.getString("plan")));
        }
        Phase phase = Phase.valueOf(row.getString("phase"));
        String step = row.getString("step");
        boolean isSynced = phase != Phase.DUAL_WRITE || step.equals("end");
        Position position = new Position(phase, row.getString("direction").equals("back"), isSynced);
        long done = row.getLong("rows_done");
        long now = System.nanoTime();
        if (step.equals(look.step()) && lookedAt != 0) {
            double rate = (done - look.rowsDone()) * 1e9 / Math.max(1, now - lookedAt);
            rowsPerSecond += SMOOTH * (Math.max(0, rate) - rowsPerSecond);
        } else {
            rowsPerSecond = 0;
        }
        lookedAt = now;
        look = new Look(
                position,
                step,
                row.getString("status"),
                row.getString("reason"),
                row.getInt("percent_bp") / FULL_BP,
                done,
                row.getInt("parts") > 0 && row.getInt("parts_done") < row.getInt("parts"));
    }

    /** The last look for the screen; {@code news} is what the engine said last. */
    Picture.Engine picture(String news) {
        boolean isWaiting = look.status().equals("waiting") || look.status().equals("halted");
        String title = titles.map(known -> known.title(look.step())).orElse("");
        String said = !title.isEmpty() && news.startsWith(title + ": ") ? news.substring(title.length() + 2) : news;
        return new Picture.Engine(
                look.position().phase(),
                look.position().isBack(),
                look.position().isBack() && !title.isEmpty() ? "take back: " + title : title,
                isWaiting && !look.reason().isEmpty() ? look.reason() : said,
                look.isCounting() ? Optional.of(progress()) : Optional.empty(),
                look.newReads());
    }

    private Picture.Progress progress() {
        double share = Math.min(1, look.rowsDone() / (double) rows);
        long left = Math.max(0, rows - look.rowsDone());
        Optional<Duration> time = rowsPerSecond < 1
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (left * 1_000 / rowsPerSecond)));
        int held = look.reason().indexOf(HELD);
        String why = held < 0 ? "" : look.reason().substring(held + HELD.length());
        return new Picture.Progress(share, look.rowsDone(), rowsPerSecond, time, why);
    }

    /** Rows that the sync recorded as differing because a statement wrote both sides. */
    long divergences() {
        try (Statement select = connection().createStatement();
                ResultSet row = select.executeQuery(
                        "select coalesce(sum(writes), 0) from inchworm.tally where kind = 'divergence'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            close();
            return 0;
        }
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = shop.administer("inchworm-demo-screen");
            connection = open;
        }
        return open;
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException ignored) {
                // It was lost; the next look opens another.
            }
        }
    }
}
