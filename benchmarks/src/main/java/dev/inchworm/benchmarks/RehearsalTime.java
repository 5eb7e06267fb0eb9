// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks;

import dev.inchworm.packet.Packet;
import dev.inchworm.rehearsal.RehearsalJob;
import dev.inchworm.rehearsal.RehearsalReport;
import dev.inchworm.rehearsal.RehearsalRequest;
import dev.inchworm.rehearsal.matrix.MatrixRun;
import dev.inchworm.rehearsal.steps.StepProbe;
import dev.inchworm.rehearsal.trial.SchemaSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a rehearsal of the order-totals packet takes, its server's start and end included: once cold, then warm.
 *
 * <p>Arguments: the packet's folder ({@code examples/order-totals}), rows (1000), warm rounds (3). Ends with 1 if the
 * median of the warm rounds is over 15 s.
 */
public final class RehearsalTime {

    private static final double SECONDS_MAX = 15;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final String SCHEMA = """
            create table customers (id bigint primary key, name text not null);
            create table orders (id bigint primary key, customer_id bigint references customers,
              total_amount integer not null default 0, status text not null default 'new',
              updated_at timestamptz not null default now());
            create index on orders (customer_id);
            """;

    private RehearsalTime() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        Path packet = Path.of(arguments.length > 0 ? arguments[0] : "examples/order-totals");
        int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        print("cold", once(packet, rows));
        List<Double> warm = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            warm.add(once(packet, rows));
            print("warm", warm.get(round));
        }
        Collections.sort(warm);
        double median = warm.get(warm.size() / 2);
        print("median of the warm rounds", median);
        if (median > SECONDS_MAX) {
            System.exit(1);
        }
    }

    private static double once(Path folder, int rows) {
        Packet packet = Packet.read(folder, Clock.systemUTC());
        long began = System.nanoTime();
        RehearsalReport report = RehearsalJob.run(
                new RehearsalRequest(
                        packet.migration(),
                        new RehearsalRequest.Files(SchemaSource.sql("orders", SCHEMA)),
                        Optional.empty(),
                        OptionalInt.empty(),
                        rows,
                        false,
                        List.of(
                                new StepProbe(),
                                new MatrixRun(packet.migration().uses().statements())),
                        Optional::empty,
                        line -> {}),
                Clock.systemUTC());
        if (!report.proof().passed()) {
            throw new IllegalStateException(report.proof().summary());
        }
        return (System.nanoTime() - began) / NANOS_IN_SECOND;
    }

    private static void print(String what, double seconds) {
        System.out.println(String.format(Locale.ROOT, "%s: %.1f s", what, seconds));
    }
}
