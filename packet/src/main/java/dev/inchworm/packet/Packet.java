// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a team declared, read from its file and judged offline.
 *
 * @param file the {@code migration.yaml}
 * @param source its text
 * @param migration what it says
 */
public record Packet(Path file, String source, Migration migration) {

    /** The file of a packet's folder that declares its migration. */
    public static final String MIGRATION_FILE = "migration.yaml";

    /** A finding's line in an error: its check, and what is said. */
    private static final Pattern FINDING = Pattern.compile("(?m)^(    [a-z-]+: )(\\S.*)$");

    private static final int BYTES_MAX = 1_048_576;

    /**
     * Reads a packet.
     *
     * @param given the packet's folder or the migration's file
     * @param clock dates in the file are judged against it
     * @throws InchwormException {@code FILE_NOT_FOUND}, {@code FILE_NOT_UNDERSTOOD} or {@code MAPPING_REFUSED}, with
     *     every mistake and its place
     */
    public static Packet read(Path given, Clock clock) {
        Path file = Files.isDirectory(given) ? given.resolve(MIGRATION_FILE) : given;
        String source = text(file);
        return new Packet(file, source, parse(file.toString(), source, clock));
    }

    /** The migration in {@code text}; {@code name} is how messages call the file. */
    public static Migration parse(String name, String text, Clock clock) {
        return new MigrationReader(new Reading(name, true), clock).read(text);
    }

    /**
     * What a server said about this packet, told with its place in the file where it names a key of it.
     *
     * <p>The server judges a migration that has been read; its errors begin with the key, as {@code change.new[0].up}.
     * So does each line of an error that lists what preflight found, after the name of its check.
     */
    public InchwormException placed(InchwormException told) {
        if (!isAboutFile(told)) {
            return told;
        }
        Places places = Places.of(source);
        if (told.code() == ErrorCode.PREFLIGHT_REFUSED) {
            return told.saying(FINDING.matcher(told.happened())
                    .replaceAll(line -> Matcher.quoteReplacement(line.group(1) + placed(places, line.group(2)))));
        }
        return told.saying(placed(places, told.happened()));
    }

    /** Whether an error names keys of the file that it is about. */
    public static boolean isAboutFile(InchwormException told) {
        return switch (told.code()) {
            case NOT_IN_CATALOG, MAPPING_REFUSED, PREFLIGHT_REFUSED -> true;
            default -> false;
        };
    }

    private String placed(Places places, String text) {
        return places.find(text).map(place -> file + ":" + place + " " + text).orElse(text);
    }

    /** What preflight found, told with its place in the file where it is about a key of it. */
    public Finding placed(Finding finding) {
        return finding.key().isEmpty()
                ? finding
                : Places.of(source)
                        .find(finding.key())
                        .map(place -> finding.at(file + ":" + place))
                        .orElse(finding);
    }

    /** The {@code inchworm.yaml} that belongs to this packet: beside it, or in the nearest folder above. */
    public Optional<Path> connections() {
        return Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .flatMap(Packet::connectionsFrom);
    }

    /** The {@code inchworm.yaml} in {@code folder} or in the nearest folder above it. */
    public static Optional<Path> connectionsFrom(Path folder) {
        Optional<Path> at = Optional.of(folder);
        while (at.isPresent()) {
            Path file = at.get().resolve(Connections.FILE);
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
            at = Optional.ofNullable(at.get().getParent());
        }
        return Optional.empty();
    }

    static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > BYTES_MAX) {
                throw new InchwormException(
                        ErrorCode.FILE_NOT_UNDERSTOOD,
                        file + " is longer than " + BYTES_MAX + " bytes",
                        "judged offline: nothing was opened and nothing changed",
                        "name the right file");
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InchwormException(
                    ErrorCode.FILE_NOT_UNDERSTOOD,
                    file + " is not UTF-8 text",
                    "judged offline: nothing was opened and nothing changed",
                    "save the file as UTF-8");
        } catch (IOException e) {
            throw new InchwormException(
                    ErrorCode.FILE_NOT_FOUND,
                    file + (Files.exists(file) ? " cannot be read" : " is not there"),
                    "nothing was opened and nothing changed",
                    "name a migration file or a folder that holds " + MIGRATION_FILE
                            + "; inchworm init writes a first one");
        }
    }
}
