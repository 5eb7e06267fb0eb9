// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.packet.Connections;
import dev.inchworm.packet.Packet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages against the code. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path EXAMPLES = ROOT.resolve("examples");
    private static final Clock WRITTEN = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
    private static final Pattern NO_PAGE = Pattern.compile("README\\.md");
    private static final Pattern CHECK = Pattern.compile("final class (\\w+) implements Check ");
    private static final Pattern THROTTLE =
            Pattern.compile("public final class (\\w+) implements (Throttle|HaltSwitch) ");

    @Test
    void every_error_has_a_page_and_every_page_an_error() throws IOException {
        List<String> labels =
                Arrays.stream(ErrorCode.values()).map(ErrorCode::label).toList();

        assertThat(pages("errors")).containsExactlyInAnyOrderElementsOf(labels);
    }

    @Test
    void every_page_of_an_error_says_the_kind_and_the_exit_code_of_its_error() throws IOException {
        for (ErrorCode code : ErrorCode.values()) {
            String kind = code.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');

            assertThat(DOCS.resolve("errors/" + code.label() + ".md"))
                    .content()
                    .startsWith("# " + code.label() + ": ")
                    .contains("Kind: %s, exit code %d."
                            .formatted(kind, code.kind().exitCode()))
                    .contains("**You meet it when**", "**What to do:**");
        }
    }

    @Test
    void every_error_is_in_the_list_of_errors() throws IOException {
        assertThat(Files.readString(DOCS.resolve("errors/README.md")))
                .contains(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::label).toList());
    }

    @Test
    void every_check_has_a_page_and_every_page_a_check() throws IOException {
        Path checks = ROOT.resolve("postgresql/src/main/java/dev/inchworm/postgresql/check");

        assertThat(pages("checks")).containsExactlyInAnyOrderElementsOf(named(checks, CHECK));
    }

    @Test
    void every_throttle_has_a_page() throws IOException {
        Path throttles = ROOT.resolve("engine/src/main/java/dev/inchworm/engine/throttle");

        assertThat(pages("throttles"))
                .containsAll(named(throttles, THROTTLE).stream()
                        .filter(name -> !name.startsWith("halt-") && !name.startsWith("backfill-"))
                        .toList())
                .contains("halt-switch");
    }

    @Test
    void every_page_can_be_found_from_the_index() throws IOException {
        String index = Files.readString(DOCS.resolve("README.md"));
        for (String folder : List.of("design", "changes", "databases", "throttles")) {
            assertThat(index)
                    .contains(pages(folder).stream()
                            .map(page -> "(%s/%s.md)".formatted(folder, page))
                            .toList());
        }
    }

    @Test
    void every_example_is_read_whole() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            List<Path> packets = folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith("lint")) // those of the linter's rules
                    .toList();
            assertThat(packets).isNotEmpty().allSatisfy(folder -> {
                Packet packet = Packet.read(folder, WRITTEN);
                Path connections = packet.connections().orElseThrow();

                assertThat(connections).isEqualTo(folder.resolve(Connections.FILE));
                assertThat(Connections.read(connections).pick(packet.migration().database()))
                        .isNotNull();
            });
        }
    }

    @Test
    void the_page_of_a_change_names_every_default() throws IOException {
        String page = Files.readString(DOCS.resolve("changes/replace-columns.md"));
        Packet least = Packet.read(ROOT.resolve("packet/src/test/resources/good/least.yaml"), WRITTEN);

        assertThat(least.migration().defaults()).allSatisfy(line -> {
            String key = line.substring(0, line.indexOf(" ="));
            assertThat(page).contains(key.startsWith("verify.") ? key.substring("verify.".length()) : "`" + key + "`");
        });
    }

    private static List<String> pages(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            name.endsWith(".md") && !NO_PAGE.matcher(name).matches())
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .toList();
        }
    }

    /** The types that a pattern finds, as pages are named: {@code ReplicaLag} is {@code replica-lag}. */
    private static List<String> named(Path folder, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(DocsTest::read)
                    .flatMap(text -> pattern.matcher(text).results())
                    .map(found -> found.group(1).replaceAll("(?<!^)([A-Z])", "-$1"))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
