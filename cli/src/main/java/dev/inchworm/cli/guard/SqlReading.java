// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.guard;

import dev.inchworm.core.change.Guardrail.Kind;
import dev.inchworm.lint.source.Script;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Trouble;
import dev.inchworm.lint.statement.OpaqueStatement;
import dev.inchworm.lint.statement.RoutineStatement;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.StatementReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads SQL by the reader of lint. */
final class SqlReading {

    /** Words behind which a statement may begin in a body of PL/pgSQL. */
    private static final Set<String> BEFORE = Set.of("begin", "then", "else", "loop");

    /** Commands of psql that run no SQL. */
    private static final Set<String> HARMLESS = Set.of(
            "\\echo",
            "\\qecho",
            "\\warn",
            "\\set",
            "\\unset",
            "\\timing",
            "\\pset",
            "\\encoding",
            "\\if",
            "\\elif",
            "\\else",
            "\\endif",
            "\\connect",
            "\\c",
            "\\q",
            "\\restrict",
            "\\unrestrict");

    private SqlReading() {}

    /** Every statement of a file; one that is not understood says so. */
    static List<FoundStatement> read(String file, String text) {
        Script script = Splitter.split(new SourceText(file, text));
        List<FoundStatement> found = new ArrayList<>();
        script.statements().forEach(source -> found.add(found(source)));
        script.troubles().stream()
                .filter(trouble -> !isHarmless(trouble))
                .map(SqlReading::found)
                .forEach(found::add);
        return found;
    }

    private static boolean isHarmless(Trouble trouble) {
        return trouble.kind() == Trouble.Kind.META_COMMAND
                && HARMLESS.contains(trouble.message().split(" ", 2)[0]);
    }

    /** What cannot be read hides all that follows; a command of psql is its line. */
    private static FoundStatement found(Trouble trouble) {
        int end = trouble.kind() == Trouble.Kind.UNREADABLE
                ? Integer.MAX_VALUE
                : trouble.place().endLine();
        return new FoundStatement(
                trouble.place().line(), end, "the text from here", Set.of(), Optional.of(trouble.message()));
    }

    private static FoundStatement found(SourceStatement source) {
        Statement statement = StatementReader.read(source);
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        kinds.addAll(StatementKinds.of(statement));
        Optional<String> trouble = statement instanceof OpaqueStatement.NotUnderstood opaque
                ? Optional.of(opaque.reason())
                : body(statement).flatMap(body -> ofBody(body, kinds));
        return new FoundStatement(
                source.place().line(), endLine(source), FoundStatement.shown(source.text()), kinds, trouble);
    }

    /** The line of the semicolon: a line taken away before it may have been the statement's. */
    private static int endLine(SourceStatement statement) {
        SourceText source = statement.source();
        int end = source.text().indexOf(';', statement.place().end());
        return end < 0
                ? source.place(source.text().length(), source.text().length()).line() + 1
                : source.place(end, end + 1).line();
    }

    private static Optional<String> body(Statement statement) {
        return statement instanceof RoutineStatement.DoBlock block
                ? Optional.of(block.body())
                : statement instanceof RoutineStatement.CreateFunction function ? function.body() : Optional.empty();
    }

    /** Adds the kinds of a body's statements; tells what of it nobody can read here. */
    private static Optional<String> ofBody(String body, Set<Kind> kinds) {
        Script script = Splitter.split(new SourceText("body", body));
        Optional<String> trouble = script.troubles().stream()
                .map(each -> "its body: " + each.message())
                .findFirst();
        for (SourceStatement source : script.statements()) {
            for (int start : starts(source)) {
                Splitter.split(new SourceText(
                                "body", body.substring(start, source.place().end())))
                        .statements()
                        .stream()
                        .limit(1)
                        .map(StatementReader::read)
                        .forEach(statement -> kinds.addAll(StatementKinds.of(statement)));
            }
            if (source.tokens().stream().anyMatch(token -> token.is("execute"))) {
                trouble = Optional.of("its body runs a statement that is put together at run time (EXECUTE)");
            }
        }
        return trouble;
    }

    private static List<Integer> starts(SourceStatement source) {
        List<Integer> starts = new ArrayList<>();
        boolean isStart = true;
        for (Token token : source.tokens()) {
            if (isStart) {
                starts.add(token.start());
            }
            isStart = BEFORE.stream().anyMatch(token::is);
        }
        return starts;
    }
}
