// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.Settings;
import dev.inchworm.core.change.Settings.Backfill;
import dev.inchworm.core.change.Settings.By;
import dev.inchworm.core.change.Settings.Contract;
import dev.inchworm.core.change.Settings.Cutover;
import dev.inchworm.core.change.Settings.Ddl;
import dev.inchworm.core.change.Settings.Enforcement;
import dev.inchworm.core.change.Settings.Stop;
import dev.inchworm.core.change.Settings.UserTriggers;
import dev.inchworm.core.change.Settings.Verify;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads windows, limits and ramps, each with its bounds. */
final class SettingsReader {

    private static final Duration YEAR = Duration.ofDays(366);
    private static final int RAMP_STEPS_MAX = 100;
    private static final int FULL_BP = 10_000;

    private final Settings defaults = Settings.defaults();
    private final Block file;
    private final LocalDate today;

    /** Reads from the blocks of {@code file}; dates are judged against {@code today}. */
    SettingsReader(Block file, LocalDate today) {
        this.file = file;
        this.today = today;
    }

    Settings read(List<String> oldColumns) {
        return new Settings(ddl(), backfill(), verify(), cutover(), stop(), contract(oldColumns), enforcement());
    }

    private Ddl ddl() {
        Block ddl = file.block("ddl", "lock_timeout", "statement_timeout", "attempts_max");
        Ddl none = defaults.ddl();
        return new Ddl(
                duration(ddl, "lock_timeout", none.lockTimeout(), Duration.ofMillis(10), Duration.ofSeconds(10)),
                duration(
                        ddl,
                        "statement_timeout",
                        none.statementTimeout(),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10)),
                (int) count(ddl, "attempts_max", none.attemptsMax(), 1, 10_000));
    }

    private Backfill backfill() {
        Block backfill = file.block(
                "backfill",
                "chunk_time",
                "workers",
                "replica_lag_max",
                "rows_per_second_max",
                "user_triggers",
                "dead_rows_max",
                "lock_waiters_max");
        Backfill none = defaults.backfill();
        return new Backfill(
                duration(backfill, "chunk_time", none.chunkTime(), Duration.ofMillis(10), Duration.ofMillis(400)),
                (int) count(backfill, "workers", none.workers(), 1, 64),
                duration(backfill, "replica_lag_max", none.replicaLagMax(), Duration.ofMillis(100), Duration.ofDays(1)),
                backfill.value("rows_per_second_max")
                        .flatMap(value -> value.count(1, 100_000_000))
                        .map(Long::intValue),
                UserTriggers.valueOf(word(backfill, "user_triggers", none.userTriggers())),
                share(backfill, "dead_rows_max", none.deadRowsMax(), 10 * FULL_BP),
                (int) count(backfill, "lock_waiters_max", none.lockWaitersMax(), 0, 1_000));
    }

    private Verify verify() {
        Block verify = file.block("verify", "divergence_max", "window", "samples_min", "business_cycle");
        Verify none = defaults.verify();
        return new Verify(
                share(verify, "divergence_max", none.divergenceMax(), FULL_BP),
                duration(verify, "window", none.window(), Duration.ZERO, YEAR),
                count(verify, "samples_min", none.samplesMin(), 0, 1_000_000_000_000L),
                verify.value("business_cycle").flatMap(value -> value.duration(Duration.ZERO, YEAR)));
    }

    private Cutover cutover() {
        Block cutover = file.block("cutover", "by", "ramp", "soak");
        Cutover none = defaults.cutover();
        return new Cutover(
                By.valueOf(word(cutover, "by", none.by())),
                cutover.orDefault("ramp", none.ramp(), SettingsReader::ramp, SettingsReader::rampText),
                duration(cutover, "soak", none.soak(), Duration.ZERO, Duration.ofDays(30)));
    }

    private static String rampText(List<Integer> steps) {
        return "[" + String.join(", ", steps.stream().map(Units::percent).toList()) + "]";
    }

    private static Optional<List<Integer>> ramp(Value value) {
        List<Integer> steps = new ArrayList<>();
        List<Value> items = value.items(RAMP_STEPS_MAX);
        for (Value item : items) {
            Optional<Integer> points = item.percent(1, FULL_BP);
            int last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1);
            if (points.isPresent() && points.get() <= last) {
                item.mistake("each step of the ramp is above the one before", "write as [1%, 10%, 50%, 100%]");
            }
            points.ifPresent(steps::add);
        }
        boolean whole = steps.size() == items.size() && !steps.isEmpty();
        if (whole && steps.get(steps.size() - 1) != FULL_BP) {
            value.mistake("the ramp ends at 100%", "add 100% as the last step");
        }
        return whole ? Optional.of(steps) : Optional.empty();
    }

    private Stop stop() {
        Block stop = file.block(
                "stop",
                "read_errors_max",
                "p99_ratio_max",
                "write_latency_ratio_max",
                "replica_lag_max",
                "divergences_max");
        Stop none = defaults.stop();
        return new Stop(
                share(stop, "read_errors_max", none.readErrorsMax(), FULL_BP),
                ratio(stop, "p99_ratio_max", none.p99Ratio()),
                ratio(stop, "write_latency_ratio_max", none.writeLatencyRatio()),
                duration(stop, "replica_lag_max", none.replicaLagMax(), Duration.ofMillis(100), Duration.ofDays(1)),
                count(stop, "divergences_max", none.divergencesMax(), 0, 1_000_000_000L));
    }

    private Contract contract(List<String> oldColumns) {
        Block contract =
                file.block("contract", "hold", "unused_for", "deploy_cycle", "deadline", "archive", "keep", "review");
        Contract none = defaults.contract();
        Duration hold = duration(contract, "hold", none.hold(), Duration.ZERO, YEAR);
        return new Contract(
                hold,
                duration(contract, "unused_for", none.unusedFor(), Duration.ZERO, YEAR),
                duration(contract, "deploy_cycle", none.deployCycle(), Duration.ZERO, YEAR),
                deadline(contract, hold),
                contract.orDefault("archive", none.archive(), Value::flag, String::valueOf),
                contract.value("keep").map(value -> keep(value, oldColumns)).orElse(List.of()),
                review(contract));
    }

    private Optional<LocalDate> deadline(Block contract, Duration hold) {
        Optional<Value> value = contract.value("deadline");
        Optional<LocalDate> deadline = value.flatMap(Value::date);
        if (value.isPresent() && deadline.isPresent()) {
            if (deadline.get().isBefore(today)) {
                value.get().mistake("the deadline is in the past, today is " + today, "move it or leave it out");
            } else if (today.plusDays(hold.toDays()).isAfter(deadline.get())) {
                value.get()
                        .mistake(
                                "contract.hold of " + Units.text(hold) + " from today, " + today
                                        + ", ends after the deadline",
                                "shorten contract.hold or move the deadline");
            }
        }
        return deadline;
    }

    private Optional<LocalDate> review(Block contract) {
        Optional<Value> value = contract.value("review");
        Optional<LocalDate> review = value.flatMap(Value::date);
        if (value.isPresent() && review.filter(date -> date.isBefore(today)).isPresent()) {
            value.get().mistake("the review is in the past, today is " + today, "move it or leave it out");
        }
        if (value.isPresent() && !file.has("owner")) {
            value.get().mistake("a review needs somebody to hold it", "add owner: TEAM at the top of the file");
        }
        return review;
    }

    private static List<String> keep(Value value, List<String> oldColumns) {
        List<String> keep = value.texts(ChangeReader.COLUMNS_MAX);
        keep.stream()
                .filter(name -> !oldColumns.isEmpty() && !oldColumns.contains(name))
                .forEach(name ->
                        value.mistake("'" + name + "' is not one of change.old", NearestWord.hint(name, oldColumns)));
        return keep;
    }

    private Enforcement enforcement() {
        Block enforcement = file.block("enforcement", "quiet_for");
        return new Enforcement(
                duration(enforcement, "quiet_for", defaults.enforcement().quietFor(), Duration.ZERO, YEAR));
    }

    private static Duration duration(Block block, String key, Duration fallback, Duration least, Duration most) {
        return block.orDefault(key, fallback, value -> value.duration(least, most), Units::text);
    }

    private static long count(Block block, String key, long fallback, long least, long most) {
        return block.orDefault(key, fallback, value -> value.count(least, most), String::valueOf);
    }

    private static double ratio(Block block, String key, double fallback) {
        return block.orDefault(key, fallback, value -> value.ratio(1.0, 1_000.0), String::valueOf);
    }

    private static double share(Block block, String key, double fallback, int mostBp) {
        return block.orDefault(
                key, fallback, value -> value.percent(0, mostBp).map(points -> points / 10_000.0), Units::percent);
    }

    private static <E extends Enum<E>> String word(Block block, String key, E fallback) {
        List<String> words = java.util.Arrays.stream(
                        fallback.getDeclaringClass().getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return block.orDefault(key, fallback.name().toLowerCase(Locale.ROOT), value -> value.word(words), text -> text)
                .toUpperCase(Locale.ROOT);
    }
}
