// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Phase;
import dev.inchworm.engine.Engine;
import dev.inchworm.engine.Outcome;
import dev.inchworm.system.fixture.Orders;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine's own plan, with the dialect's own statements, over keys of every kind. */
@Timeout(60)
class BackfillKeysTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    id bigint primary key; g - 2500
                    id int primary key; g * 3
                    id uuid primary key; md5(g::text)::uuid
                    id text primary key; chr(97 + g % 26) || 'Ä''\\ "' || g
                    id text collate "C" primary key; md5(g::text)
                    id timestamptz primary key; now() + g * interval '1 us'
                    id numeric primary key; g / 7.0
                    a int, "B c" text, id int, primary key (a, "B c", id); g % 3, 'x' || g % 5, g
                    """)
    void keys_of_every_kind_are_copied_to_the_last_row(String key, String value, @TempDir Path folder) {
        try (TestDatabase database = TestDatabases.create()) {
            database.run(
                    "create table orders (%s, total_amount integer not null default 0)".formatted(key),
                    "insert into orders select %s, g from generate_series(1, 5000) g".formatted(value));
            try (Engine engine = Orders.engine(database.url(), "keys", folder)) {
                Orders.start(engine, Orders.migration());

                Outcome outcome = engine.run(Orders.ID, Optional.of(Phase.VERIFY));

                assertThat(outcome.kind()).as(outcome.text()).isEqualTo(Outcome.Kind.REACHED);
            }
            assertThat(database.ask("select count(*) from orders where total_amount = total_amount_minor"
                            + " and currency = 'USD'"))
                    .isEqualTo("5000");
            assertThat(database.ask("select sum(rows_done) from inchworm.segment"))
                    .isEqualTo("5000");
        }
    }
}
