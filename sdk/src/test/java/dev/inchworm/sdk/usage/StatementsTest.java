// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Distinct statements are taken apart once, and what is remembered is bounded. */
class StatementsTest {

    private final Sightings sightings =
            new Sightings(SqlMentionsTest.watches(), new CallSites(List.of()), UsageAudit.Mode.OBSERVE, 1);
    private final Statements statements = new Statements(sightings, Quoting.ANSI);

    @Test
    void a_known_statement_is_not_taken_apart_again() {
        KnownStatement first = statements.of("select total from orders");
        for (int i = 0; i < 1_000; i++) {
            assertThat(statements.of(new String("select total from orders".toCharArray())))
                    .isSameAs(first);
        }

        assertThat(analysed()).isEqualTo(1);
    }

    @Test
    void a_statement_in_use_survives_any_number_of_others() {
        KnownStatement kept = statements.of("select total from orders");
        for (int i = 0; i < 20 * Statements.STATEMENTS_MAX; i++) {
            statements.of("select " + i);
            assertThat(statements.of("select total from orders")).isSameAs(kept);
        }

        assertThat(analysed()).isEqualTo(20 * Statements.STATEMENTS_MAX + 1);
        assertThat(statements.remembered()).isLessThanOrEqualTo(2 * Statements.STATEMENTS_MAX + 2);
    }

    @Test
    void a_statement_too_long_to_remember_is_still_watched() {
        String sql = "select total from orders where id in (" + "1, ".repeat(20_000) + "2)";

        assertThat(statements.of(sql).touches()).hasSize(1);
        assertThat(statements.remembered()).isZero();
    }

    @Test
    void no_statement_touches_nothing() {
        assertThat(statements.of(null).isPlain()).isTrue();
        assertThat(statements.of("").isPlain()).isTrue();
    }

    private long analysed() {
        return sightings.coverage(Instant.EPOCH).analysed();
    }
}
