// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what no formatter can see. */
class TidyTest {

    private static final int FILE_LINES_MAX = 300;
    private static final int TEST_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 40;
    private static final int README_LINES_MAX = 60;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> PACKAGE_WORDS_BANNED =
            Set.of("impl", "util", "common", "helper", "manager", "misc", "base");
    private static final Pattern MARKER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
    private static final Pattern METHOD_OF_NESTED_TYPE =
            Pattern.compile(" {8}(public|private|protected|static|final|void|@Override) ?.*\\(.*");
    private static final Pattern TYPE = Pattern.compile(".*\\b(class|interface|enum|record) [A-Z].*");

    @Test
    void no_source_file_outgrows_the_limit() throws IOException {
        assertThat(found(sources(), file -> lines(file).size() > (isMain(file) ? FILE_LINES_MAX : TEST_LINES_MAX)))
                .isEmpty();
    }

    @Test
    void no_method_outgrows_the_limit() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            tooLong.addAll(methodsTooLong(file));
        }

        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        assertThat(found(sources(), file -> isMain(file) && !Files.exists(file.resolveSibling("package-info.java"))))
                .isEmpty();
    }

    @Test
    void no_package_is_named_after_nothing() throws IOException {
        assertThat(found(sources(), TidyTest::isInBannedPackage)).isEmpty();
    }

    @Test
    void no_marker_is_left_over() throws IOException {
        assertThat(found(
                        files(".java", ".md", ".xml", ".yaml", ".sql", "inchworm", ".json"),
                        file -> lines(file).stream()
                                .anyMatch(line -> MARKER.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void every_module_has_a_short_readme() throws IOException {
        assertThat(found(
                        files("pom.xml"),
                        pom -> !Files.exists(pom.resolveSibling("README.md"))
                                || (!pom.equals(ROOT.resolve("pom.xml"))
                                        && lines(pom.resolveSibling("README.md"))
                                                        .size()
                                                > README_LINES_MAX)))
                .isEmpty();
    }

    @Test
    void every_link_between_pages_resolves() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : files(".md")) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*") && !Files.exists(page.resolveSibling(target))) {
                    dead.add(ROOT.relativize(page) + " -> " + target);
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    private static List<String> methodsTooLong(Path file) {
        List<String> lines = lines(file);
        List<String> tooLong = new ArrayList<>();
        for (String indent : List.of("    ", "        ")) {
            int start = -1;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.equals(indent + "}") && start >= 0) {
                    if (i - start + 1 > METHOD_LINES_MAX) {
                        tooLong.add(ROOT.relativize(file) + ":" + (start + 1) + " " + (i - start + 1) + " lines");
                    }
                    start = -1;
                } else if (line.startsWith(indent) && line.length() > indent.length()) {
                    start = opens(line, indent) ? i : line.charAt(indent.length()) == ' ' ? start : -1;
                }
            }
        }
        return tooLong;
    }

    private static boolean opens(String line, String indent) {
        boolean member = line.charAt(indent.length()) != ' '
                && !TYPE.matcher(line).matches()
                && !line.startsWith(indent + "@")
                && !line.startsWith(indent + "}");
        return member
                && (indent.length() == 4 || METHOD_OF_NESTED_TYPE.matcher(line).matches());
    }

    private static boolean isInBannedPackage(Path file) {
        for (Path part : ROOT.relativize(file.getParent())) {
            if (PACKAGE_WORDS_BANNED.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMain(Path file) {
        return file.toString().contains("/src/main/");
    }

    private static List<Path> sources() throws IOException {
        return files(".java");
    }

    private static List<String> found(List<Path> files, Predicate<Path> bad) {
        return files.stream()
                .filter(bad)
                .map(file -> ROOT.relativize(file).toString())
                .toList();
    }

    private static List<Path> files(String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.git)(/.*)?"))
                    .filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        return read(file).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
