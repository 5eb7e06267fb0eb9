// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.testing.InMemoryControl;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationHandleTest {

    private final InMemoryControl control = new InMemoryControl();
    private final MigrationClient client =
            MigrationClient.builder().control(control).build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void without_news_a_handle_is_old_and_a_floor_is_kept() {
        assertThat(client.migration("m").side("k")).isEqualTo(Side.OLD);
        assertThat(client.migration("m").stage()).isEqualTo(Stage.OFF);
        assertThat(client.migration("m").version()).isZero();

        MigrationHandle newOnly = client.handle("n").atLeast(Stage.COMPLETE).build();
        assertThat(newOnly.side("k")).isEqualTo(Side.NEW);
        assertThat(newOnly.writesOld()).isFalse();
    }

    @Test
    void a_ceiling_holds_a_release_back_and_a_floor_pushes_it_on() {
        MigrationHandle writesOnly = client.handle("m").atMost(Stage.DUALWRITE).build();
        MigrationHandle liveOnly =
                client.handle("n").atLeast(Stage.LIVE).atMost(Stage.LIVE).build();
        control.stage("m", Stage.COMPLETE).stage("n", Stage.COMPLETE);
        Soon.holds(() -> writesOnly.version() == 1 && liveOnly.version() == 1);

        assertThat(writesOnly.side("k")).isEqualTo(Side.OLD);
        assertThat(writesOnly.writesOld()).isTrue();
        assertThat(writesOnly.writesNew()).isTrue();
        assertThat(liveOnly.side("k")).isEqualTo(Side.NEW);

        control.stage("n", Stage.OFF);
        Soon.holds(() -> liveOnly.version() == 2);
        assertThat(liveOnly.side("k")).isEqualTo(Side.OLD);
    }

    @Test
    void a_floor_above_the_ceiling_is_a_mistake() {
        MigrationHandleBuilder wrong = client.handle("m").atLeast(Stage.LIVE).atMost(Stage.OFF);

        assertThatThrownBy(wrong::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deny_has_the_last_word_over_allow_and_both_over_the_percentage() {
        MigrationHandle handle = client.handle("m")
                .allow(List.of("7", "8", "anna"))
                .deny(List.of("8", "bert"))
                .build();
        control.ramp("m", 0);
        Soon.holds(() -> handle.version() == 1);

        assertThat(handle.side(7)).isEqualTo(Side.NEW);
        assertThat(handle.side("anna")).isEqualTo(Side.NEW);
        assertThat(handle.side(8)).isEqualTo(Side.OLD);
        assertThat(handle.side("8")).isEqualTo(Side.OLD);

        control.ramp("m", 10_000);
        Soon.holds(() -> handle.version() == 2);
        assertThat(handle.side("bert")).isEqualTo(Side.OLD);
        assertThat(handle.side("8")).isEqualTo(Side.OLD);
        assertThat(handle.side("carl")).isEqualTo(Side.NEW);
    }

    @Test
    void who_reads_new_at_a_small_percentage_reads_new_at_every_greater_one() {
        MigrationHandle handle = client.migration("m");
        boolean[] isNew = new boolean[5_000];
        long version = 0;
        for (int percentBp : new int[] {1, 100, 1_000, 5_000, 9_999, 10_000}) {
            control.ramp("m", percentBp);
            long expected = ++version;
            Soon.holds(() -> handle.version() == expected);
            for (int key = 0; key < isNew.length; key++) {
                boolean now = handle.side(key) == Side.NEW;
                assertThat(now).isEqualTo(handle.side(Integer.toString(key)) == Side.NEW);
                assertThat(now || !isNew[key]).isTrue();
                isNew[key] = now;
            }
        }
        assertThat(LongStream.range(0, 5_000).allMatch(key -> handle.side(key) == Side.NEW))
                .isTrue();
    }

    @Test
    void no_key_is_old_until_everybody_is_new_and_is_counted() {
        MigrationHandle handle = client.migration("m");
        control.ramp("m", 9_999);
        Soon.holds(() -> handle.version() == 1);
        assertThat(handle.side((String) null)).isEqualTo(Side.OLD);
        assertThat(handle.side()).isEqualTo(Side.OLD);
        assertThat(handle.figures().json()).contains("\"null_keys\":1");

        control.ramp("m", 10_000);
        Soon.holds(() -> handle.version() == 2);
        assertThat(handle.side((String) null)).isEqualTo(Side.NEW);
    }

    @Test
    void a_side_that_the_catalog_no_longer_has_is_never_chosen() {
        Set<Side> gone = EnumSet.noneOf(Side.class);
        MigrationHandle handle =
                client.handle("m").sides(side -> !gone.contains(side)).build();
        for (Stage stage : Stage.values()) {
            long version = handle.version() + 1;
            control.stage("m", stage);
            Soon.holds(() -> handle.version() == version);
            for (Side side : Side.values()) {
                gone.clear();
                gone.add(side);
                assertThat(handle.side("k")).isEqualTo(side.other());
                assertThat(handle.side(1)).isEqualTo(side.other());
                assertThat(handle.side()).isEqualTo(side.other());
                assertThat(handle.writeSide()).isEqualTo(side.other());
            }
        }
    }

    @Test
    void a_catalog_that_cannot_tell_changes_nothing() {
        MigrationHandle handle = client.handle("m")
                .sides(side -> {
                    throw new IllegalStateException("no idea");
                })
                .build();

        assertThat(handle.side("k")).isEqualTo(Side.OLD);
    }

    @Test
    void one_asked_for_by_many_threads_at_once_is_one_and_knows_what_is_known() {
        control.stage("m", Stage.RAMPDOWN);
        MigrationHandle first = client.migration("first");
        Soon.holds(() -> client.newsAge().isPresent() && client.routes().size() == 1);

        Set<MigrationHandle> handles = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> {
                    MigrationHandle handle = client.migration("m");
                    assertThat(handle.side("k")).isEqualTo(Side.NEW);
                    return handle;
                })
                .collect(Collectors.toSet());

        assertThat(handles).hasSize(1).doesNotContain(first);
        MigrationHandle pinned = client.handle("m").atMost(Stage.OFF).build();
        assertThat(client.migration("m")).isSameAs(pinned);
    }
}
