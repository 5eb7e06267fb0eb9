// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.benchmarks.sdk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The faults, in the order of the table. */
final class Trials {

    private static final Duration SLOW = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int CALLERS = 100;

    private static final String NO_SUCH_STAGE = "no such stage";

    private static final Fault EXCEPTION = Fault.ofNew(owner -> {
        throw new IllegalStateException("the new side is away");
    });
    private static final Fault ERROR = Fault.ofNew(owner -> {
        throw new NoClassDefFoundError("dev/example/NewOrders");
    });
    private static final Fault NOTHING = Fault.ofNew(Trials::nothing);
    private static final Fault COMPARATOR = Fault.ofComparator((old, fresh) -> {
        throw new IllegalStateException("these cannot be compared");
    });

    static final List<Trial> ALL = List.of(
            new Trial("new takes 200 ms: caller's p50", Trials::slowNew),
            new Trial("new hangs for ever: %d reads answered within 3 s".formatted(Trial.CALLS), Trials::hungNew),
            new Trial("new takes 200 ms, %d callers: threads added".formatted(CALLERS), Trials::threadsAdded),
            new Trial("new throws an exception: reads hurt", hurt(EXCEPTION)),
            new Trial("new throws an `Error`: reads hurt", hurt(ERROR)),
            new Trial("new answers null: reads hurt", hurt(NOTHING)),
            new Trial("comparator throws: reads hurt", hurt(COMPARATOR)),
            new Trial("comparator takes 200 ms: caller's p50", Trials::slowComparator),
            new Trial("old is read on the caller's thread", Trials::threadOfOld),
            new Trial("threads that keep the process alive after close", Trials::threadsLeft),
            new Trial("live, new throws an exception: reads hurt", hurtLive(EXCEPTION)),
            new Trial("live, new throws an `Error`: reads hurt", hurtLive(ERROR)),
            new Trial("live, new answers null: reads hurt", hurtLive(NOTHING)),
            new Trial("live, new takes 200 ms: caller's p50", Trials::slowLive));

    private Trials() {}

    private static String slowNew(Contestant contestant) throws Exception {
        try (Hang hang = new Hang();
                Contestant.Caller caller = contestant.shadow(Fault.ofNew(slow(hang)))) {
            return Trial.calls(caller).median();
        }
    }

    private static String slowLive(Contestant contestant) throws Exception {
        try (Hang hang = new Hang()) {
            Optional<Contestant.Caller> live = contestant.live(Fault.ofNew(slow(hang)));
            if (live.isEmpty()) {
                return NO_SUCH_STAGE;
            }
            try (Contestant.Caller caller = live.orElseThrow()) {
                return Trial.calls(caller).median();
            }
        }
    }

    private static String slowComparator(Contestant contestant) throws Exception {
        try (Hang hang = new Hang();
                Contestant.Caller caller = contestant.shadow(Fault.ofComparator((old, fresh) -> {
                    hang.forAtMost(SLOW);
                    return old.equals(fresh);
                }))) {
            return Trial.calls(caller).median();
        }
    }

    private static String hungNew(Contestant contestant) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        try (Hang hang = new Hang();
                Contestant.Caller caller = contestant.shadow(Fault.ofNew(owner -> {
                    hang.forEver();
                    return Fault.ROW;
                }))) {
            Thread reader = new Thread(() -> {
                for (int call = 0; call < Trial.CALLS; call++) {
                    answered.addAndGet(Trial.answers(caller) ? 1 : 0);
                }
            });
            reader.setDaemon(true);
            reader.start();
            reader.join(PATIENCE.toMillis());
            String cell = answered.get() == Trial.CALLS ? "%d" : "**%d**";
            String seen = cell.formatted(answered.get());
            hang.end();
            reader.join();
            return seen;
        }
    }

    private static String threadsAdded(Contestant contestant) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        CountDownLatch go = new CountDownLatch(1);
        int before = threads.getThreadCount();
        try (Hang hang = new Hang();
                Contestant.Caller caller = contestant.shadow(Fault.ofNew(slow(hang)))) {
            Thread[] callers = new Thread[CALLERS];
            for (int at = 0; at < CALLERS; at++) {
                callers[at] = new Thread(() -> {
                    awaitQuietly(go);
                    Trial.answers(caller);
                });
                callers[at].start();
            }
            threads.resetPeakThreadCount();
            go.countDown();
            for (Thread each : callers) {
                each.join(PATIENCE.toMillis());
            }
            int added = threads.getPeakThreadCount() - before - CALLERS;
            hang.end();
            for (Thread each : callers) {
                each.join();
            }
            return Integer.toString(added);
        }
    }

    private static String threadOfOld(Contestant contestant) throws Exception {
        AtomicReference<Thread> seen = new AtomicReference<>();
        Fault fault = new Fault(
                owner -> {
                    seen.set(Thread.currentThread());
                    return Fault.ROW;
                },
                owner -> Fault.ROW,
                String::equals);
        try (Contestant.Caller caller = contestant.shadow(fault)) {
            Trial.calls(caller);
            return Thread.currentThread().equals(seen.get()) ? "yes" : "**no**";
        }
    }

    private static String threadsLeft(Contestant contestant) throws Exception {
        long before = keepingAlive();
        try (Contestant.Caller caller = contestant.shadow(Fault.ofNew(owner -> Fault.ROW))) {
            Trial.calls(caller);
        }
        long left = keepingAlive() - before;
        return left <= 0 ? "0" : "**%d**".formatted(left);
    }

    private static long keepingAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !thread.isDaemon())
                .count();
    }

    private static Trial.Work hurt(Fault fault) {
        return contestant -> {
            try (Contestant.Caller caller = contestant.shadow(fault)) {
                return Trial.calls(caller).hurtOf();
            }
        };
    }

    private static Trial.Work hurtLive(Fault fault) {
        return contestant -> {
            Optional<Contestant.Caller> live = contestant.live(fault);
            if (live.isEmpty()) {
                return NO_SUCH_STAGE;
            }
            try (Contestant.Caller caller = live.orElseThrow()) {
                return Trial.calls(caller).hurtOf();
            }
        };
    }

    private static Function<Owner, String> slow(Hang hang) {
        return owner -> {
            hang.forAtMost(SLOW);
            return Fault.ROW;
        };
    }

    private static @Nullable String nothing(Owner owner) {
        return null;
    }

    private static void awaitQuietly(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
