// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.change.NamedSql;
import dev.inchworm.core.change.NamedSql.NotOneStatement;
import dev.inchworm.core.change.Uses;
import dev.inchworm.core.change.Uses.AppStatement;
import dev.inchworm.core.change.Uses.ComparedQuery;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.phase.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the statements and queries of the applications. */
final class UsesReader {

    private static final int ENTRIES_MAX = 200;
    private static final String NAME_FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final List<String> PHASES =
            Arrays.stream(Phase.values()).map(Phase::name).toList();

    private UsesReader() {}

    static Uses read(Block file) {
        List<AppStatement> statements = new ArrayList<>();
        named(file.value("statements"))
                .forEach((name, value) -> statement(name, value).ifPresent(statements::add));
        List<ComparedQuery> queries = new ArrayList<>();
        named(file.value("queries")).forEach((name, value) -> query(name, value).ifPresent(queries::add));
        return new Uses(statements, queries);
    }

    private static Map<String, Value> named(Optional<Value> list) {
        if (list.isEmpty()) {
            return Map.of();
        }
        Block names = Block.ofNames(list.get());
        if (names.values().size() > ENTRIES_MAX) {
            list.get().mistake("has more than " + ENTRIES_MAX + " entries", "shorten it");
        }
        for (String name : names.values().keySet()) {
            if (!name.matches(NAME_FORM)) {
                names.mistakeAt(
                        name,
                        ErrorCode.FILE_NOT_UNDERSTOOD,
                        "a name is 1 to 40 letters, digits, dots, hyphens and underscores, a letter or digit first",
                        "name it as checkout-v1");
            }
        }
        return names.values();
    }

    private static Optional<AppStatement> statement(String name, Value value) {
        Block statement = Block.of(value, List.of("live", "sql", "with"));
        if (value.isBlock() && statement.lacks("sql")) {
            value.mistake("the key 'sql' is missing", "write as { live: [EXPAND, HOLD], sql: \"...\" }");
        }
        List<Phase> live =
                statement.value("live").map(UsesReader::live).orElseGet(() -> List.of(Phase.PREPARE, Phase.DONE));
        Optional<NamedSql> sql = statement.value("sql").flatMap(UsesReader::sql);
        Map<String, Optional<String>> with = with(statement, sql.stream().flatMap(each -> each.names().stream()));
        return sql.filter(each -> live.size() == 2)
                .map(each -> new AppStatement(name, live.get(0), live.get(1), each, with, value.line()));
    }

    /** The first and the last phase; nothing where they cannot be told. */
    private static List<Phase> live(Value value) {
        List<Phase> phases = value.items(2).stream()
                .flatMap(item -> item.word(PHASES).stream())
                .map(Phase::valueOf)
                .toList();
        if (phases.size() == 2 && !phases.get(0).reaches(phases.get(1))) {
            value.mistake(
                    "%s comes before %s".formatted(phases.get(1), phases.get(0)),
                    "write the first phase first: [%s, %s]".formatted(phases.get(1), phases.get(0)));
            return List.of();
        }
        return phases.size() == 1 ? List.of(phases.get(0), phases.get(0)) : phases;
    }

    private static Optional<ComparedQuery> query(String name, Value value) {
        if (!value.isBlock()) {
            return sql(value).map(sql -> new ComparedQuery(name, sql, sql, Map.of(), value.line()));
        }
        Block query = Block.of(value, List.of("before", "after", "with"));
        for (String side : List.of("before", "after")) {
            if (query.lacks(side)) {
                value.mistake(
                        "the key '" + side + "' is missing",
                        "write as { before: \"select ...\", after: \"select ...\" }, or one text for both");
            }
        }
        Optional<NamedSql> before = query.value("before").flatMap(UsesReader::sql);
        Optional<NamedSql> after = query.value("after").flatMap(UsesReader::sql);
        Map<String, Optional<String>> with =
                with(query, Stream.of(before, after).flatMap(Optional::stream).flatMap(sql -> sql.names().stream()));
        return before.isEmpty() || after.isEmpty()
                ? Optional.empty()
                : Optional.of(new ComparedQuery(name, before.get(), after.get(), with, value.line()));
    }

    private static Optional<NamedSql> sql(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(NamedSql.of(text));
            } catch (NotOneStatement e) {
                value.mistake("the statement " + e.getMessage(), "write one whole statement");
                return Optional.empty();
            }
        });
    }

    private static Map<String, Optional<String>> with(Block owner, Stream<String> parameters) {
        List<String> known = parameters.distinct().toList();
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        owner.value("with")
                .map(Block::ofNames)
                .ifPresent(with -> with.values().forEach((name, each) -> {
                    if (!known.contains(name)) {
                        with.mistakeAt(
                                name,
                                ErrorCode.FILE_NOT_UNDERSTOOD,
                                "there is no parameter :" + name,
                                known.isEmpty() ? "the statement has no parameters" : NearestWord.hint(name, known));
                    }
                    each.anyScalar().ifPresent(value -> values.put(name, value));
                }));
        return values;
    }
}
