// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.Guardrail;
import dev.inchworm.core.change.Migration;
import dev.inchworm.core.change.Migration.Example;
import dev.inchworm.core.change.Migration.Roles;
import dev.inchworm.core.change.ReplaceColumns;
import dev.inchworm.core.change.Settings;
import dev.inchworm.core.change.Uses;
import dev.inchworm.core.error.ErrorCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the keys of a {@code migration.yaml}. */
final class MigrationReader {

    private static final List<String> KEYS = List.of(
            "id",
            "title",
            "owner",
            "database",
            "change",
            "changes",
            "invariants",
            "examples",
            "statements",
            "queries",
            "ddl",
            "backfill",
            "verify",
            "cutover",
            "stop",
            "enforcement",
            "contract",
            "roles",
            "consumers",
            "guardrail");
    private static final String ID_FORM = "[a-z][a-z0-9-]{0,47}";
    private static final int EXAMPLES_MAX = 1_000;
    private static final int NAMES_MAX = 100;

    private final Reading reading;
    private final LocalDate today;

    MigrationReader(Reading reading, Clock clock) {
        this.reading = reading;
        this.today = LocalDate.now(clock);
    }

    /** The migration in {@code text}; fails with every mistake in it. */
    Migration read(String text) {
        Optional<Node> root = Yaml.read(reading, text);
        reading.throwIfMistaken();
        Value whole = new Value(reading, root.orElseThrow(), "");
        Block file = Block.of(whole, KEYS);
        String id = id(file, whole);
        Optional<ReplaceColumns> change = change(file, whole);
        List<String> oldColumns = change.map(ReplaceColumns::oldColumns).orElse(List.of());
        List<String> newColumns = change.map(ReplaceColumns::newNames).orElse(List.of());
        Settings settings = new SettingsReader(file, today).read(oldColumns);
        Map<String, String> invariants = file.expressions("invariants", ChangeReader.CONDITIONS_MAX);
        List<Example> examples = examples(file, oldColumns, newColumns);
        Roles roles = roles(file);
        Optional<String> title = file.value("title").flatMap(Value::text);
        Optional<String> owner = file.value("owner").flatMap(Value::text);
        Optional<String> database = file.value("database").flatMap(Value::text);
        Optional<Guardrail> guardrail = file.value("guardrail").map(GuardrailReader::read);
        Uses uses = UsesReader.read(file);
        LaterKeys.note(file);
        reading.throwIfMistaken();
        return new Migration(
                id,
                title,
                owner,
                database,
                change.orElseThrow(),
                invariants,
                examples,
                settings,
                roles,
                guardrail,
                uses,
                reading.notJudged(),
                reading.defaults());
    }

    private static String id(Block file, Value whole) {
        if (whole.isBlock() && file.lacks("id")) {
            whole.mistake("the key 'id' is missing", "add id: a-name-of-your-own");
        }
        Optional<String> id = file.value("id").flatMap(Value::text);
        if (id.isPresent() && !id.get().matches(ID_FORM)) {
            file.value("id")
                    .ifPresent(value -> value.mistake(
                            "an id is 1 to 48 lower-case letters, digits and hyphens, a letter first",
                            "write as id: orders-total-minor"));
        }
        return id.orElse("?");
    }

    private static Optional<ReplaceColumns> change(Block file, Value whole) {
        Optional<Value> one = file.value("change");
        Optional<Value> several = file.value("changes");
        if (one.isPresent() && several.isPresent()) {
            several.get().mistake("there is a change: too", "keep one of the two");
        }
        if (whole.isBlock() && file.lacks("change") && file.lacks("changes")) {
            whole.mistake("the key 'change' is missing", "add change:, see docs/changes/replace-columns.md");
        }
        if (one.isPresent()) {
            return one.map(value -> new ChangeReader(value).read());
        }
        List<Value> items = several.map(value -> value.items(NAMES_MAX)).orElse(List.of());
        if (items.size() > 1) {
            items.get(1)
                    .mistake("several changes in one migration are not carried yet", "write a file for each change");
        }
        return items.stream().findFirst().map(value -> new ChangeReader(value).read());
    }

    private static List<Example> examples(Block file, List<String> oldColumns, List<String> newColumns) {
        List<Example> examples = new ArrayList<>();
        List<Value> items =
                file.value("examples").map(value -> value.items(EXAMPLES_MAX)).orElse(List.of());
        for (Value item : items) {
            Block example = Block.of(item, List.of("old", "new"));
            for (String side : List.of("old", "new")) {
                if (item.isBlock() && example.lacks(side)) {
                    item.mistake("the key '" + side + "' is missing", "write as { old: { a: 1 }, new: { b: 2 } }");
                }
            }
            examples.add(new Example(
                    row(example, "old", oldColumns),
                    row(example, "new", newColumns),
                    item.node().getStartMark().map(mark -> mark.getLine() + 1).orElse(1)));
        }
        return examples;
    }

    private static Map<String, String> row(Block example, String side, List<String> columns) {
        Map<String, String> row = new LinkedHashMap<>();
        example.value(side).ifPresent(value -> {
            Block names = Block.ofNames(value);
            names.values().forEach((name, each) -> {
                if (!columns.isEmpty() && !columns.contains(name)) {
                    names.mistakeAt(
                            name,
                            ErrorCode.FILE_NOT_UNDERSTOOD,
                            "'" + name + "' is not one of change." + side,
                            NearestWord.hint(name, columns));
                }
                each.anyScalar().ifPresent(scalar -> scalar.ifPresent(text -> row.put(name, text)));
            });
        });
        return row;
    }

    private static Roles roles(Block file) {
        Block roles = file.block("roles", "commander", "database", "owners", "approvers");
        return new Roles(
                roles.value("commander").flatMap(Value::text),
                roles.value("database").flatMap(Value::text),
                roles.value("owners").map(value -> value.texts(NAMES_MAX)).orElse(List.of()),
                roles.value("approvers").map(value -> value.texts(NAMES_MAX)).orElse(List.of()));
    }
}
