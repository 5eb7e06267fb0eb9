// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.catalog.Column;
import dev.inchworm.core.catalog.Table;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.core.change.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    static Table orders() {
        return table("orders", "total");
    }

    private static Table table(String name, String column) {
        Column key = column("id", "bigint");
        return new Table(
                new TableName("public", name),
                List.of(key, column(column, "integer")),
                List.of(key),
                List.of(),
                "shop",
                "17.11");
    }

    private static Column column(String name, String type) {
        return new Column(name, type, true, Optional.empty(), false, false, Optional.empty(), List.of());
    }

    @Test
    void the_first_file_can_be_read_as_it_is() {
        Migration migration = read(Templates.migration(orders(), Optional.of("total")));

        assertThat(migration.id()).isEqualTo("orders-total");
        assertThat(migration.change().table()).isEqualTo(new TableName("public", "orders"));
        assertThat(migration.change().oldColumns()).containsExactly("total");
        assertThat(migration.change().newNames()).containsExactly("total_new");
    }

    @Test
    void without_a_named_column_the_first_that_is_not_the_key_is_taken() {
        assertThat(read(Templates.migration(orders(), Optional.empty()))
                        .change()
                        .oldColumns())
                .containsExactly("total");
    }

    @Test
    void a_column_that_is_not_there_is_told_with_the_nearest() {
        assertThatThrownBy(() -> Templates.migration(orders(), Optional.of("totl")))
                .hasMessageStartingWith("IW-1102 no column totl in table public.orders")
                .hasMessageContaining("did you mean 'total'?");
    }

    @Test
    void names_of_every_kind_come_out_as_they_went_in() {
        for (String name : List.of("Order \"A\"", "with.dot", "yes", "naïve", "1st", "a: b # c", "back\\slash")) {
            Migration migration = read(Templates.migration(table(name, name), Optional.of(name)));

            assertThat(migration.change().table().name()).isEqualTo(name);
            assertThat(migration.change().oldColumns()).containsExactly(name);
        }
    }

    @Test
    void every_default_that_the_first_file_shows_is_the_one_that_holds() {
        String bare = Templates.migration(orders(), Optional.of("total"));
        String shown = bare.replaceAll("(?m)^# (ddl|backfill|verify|cutover|stop|enforcement|contract):", "$1:");

        assertThat(read(shown).settings()).isEqualTo(read(bare).settings());
        assertThat(shown).isNotEqualTo(bare);
    }

    @Test
    void the_first_connections_can_be_read_as_they_are() {
        String text = Templates.connections("shop", "jdbc:postgresql://localhost/shop", Optional.of("inchworm"));

        Database shop = Connections.parse(Path.of(Connections.FILE), Connections.FILE, text)
                .pick(Optional.empty());

        assertThat(shop.password()).contains(new Database.InEnvironment("INCHWORM_PASSWORD"));
        assertThat(shop.replicas().count()).contains(0);
    }

    private static Migration read(String text) {
        return Packet.parse("migration.yaml", text, Samples.CLOCK);
    }
}
