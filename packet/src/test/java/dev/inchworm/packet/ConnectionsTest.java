// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.dialect.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(Map.of("PW", "s3cret", "HOST", "db1").get(name));
    }

    @TempDir
    private Path folder;

    @Test
    void variables_are_filled_in_when_a_connection_is_opened() {
        Database shop = read("{ url: 'jdbc:postgresql://${HOST}/shop', user: ana, password: '${PW}' }");

        Endpoint endpoint = shop.endpoint(ConnectionsTest::environment);

        assertThat(endpoint.url().text()).isEqualTo("jdbc:postgresql://db1/shop");
        assertThat(endpoint.user()).contains("ana");
        assertThat(endpoint.password().orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(endpoint.toString() + shop).doesNotContain("s3cret");
    }

    @Test
    void a_password_is_read_from_a_file_beside() throws IOException {
        Files.writeString(folder.resolve("pw"), "s3cret\n");

        Database shop = read("{ url: 'jdbc:postgresql://h/shop', password: { file: pw } }");

        assertThat(shop.endpoint(ConnectionsTest::environment)
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("s3cret");
    }

    @Test
    void a_variable_or_file_that_is_missing_is_named() {
        assertThatThrownBy(
                        () -> read("{ url: 'jdbc:x', password: { env: NOPE } }").endpoint(ConnectionsTest::environment))
                .hasMessageStartingWith("IW-1003 database shop: the environment has no variable NOPE");
        assertThatThrownBy(() ->
                        read("{ url: 'jdbc:x', password: { file: nope } }").endpoint(ConnectionsTest::environment))
                .hasMessageContaining("nope cannot be read");
    }

    @Test
    void replicas_are_urls_or_a_count_or_none_or_not_said() {
        Database listed = read("{ url: 'jdbc:x', replicas: ['jdbc:postgresql://${HOST}/a', 'jdbc:b'] }");

        assertThat(listed.replicas().count()).contains(2);
        assertThat(listed.replicaEndpoints(ConnectionsTest::environment)
                        .get(0)
                        .url()
                        .text())
                .isEqualTo("jdbc:postgresql://db1/a");
        assertThat(read("{ url: 'jdbc:x', replicas: 3 }").replicas().count()).contains(3);
        assertThat(read("{ url: 'jdbc:x', replicas: none }").replicas().count()).contains(0);
        assertThat(read("{ url: 'jdbc:x' }").replicas().count()).isEmpty();
    }

    @Test
    void a_database_that_is_not_named_is_told_with_the_nearest() {
        Connections two = Connections.parse(
                folder.resolve("inchworm.yaml"),
                "inchworm.yaml",
                "databases: { shop: { url: 'jdbc:x' }, crm: { url: 'jdbc:y' } }");

        assertThat(two.pick(Optional.of("crm")).name()).isEqualTo("crm");
        assertThatThrownBy(() -> two.pick(Optional.of("shpo"))).hasMessageContaining("did you mean 'shop'?");
        assertThatThrownBy(() -> two.pick(Optional.empty())).hasMessageContaining("several databases: shop, crm");
    }

    private Database read(String database) {
        return Connections.parse(
                        folder.resolve("inchworm.yaml"), "inchworm.yaml", "databases: { shop: " + database + " }")
                .pick(Optional.empty());
    }
}
