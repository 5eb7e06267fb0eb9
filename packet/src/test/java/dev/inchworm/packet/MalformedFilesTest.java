// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.inchworm.core.error.ErrorKind;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed file has the exact message that it gives beside it; {@code -Dgolden=write} writes them anew. */
class MalformedFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/malformed");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_malformed_file_is_refused_with_the_expected_message(Path file) throws IOException {
        InchwormException refused = catchThrowableOfType(InchwormException.class, () -> read(file));

        assertThat(refused).as("%s is refused", file).isNotNull();
        assertThat(refused.code().kind()).isEqualTo(ErrorKind.MISTAKE);
        assertThat(refused.getMessage()).doesNotContain("hunter2", "12345678");
        Path expected = Path.of(file.toString().replace(".yaml", ".txt"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(expected, refused.getMessage() + "\n");
        }
        assertThat(refused.getMessage() + "\n").isEqualTo(Files.readString(expected));
    }

    @Test
    void the_same_file_gives_the_same_message_every_time() throws IOException {
        for (Path file : files()) {
            String first = catchThrowableOfType(InchwormException.class, () -> read(file))
                    .getMessage();

            assertThat(catchThrowableOfType(InchwormException.class, () -> read(file)))
                    .hasMessage(first);
        }
    }

    private static Object read(Path file) throws IOException {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        return name.startsWith("inchworm-")
                ? Connections.parse(file, name, text)
                : Packet.parse(name, text, Samples.CLOCK);
    }
}
