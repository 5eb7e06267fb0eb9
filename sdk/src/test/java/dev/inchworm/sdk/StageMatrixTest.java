// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.testing.FaultySide;
import dev.inchworm.sdk.testing.TestMigrations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage, with every fault of either side: what comes back is told by one small table. */
class StageMatrixTest {

    private final Throwable exception = new IOException("a checked exception");
    private final Throwable error = new NoClassDefFoundError("an error");

    /** What a side does. */
    enum Fault {
        NONE,
        EXCEPTION,
        ERROR,
        NULL,
        HANG
    }

    /** Which side the key is on while live. */
    record Case(Stage stage, int percentBp, Fault old, Fault fresh) {

        /** The side that is meant. */
        Side meant() {
            return switch (stage) {
                case OFF, DUALWRITE, SHADOW -> Side.OLD;
                case LIVE -> percentBp == 0 ? Side.OLD : Side.NEW;
                case RAMPDOWN, COMPLETE -> Side.NEW;
            };
        }

        boolean fallsBack() {
            boolean canFall = stage == Stage.LIVE || stage == Stage.RAMPDOWN;
            return meant() == Side.NEW && canFall && fresh != Fault.NONE && fresh != Fault.HANG;
        }

        /** The side whose answer counts in the end. */
        Side answers() {
            return fallsBack() ? Side.OLD : meant();
        }

        Fault fault() {
            return answers() == Side.OLD ? old : fresh;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (int percentBp : stage == Stage.LIVE ? new int[] {0, 10_000} : new int[] {0}) {
                for (Fault old : Fault.values()) {
                    for (Fault fresh : Fault.values()) {
                        cases.add(new Case(stage, percentBp, old, fresh));
                    }
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_read_gives_what_the_side_gives_whose_answer_counts(Case given) throws Exception {
        FaultySide<Long, String> old = side("old", given.old());
        FaultySide<Long, String> fresh = side("new", given.fresh());
        try (MigrationClient client = TestMigrations.fixed(given.stage(), given.percentBp(), "m")) {
            MigrationHandle handle = client.migration("m");
            Reads<Long, String, Exception> reads = handle.reads(old, fresh).build();

            if (given.fault() == Fault.HANG) {
                waits(given, () -> reads.read(7L), given.answers() == Side.OLD ? old : fresh);
            } else {
                check(given.answers(), given.fault(), () -> reads.read(7L));
                assertThat(handle.figures().reads(given.meant())).isPositive();
            }
        } finally {
            old.heal();
            fresh.heal();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_write_is_made_once_on_one_side(Case given) throws Exception {
        FaultySide<Long, String> old = side("old", given.old());
        FaultySide<Long, String> fresh = side("new", given.fresh());
        try (MigrationClient client = TestMigrations.fixed(given.stage(), given.percentBp(), "m")) {
            MigrationHandle handle = client.migration("m");
            boolean isOld = given.stage().compareTo(Stage.RAMPDOWN) < 0;
            FaultySide<Long, String> written = isOld ? old : fresh;
            Fault fault = isOld ? given.old() : given.fresh();

            SideWork<String, Exception> write = () -> handle.write(() -> old.read(1L), () -> fresh.read(1L));
            if (fault == Fault.HANG) {
                waits(given, write, written);
            } else {
                check(isOld ? Side.OLD : Side.NEW, fault, write);
            }

            assertThat(written.calls()).isOne();
            assertThat((isOld ? fresh : old).calls()).isZero();
        } finally {
            old.heal();
            fresh.heal();
        }
    }

    /** The side that is meant hangs: its caller waits as it would without us, and goes on when the side does. */
    private static void waits(Case given, SideWork<String, Exception> read, FaultySide<Long, String> side)
            throws Exception {
        CompletableFuture<@Nullable String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return read.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Soon.holds(() -> side.hanging() > 0);
        assertThat(answer).as("%s", given).isNotDone();
        side.heal();
        assertThat(answer.get(30, TimeUnit.SECONDS)).isIn("old 7", "new 7", "old 1", "new 1");
    }

    private void check(Side side, Fault fault, SideWork<String, Exception> work) {
        String answer = null;
        Throwable thrown = null;
        try {
            answer = work.run();
        } catch (Throwable caught) {
            thrown = caught;
        }
        switch (fault) {
            case NONE -> assertThat(answer).startsWith(side.label() + " ");
            case NULL -> {
                assertThat(thrown).isNull();
                assertThat(answer).isNull();
            }
            case EXCEPTION -> assertThat(thrown).isSameAs(exception);
            case ERROR -> assertThat(thrown).isSameAs(error);
            case HANG -> throw new AssertionError("is checked elsewhere");
        }
    }

    private FaultySide<Long, String> side(String name, Fault fault) {
        FaultySide<Long, String> side = new FaultySide<>((Long key) -> name + " " + key);
        switch (fault) {
            case NONE -> side.heal();
            case EXCEPTION -> side.fail(exception);
            case ERROR -> side.fail(error);
            case NULL -> side.lose();
            case HANG -> side.hang();
        }
        return side;
    }
}
