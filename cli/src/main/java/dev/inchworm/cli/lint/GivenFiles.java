// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.lint;

import dev.inchworm.core.change.Uses;
import dev.inchworm.lint.InputFile;
import dev.inchworm.lint.InputFiles;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Decoded;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.packet.Packet;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the user named, in the order in which it is judged.
 *
 * @param files SQL files, each once
 * @param packets {@code migration.yaml} files, whose statements are judged too
 * @param input standard input, where it was named
 */
record GivenFiles(List<Path> files, List<Path> packets, Optional<InputStream> input) {

    /** Finds what was named; folders are looked into. */
    static GivenFiles of(List<String> names, InputStream standardInput) {
        Set<Path> files = new LinkedHashSet<>();
        List<Path> packets = new ArrayList<>();
        boolean isInput = false;
        for (String name : names) {
            Path path = Path.of(name);
            if (name.equals("-")) {
                isInput = true;
            } else if (name.endsWith(".yaml")) {
                packets.add(path);
            } else if (Files.isDirectory(path)) {
                Path packet = path.resolve(Packet.MIGRATION_FILE);
                boolean isPacket = Files.exists(packet);
                if (isPacket) {
                    packets.add(packet);
                }
                files.addAll(InputFiles.in(path));
            } else {
                files.add(path);
            }
        }
        return new GivenFiles(List.copyOf(files), packets, isInput ? Optional.of(standardInput) : Optional.empty());
    }

    /** How many there are to judge. */
    int count() {
        return files.size() + packets.size() + (input.isPresent() ? 1 : 0);
    }

    /** Reads the one of that number. */
    InputFile read(int index) {
        if (index < files.size()) {
            return InputFiles.read(files.get(index));
        } else if (index < files.size() + packets.size()) {
            return statements(packets.get(index - files.size()));
        }
        return InputFiles.read(input.orElseThrow());
    }

    /** The statements a packet writes down, each on the line where it stands there. */
    private static InputFile statements(Path file) {
        Packet packet = Packet.read(file, Clock.systemUTC());
        Uses uses = packet.migration().uses();
        SortedMap<Integer, String> lines = new TreeMap<>();
        uses.statements().forEach(each -> lines.merge(each.line(), each.sql().toString(), GivenFiles::both));
        uses.queries()
                .forEach(each -> lines.merge(
                        each.line(), both(each.before().toString(), each.after().toString()), GivenFiles::both));
        StringBuilder text = new StringBuilder();
        int line = 1;
        for (Map.Entry<Integer, String> each : lines.entrySet()) {
            for (; line < each.getKey(); line++) {
                text.append('\n');
            }
            String sql = each.getValue().strip() + ";";
            text.append(sql);
            line += (int) sql.chars().filter(sign -> sign == '\n').count();
        }
        SourceText source = new SourceText(file.toString(), text.toString());
        return InputFile.of(new Decoded(source, Optional.empty()), FileKind.PACKET);
    }

    private static String both(String one, String other) {
        return one.equals(other) ? one : one + "; " + other;
    }
}
