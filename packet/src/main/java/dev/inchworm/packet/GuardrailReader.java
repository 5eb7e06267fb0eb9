// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.Glob;
import dev.inchworm.core.change.Guardrail;
import dev.inchworm.core.change.Guardrail.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a change of code may touch. */
final class GuardrailReader {

    private static final int ENTRIES_MAX = 1_000;
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::word).toList();

    private GuardrailReader() {}

    static Guardrail read(Value value) {
        Block guardrail = Block.of(value, List.of("may_touch", "must_not", "old_logic"));
        if (value.isBlock() && guardrail.lacks("may_touch")) {
            value.mistake("the key 'may_touch' is missing", "write as may_touch: [\"orders/**\"]");
        }
        return new Guardrail(
                globs(guardrail.value("may_touch")),
                kinds(guardrail.value("must_not")),
                globs(guardrail.value("old_logic")));
    }

    private static List<Glob> globs(Optional<Value> list) {
        List<Glob> globs = new ArrayList<>();
        for (Value item : items(list)) {
            item.text().ifPresent(text -> {
                Optional<String> problem = Glob.problem(text);
                problem.ifPresent(what -> item.mistake("the pattern " + what, "write as \"src/main/**/*.sql\""));
                if (problem.isEmpty()) {
                    addOnce(globs, Glob.of(text), item);
                }
            });
        }
        return globs;
    }

    private static List<Kind> kinds(Optional<Value> list) {
        List<Kind> kinds = new ArrayList<>();
        for (Value item : items(list)) {
            item.word(KINDS).flatMap(Kind::of).ifPresent(kind -> addOnce(kinds, kind, item));
        }
        return kinds;
    }

    private static List<Value> items(Optional<Value> list) {
        return list.map(value -> value.items(ENTRIES_MAX)).orElse(List.of());
    }

    private static <T> void addOnce(List<T> items, T item, Value at) {
        if (items.contains(item)) {
            at.mistake("it is named twice", "name it once");
        } else {
            items.add(item);
        }
    }
}
