// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one document of YAML 1.2 within limits: no aliases, no second document, bounded size, depth and length. */
final class Yaml {

    /** Characters of a file; a migration of a hundred columns takes a tenth. */
    static final int CHARACTERS_MAX = 262_144;

    /** Blocks within blocks; ours has five levels. */
    static final int DEPTH_MAX = 12;

    /** Keys, values and brackets together. */
    static final int EVENTS_MAX = 50_000;

    private Yaml() {}

    /** The root of the only document; empty after a mistake was noted. */
    static Optional<Node> read(Reading reading, String text) {
        if (text.length() > CHARACTERS_MAX) {
            return refuse(
                    reading,
                    Optional.empty(),
                    "is longer than " + CHARACTERS_MAX + " characters",
                    "move what is not part of the migration elsewhere");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel("file")
                .setUseMarks(true)
                .setCodePointLimit(CHARACTERS_MAX)
                .setSchema(new CoreSchema())
                .build();
        try {
            if (!isWithinLimits(reading, settings, text)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isPresent()
                    ? root
                    : refuse(reading, Optional.empty(), "is empty", "see docs/getting-started.md for a first one");
        } catch (MarkedYamlEngineException e) {
            return refuse(
                    reading, e.getProblemMark(), "is not YAML: " + problem(reading, e), "check indentation and quotes");
        } catch (YamlEngineException e) {
            return refuse(
                    reading,
                    Optional.empty(),
                    "is not YAML: a character that YAML does not allow",
                    "save the file as UTF-8 text");
        }
    }

    private static String problem(Reading reading, MarkedYamlEngineException e) {
        return reading.showsValues() ? e.getProblem().replaceAll("\\s+", " ") : "the text is not well formed here";
    }

    private static boolean isWithinLimits(Reading reading, LoadSettings settings, String text) {
        int depth = 0;
        int events = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            events++;
            Optional<String> limit = event instanceof AliasEvent
                    ? Optional.of("an alias (*) is not used here")
                    : depth > DEPTH_MAX
                            ? Optional.of("more than " + DEPTH_MAX + " levels deep")
                            : events > EVENTS_MAX
                                    ? Optional.of("more than " + EVENTS_MAX + " keys and values")
                                    : documents > 1 ? Optional.of("a second document (---)") : Optional.empty();
            if (limit.isPresent()) {
                refuse(reading, event.getStartMark(), limit.get(), "write one plain document");
                return false;
            }
        }
        return true;
    }

    private static Optional<Node> refuse(Reading reading, Optional<Mark> at, String text, String next) {
        reading.mistake(ErrorCode.FILE_NOT_UNDERSTOOD, at, text, next);
        return Optional.empty();
    }
}
