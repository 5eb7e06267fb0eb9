// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * What the sync trigger costs writers: medians of interleaved pairs, each the same work on a table with it and on one
 * without.
 *
 * <p>Arguments, all optional: rows (200000), pairs (5), seconds of single-row updates (5).
 */
public final class SyncCost {

    private static final int CLIENTS = 8;

    private final SyncCostTables tables;
    private final int pairs;
    private final int seconds;

    private SyncCost(SyncCostTables tables, int pairs, int seconds) {
        this.tables = tables;
        this.pairs = pairs;
        this.seconds = seconds;
    }

    /** Prints three ratios. */
    public static void main(String[] arguments) throws SQLException {
        int rows = number(arguments, 0, 200_000);
        try (SyncCostTables tables = SyncCostTables.create(rows)) {
            SyncCost cost = new SyncCost(tables, number(arguments, 1, 5), number(arguments, 2, 5));
            System.out.printf("%d rows, %d pairs, fsync on, %s%n", rows, cost.pairs, tables.server());
            cost.bulk("bulk update of the old column", "total_amount = total_amount + 1", 1.7);
            cost.bulk("bulk update of an unrelated column", "status = 'n' || id", 1.25);
            cost.single("single-row updates by %d clients".formatted(CLIENTS), 1.25);
        }
    }

    private void bulk(String what, String set, double most) throws SQLException {
        List<Double> ratios = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            tables.tidy();
            double without = 0;
            double with = 0;
            for (boolean synced : order(pair)) {
                double took = tables.update(synced, set);
                with = synced ? took : with;
                without = synced ? without : took;
            }
            ratios.add(with / without);
            bare.add(without);
        }
        print(what, ratios, most, () -> "%.0f ms without".formatted(median(bare)));
    }

    private void single(String what, double most) throws SQLException {
        List<Double> ratios = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            tables.tidy();
            double without = 0;
            double with = 0;
            for (boolean synced : order(pair)) {
                double perSecond = tables.updateSingly(synced, CLIENTS, seconds);
                with = synced ? perSecond : with;
                without = synced ? without : perSecond;
            }
            ratios.add(without / with);
            bare.add(without);
        }
        print(what, ratios, most, () -> "%.0f a second without".formatted(median(bare)));
    }

    /** Takes turns in who goes first. */
    private static List<Boolean> order(int pair) {
        return pair % 2 == 0 ? List.of(false, true) : List.of(true, false);
    }

    private static void print(String what, List<Double> ratios, double most, Supplier<String> base) {
        DoubleStream sorted = ratios.stream().mapToDouble(Double::doubleValue).sorted();
        List<String> all = sorted.mapToObj("%.2f"::formatted).toList();
        System.out.printf(
                "%-40s %.2f (at most %.2f; %s; %s)%n", what, median(ratios), most, String.join(" ", all), base.get());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
