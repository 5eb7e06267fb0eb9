// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.route.Bucket;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The buckets that are published never change, in Java or in SQL. */
class BucketVectorsTest {

    private static final Path DOCS = Path.of("..", "docs", "sdk");

    @Test
    void every_published_vector_is_what_the_sdk_computes() throws IOException {
        assertThat(vectors()).hasSizeGreaterThan(70).allSatisfy(vector -> {
            int bucket = Integer.parseInt(vector[3]);
            assertThat(Bucket.of(vector[0], vector[1], vector[2])).isEqualTo(bucket);
            if (vector[2].matches("-?[0-9]+")) {
                int seed = Bucket.seed(vector[0], vector[1]);
                assertThat(Bucket.of(seed, Long.parseLong(vector[2]))).isEqualTo(bucket);
            }
        });
    }

    @Test
    void the_published_function_gives_the_same_on_a_real_server() throws IOException, SQLException {
        try (TestDatabase database = TestDatabases.create()) {
            database.run(Files.readString(DOCS.resolve("bucket.sql")));
            try (Connection connection = database.migrator();
                    PreparedStatement query = connection.prepareStatement("select bucket_of(?, ?, ?)")) {
                for (String[] vector : vectors()) {
                    assertThat(bucket(query, vector[0], vector[1], vector[2]))
                            .as("%s", List.of(vector))
                            .isEqualTo(Integer.parseInt(vector[3]));
                }
                Random random = new Random(3);
                for (int i = 0; i < 2_000; i++) {
                    String key = Long.toString(random.nextLong() >> random.nextInt(64), 36);
                    assertThat(bucket(query, "m" + i, "s", key)).isEqualTo(Bucket.of("m" + i, "s", key));
                }
            }
        }
    }

    private static int bucket(PreparedStatement query, String migration, String salt, String key) throws SQLException {
        query.setString(1, migration);
        query.setString(2, salt);
        query.setString(3, key);
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static List<String[]> vectors() throws IOException {
        return Files.readAllLines(DOCS.resolve("bucket-vectors.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
