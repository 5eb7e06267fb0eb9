// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors check by the schema agrees with what the parser accepts. */
class SchemaTest {

    private static final Path SCHEMA = Path.of("src/main/resources/dev/inchworm/packet/migration.schema.json");

    private final Schema schema = schema();

    static List<Path> good() throws IOException {
        return yaml("src/test/resources/good");
    }

    static List<Path> malformed() throws IOException {
        return yaml("src/test/resources/malformed").stream()
                .filter(file -> !file.getFileName().toString().startsWith("inchworm-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("good")
    void the_schema_accepts_what_the_parser_accepts(Path file) throws IOException {
        assertThat(schema.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void the_schema_refuses_what_is_wrong_in_structure_and_leaves_meaning_to_the_parser(Path file) throws IOException {
        String text = Files.readString(file);
        String seen = text.lines().findFirst().orElse("").substring(2);

        assertThat(seen).isIn("structure", "meaning", "yaml");
        if (!seen.equals("yaml")) {
            assertThat(schema.validate(text, InputFormat.YAML).isEmpty()).isEqualTo(seen.equals("meaning"));
        }
    }

    @Test
    void the_template_is_accepted() {
        String text = Templates.migration(TemplatesTest.orders(), java.util.Optional.of("total"));

        assertThat(schema.validate(text, InputFormat.YAML)).isEmpty();
    }

    @Test
    void the_page_in_docs_is_the_one_that_ships() throws IOException {
        assertThat(Files.readString(Path.of("../docs/migration.schema.json"))).isEqualTo(Files.readString(SCHEMA));
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMA));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
