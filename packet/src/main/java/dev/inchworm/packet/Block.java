// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.error.ErrorCode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A block of keys; keys that are unknown or written twice are noted as mistakes when it is opened. */
final class Block {

    private final Reading reading;
    private final String path;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> meant = new HashSet<>();

    private Block(Reading reading, String path) {
        this.reading = reading;
        this.path = path;
    }

    /** A block that the file does not have: every key of it is absent. */
    static Block absent(Reading reading, String path) {
        return new Block(reading, path);
    }

    /** The block that {@code value} is, its keys among {@code known}. */
    static Block of(Value value, List<String> known) {
        return open(value, Optional.of(known));
    }

    /** The block that {@code value} is, its keys being names of the user's own. */
    static Block ofNames(Value value) {
        return open(value, Optional.empty());
    }

    private static Block open(Value value, Optional<List<String>> known) {
        Block block = new Block(value.reading(), value.path());
        if (!(value.node() instanceof MappingNode mapping)) {
            value.mistake(
                    "expected a block of keys",
                    known.map(keys -> "known here: " + String.join(", ", keys)).orElse("write name: value"));
            return block;
        }
        for (NodeTuple entry : mapping.getValue()) {
            block.add(entry, known);
        }
        return block;
    }

    private void add(NodeTuple entry, Optional<List<String>> known) {
        Node key = entry.getKeyNode();
        boolean isName = key instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
        if (!isName) {
            reading.mistake(
                    ErrorCode.FILE_NOT_UNDERSTOOD,
                    key.getStartMark(),
                    within("a key is a name"),
                    "write a name, in quotes if it looks like a number or a boolean");
            return;
        }
        String name = ((ScalarNode) key).getValue();
        if (known.isPresent() && !known.get().contains(name)) {
            NearestWord.of(name, known.get()).ifPresent(meant::add);
            reading.mistake(
                    ErrorCode.FILE_NOT_UNDERSTOOD,
                    key.getStartMark(),
                    within("unknown key '" + name + "'"),
                    NearestWord.hint(name, known.get()));
        } else if (values.containsKey(name)) {
            reading.mistake(
                    ErrorCode.FILE_NOT_UNDERSTOOD,
                    key.getStartMark(),
                    within("the key '" + name + "' is written twice"),
                    "keep one of them");
        } else {
            values.put(name, new Value(reading, entry.getValueNode(), pathOf(name)));
            keys.put(name, key);
        }
    }

    private String within(String what) {
        return path.isEmpty() ? what : path + ": " + what;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Reading reading() {
        return reading;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the key is missing, and no unknown key looks like it. */
    boolean lacks(String key) {
        return !has(key) && !meant.contains(key);
    }

    Optional<Value> value(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All its values by their key, in the file's order. */
    Map<String, Value> values() {
        return values;
    }

    /** Notes a mistake at the key itself. */
    void mistakeAt(String key, ErrorCode code, String what, String next) {
        reading.mistake(
                code, Optional.ofNullable(keys.get(key)).flatMap(Node::getStartMark), pathOf(key) + ": " + what, next);
    }

    /** Notes that a key is understood and that nothing judges it yet. */
    void notJudged(String key, String why) {
        if (has(key)) {
            reading.notJudged(
                    Optional.ofNullable(keys.get(key)).flatMap(Node::getStartMark),
                    pathOf(key) + ": not judged yet, " + why);
        }
    }

    /** The block under {@code key}; an absent one where the file has none. */
    Block block(String key, String... known) {
        return value(key).map(value -> of(value, List.of(known))).orElseGet(() -> absent(reading, pathOf(key)));
    }

    /** The value under {@code key}, or the default, which is noted as taken. */
    <T> T orDefault(String key, T fallback, Function<Value, Optional<T>> read, Function<T, String> text) {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            reading.defaultTaken(pathOf(key), text.apply(fallback));
        }
        return value.flatMap(read).orElse(fallback);
    }

    /** Names of the user's own with an SQL expression each, in the file's order. */
    Map<String, String> expressions(String key, int most) {
        Map<String, String> expressions = new LinkedHashMap<>();
        value(key).ifPresent(value -> {
            Block names = ofNames(value);
            if (names.values().size() > most) {
                value.mistake("has more than " + most + " entries", "shorten it");
            }
            names.values().forEach((name, each) -> {
                if (!name.matches("[a-z][a-z0-9_]{0,39}")) {
                    names.mistakeAt(
                            name,
                            ErrorCode.FILE_NOT_UNDERSTOOD,
                            "a name is 1 to 40 lower-case letters, digits and underscores, a letter first",
                            "name it as total_is_not_negative");
                }
                each.expression().ifPresent(sql -> expressions.put(name, sql));
            });
        });
        return expressions;
    }
}
