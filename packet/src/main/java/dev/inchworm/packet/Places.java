// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where each key of a file that has been read stands. */
final class Places {

    private static final String TABLE = "change.table";

    private final Map<String, String> places = new LinkedHashMap<>();

    private Places() {}

    /** The places in {@code text}, a file that was read before. */
    static Places of(String text) {
        Places all = new Places();
        Yaml.read(new Reading("", false), text).ifPresent(root -> all.add(root, ""));
        return all;
    }

    private void add(Node node, String path) {
        node.getStartMark().ifPresent(mark -> places.put(path, (mark.getLine() + 1) + ":" + (mark.getColumn() + 1)));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                add(entry.getValueNode(), path.isEmpty() ? key : path + "." + key);
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                add(list.getValue().get(i), path.equals("changes") ? "change" : path + "[" + i + "]");
            }
        }
    }

    /** The line and column of the key that {@code text} begins with; one about a missing table is about its name. */
    Optional<String> find(String text) {
        String about = text.startsWith("no table ") ? TABLE : text;
        return places.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty() && begins(about, each.getKey()))
                .max(Comparator.comparingInt(each -> each.getKey().length()))
                .map(Map.Entry::getValue);
    }

    /** A key ends where no further letter of a word follows. */
    private static boolean begins(String text, String key) {
        return text.startsWith(key)
                && (text.length() == key.length() || !Character.isLetterOrDigit(text.charAt(key.length())));
    }
}
