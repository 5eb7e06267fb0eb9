// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds and reads the files to judge. */
public final class InputFiles {

    /** A file longer than this is not read. */
    private static final int BYTES_MAX = 32_000_000;

    private static final int FILES_MAX = 20_000;
    private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");
    private static final String PACKET = "migration.yaml";

    private InputFiles() {}

    /**
     * The SQL files a folder holds, at any depth, in the order in which they run; hidden folders and {@code target},
     * {@code build} and {@code node_modules} are left out. A packet may hold none.
     *
     * @throws InchwormException {@code FILE_NOT_FOUND} if there is none, or it cannot be read
     */
    public static List<Path> in(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(file -> isSql(file) && !isSkipped(folder.relativize(file)))
                    .limit(FILES_MAX)
                    .filter(Files::isRegularFile)
                    .map(FlywayName::of)
                    .sorted(FlywayName.ORDER)
                    .map(FlywayName::file)
                    .toList();
            if (files.isEmpty() && !Files.exists(folder.resolve(PACKET))) {
                throw notFound(folder + " holds no SQL file");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw notFound("%s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    /**
     * Reads one file. Its name tells whether it is Flyway's; a {@code .conf} beside it may say that it runs without a
     * transaction; beside a {@code migration.yaml} it belongs to a packet.
     *
     * @throws InchwormException {@code FILE_NOT_FOUND} if there is none, or it cannot be read
     */
    public static InputFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw notFound("there is no file " + file);
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            FlywayName name = FlywayName.of(file);
            FileKind kind = name.isFlyway() ? FileKind.FLYWAY : FileKind.PLAIN;
            boolean isPacket = Files.exists(file.resolveSibling(PACKET));
            String leftOut = name.isUndo() ? "a way back of Flyway's: it is no part of the migration" : "";
            return new InputFile(
                    decoded(file.toString(), bytes), isPacket ? FileKind.PACKET : kind, configured(file), leftOut);
        } catch (IOException e) {
            throw notFound("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** Reads standard input, as a plain file named {@code -}. */
    public static InputFile read(InputStream input) {
        try {
            return InputFile.of(decoded("-", input), FileKind.PLAIN);
        } catch (IOException e) {
            throw notFound("standard input cannot be read: " + e.getMessage());
        }
    }

    private static Decoded decoded(String file, InputStream input) throws IOException {
        byte[] bytes = input.readNBytes(BYTES_MAX + 1);
        if (bytes.length <= BYTES_MAX) {
            return Decoded.of(file, bytes);
        }
        SourceText nothing = new SourceText(file, "");
        String message = "the file is longer than %,d bytes and not read".formatted(BYTES_MAX);
        return new Decoded(nothing, Optional.of(new Trouble(Trouble.Kind.UNREADABLE, message, nothing.place(0, 0))));
    }

    private static Optional<Boolean> configured(Path file) throws IOException {
        Path conf = file.resolveSibling(file.getFileName() + ".conf");
        if (!Files.isRegularFile(conf)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(conf), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.lines()
                .map(line -> line.replaceAll("\\s", ""))
                .filter(line -> line.startsWith("executeintransaction="))
                .map(line -> !line.endsWith("=false"))
                .findFirst();
    }

    private static boolean isSql(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".sql");
    }

    private static boolean isSkipped(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if ((name.startsWith(".") && name.length() > 2) || SKIPPED.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static InchwormException notFound(String happened) {
        return new InchwormException(
                ErrorCode.FILE_NOT_FOUND,
                happened,
                "nothing was judged",
                "name SQL files, folders that hold some, or - for standard input");
    }
}
