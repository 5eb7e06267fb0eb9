// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.statement.RoutineStatement.DoBlock;
import dev.inchworm.lint.statement.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A block of code that changes the schema or rows, which no rule looks into. */
final class OpaqueBlock implements Rule {

    private static final Set<String> VERBS =
            Set.of("alter", "drop", "truncate", "execute", "lock", "reindex", "refresh", "update", "delete");
    private static final Set<String> CREATED = Set.of("index", "unique", "trigger", "rule", "policy");
    private static final Set<String> BEFORE_NO_VERB = Set.of("for", "on", "do", "key", "before", "after", "or");

    private static final RuleCard CARD = RuleCard.of("PG235", "DO block that changes the schema or rows", Severity.WARN)
            .why("What it locks and for how long is not known from its text: no rule looks into code that the server"
                    + " runs, and all of it is one transaction.");

    @Override
    public RuleCard card() {
        return CARD;
    }

    @Override
    public List<Finding> judge(Statement statement, Scene scene) {
        if (!(statement instanceof DoBlock block)) {
            return List.of();
        }
        return verb(block.body())
                .map(verb -> List.of(finding(
                        scene,
                        "this block says %s, and no rule looks into it".formatted(verb.toUpperCase(Locale.ROOT)),
                        List.of(
                                "-- write the statements themselves into the file, with IF EXISTS or IF NOT EXISTS for"
                                        + " the test;",
                                "-- what must stay a block is measured with --db or --schema"))))
                .orElse(List.of());
    }

    private static Optional<String> verb(String body) {
        for (SourceStatement part : Splitter.split(new SourceText("", body)).statements()) {
            List<Token> tokens = part.tokens();
            for (int i = 0; i < tokens.size(); i++) {
                if (isVerb(tokens, i)) {
                    return Optional.of(tokens.get(i).name());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isVerb(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.WORD) {
            return false;
        }
        Optional<Token> before = at > 0 ? Optional.of(tokens.get(at - 1)) : Optional.empty();
        Optional<Token> after = at + 1 < tokens.size() ? Optional.of(tokens.get(at + 1)) : Optional.empty();
        if (token.is("create")) {
            return after.filter(next -> next.isName() && CREATED.contains(next.name()))
                    .isPresent();
        }
        return VERBS.contains(token.name())
                && after.filter(next -> next.isName() || next.kind() == Token.Kind.STRING)
                        .isPresent()
                && before.filter(last -> last.isSign(".") || (last.isName() && BEFORE_NO_VERB.contains(last.name())))
                        .isEmpty();
    }
}
