// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import dev.inchworm.core.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Each phase's forward and reverse SQL as files beside the packet, {@code sql/03-dual-write.forward.sql}, tied to the
 * plan by its hash. The same plan gives the same files to the byte. They are for readers: what runs is the plan.
 */
public final class PlanFiles {

    /** The folder of a packet that holds them. */
    public static final String FOLDER = "sql";

    private static final Pattern OURS = Pattern.compile("[0-9]{2}-[a-z-]+\\.(forward|reverse)\\.sql");
    private static final Pattern HASH = Pattern.compile("^-- plan +([0-9a-f]{64})$", Pattern.MULTILINE);

    private PlanFiles() {}

    /** How the files stand to a plan. */
    public enum State {
        /** There are none. */
        ABSENT,
        /** They are this plan's, to the byte. */
        CURRENT,
        /** They are another plan's, or were edited. */
        STALE
    }

    /**
     * What was found.
     *
     * @param state of all of them
     * @param differences one line for each file that is not as it would be written
     */
    public record Standing(State state, List<String> differences) {

        /** Copies the lines. */
        public Standing {
            differences = List.copyOf(differences);
        }
    }

    /** Names and texts of the files of {@code plan}, in order. */
    public static Map<String, String> of(Plan plan) {
        return PlanSql.files(plan);
    }

    /** Holds the files in {@code packet}'s folder against {@code plan}. */
    public static Standing standing(Path packet, Plan plan) {
        Path folder = packet.resolve(FOLDER);
        try {
            Map<String, String> wanted = of(plan);
            List<String> present = present(folder);
            if (present.isEmpty()) {
                return new Standing(State.ABSENT, List.of());
            }
            List<String> differences = new ArrayList<>();
            TreeSet<String> names = new TreeSet<>(wanted.keySet());
            names.addAll(present);
            for (String name : names) {
                difference(folder, name, Optional.ofNullable(wanted.get(name)), plan.hash())
                        .ifPresent(differences::add);
            }
            return new Standing(differences.isEmpty() ? State.CURRENT : State.STALE, differences);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Writes the files of {@code plan}, and removes those of ours that it has no more; returns what was done. */
    public static List<String> write(Path packet, Plan plan) {
        Path folder = packet.resolve(FOLDER);
        List<String> done = new ArrayList<>();
        try {
            Map<String, String> wanted = of(plan);
            Files.createDirectories(folder);
            for (String name : present(folder)) {
                if (!wanted.containsKey(name)) {
                    Files.delete(folder.resolve(name));
                    done.add("removed " + FOLDER + "/" + name);
                }
            }
            for (Map.Entry<String, String> file : wanted.entrySet()) {
                Path path = folder.resolve(file.getKey());
                if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                    Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
                    done.add("wrote " + FOLDER + "/" + file.getKey());
                }
            }
            return done;
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    /** Names of files in the folder that have the form of ours and our first line. */
    private static List<String> present(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (OURS.matcher(name).matches() && Files.readString(file).startsWith(PlanSql.FIRST_WORDS)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Optional<String> difference(Path folder, String name, Optional<String> wanted, String hash)
            throws IOException {
        String path = FOLDER + "/" + name;
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.of(path + " is not there");
        }
        String present = Files.readString(file);
        if (wanted.isEmpty()) {
            return Optional.of(path + " belongs to no phase of this plan");
        }
        if (present.equals(wanted.get())) {
            return Optional.empty();
        }
        Matcher found = HASH.matcher(present);
        boolean isOther = found.find() && !found.group(1).equals(hash);
        return Optional.of(
                isOther
                        ? "%s is of another plan, %s"
                                .formatted(path, found.group(1).substring(0, 12))
                        : path + " was edited by hand");
    }

    private static InchwormException unusable(Path folder, IOException e) {
        return new InchwormException(
                ErrorCode.FILE_NOT_FOUND,
                "%s cannot be read or written: %s".formatted(folder, e.getMessage()),
                "the database was only read; files written so far stay",
                "mend the folder's rights, then ask again",
                e);
    }
}
