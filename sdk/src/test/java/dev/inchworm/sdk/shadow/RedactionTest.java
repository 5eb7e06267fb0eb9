// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.sdk.compare.Comparators;
import dev.inchworm.sdk.figure.Figures;
import dev.inchworm.sdk.figure.MigrationMeters;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** No value, key or secret leaves a comparison unless the application writes it down itself. */
class RedactionTest {

    record Card(String number, String holder) {}

    private static final String SECRET = "4111-1111-1111-1111";
    private static final long KEY = 815_4711_0815L;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    @Test
    void mismatches_meters_figures_and_logs_hold_names_and_a_hash_and_nothing_of_a_row() {
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Card> reader = rig.<Card>reader()
                    .comparator(Comparators.fields(Card.class))
                    .listener(mismatch -> {
                        seen.add(mismatch.toString());
                        throw new IllegalStateException(SECRET);
                    })
                    .build();
            reader.offer(KEY, new Card(SECRET, "Ada"), () -> new Card(SECRET, "Ada"), () -> new Card(SECRET, "Bea"));
            reader.offer(KEY, new Card(SECRET, "Ada"), () -> new Card(SECRET, "Ada"), () -> {
                throw new IllegalStateException("duplicate key (card)=(" + SECRET + ")");
            });
            rig.rest();

            assertThat(seen).hasSize(2);
            reader.mismatches().forEach(mismatch -> seen.add(mismatch.toString()));
            seen.add(rig.figures.json());
            seen.add(rig.names().toString());
        }

        assertThat(seen).hasSize(6).anySatisfy(text -> assertThat(text).contains("fields=[holder]"));
        assertNoSecret(seen);
    }

    @Test
    void the_log_names_the_class_of_a_failure_once_and_never_its_message() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Logger log = (Logger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    lines.add(method.getName() + " " + text(arguments));
                    return null;
                });
        Counts counts = new Counts(Rig.ID, new Figures(), MigrationMeters.none(), () -> Stage.SHADOW, log);

        counts.sayOnce("comparator", new IllegalStateException(SECRET));
        counts.sayOnce("comparator", new IllegalStateException(SECRET));
        counts.saySuspended();

        assertThat(lines).hasSize(2);
        assertThat(lines.peek()).contains("comparator", "java.lang.IllegalStateException");
        assertNoSecret(lines);
    }

    @Test
    void a_log_that_fails_hurts_nobody() {
        Logger failing = (Logger) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    throw new NoClassDefFoundError("log");
                });
        Counts counts = new Counts(Rig.ID, new Figures(), MigrationMeters.none(), () -> Stage.SHADOW, failing);

        counts.sayOnce("comparator", new IllegalStateException("x"));
        counts.saySuspended();
    }

    @Test
    void what_the_application_writes_down_is_kept_as_it_wrote_it() {
        try (Rig rig = new Rig(Rig.patient())) {
            ShadowReader<Card> reader = rig.<Card>reader()
                    .reveal((old, fresh) -> "holder " + old.holder() + " became " + fresh.holder())
                    .build();
            reader.offer(KEY, new Card(SECRET, "Ada"), () -> new Card(SECRET, "Ada"), () -> new Card(SECRET, "Bea"));
            rig.rest();

            assertThat(reader.mismatches())
                    .singleElement()
                    .satisfies(mismatch -> assertThat(mismatch.detail()).contains("holder Ada became Bea"));
        }
    }

    @Test
    void a_key_has_the_same_hash_in_every_process_and_another_one_in_every_migration() {
        assertThat(MismatchSamples.hash("orders-amount", 42))
                .isEqualTo("e1f5f7066fdb3363")
                .hasSize(16);
        assertThat(MismatchSamples.hash("orders-status", 42)).isNotEqualTo(MismatchSamples.hash("orders-amount", 42));
    }

    private static void assertNoSecret(Collection<String> texts) {
        assertThat(texts).noneMatch(text -> text.contains("4111") || text.contains("Bea") || text.contains("" + KEY));
    }

    private static String text(Object[] arguments) {
        StringBuilder text = new StringBuilder();
        for (Object argument : arguments) {
            text.append(argument instanceof Object[] many ? Arrays.toString(many) : argument)
                    .append(' ');
        }
        return text.toString();
    }
}
