// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.statement;

import dev.inchworm.lint.source.Token;
import dev.inchworm.lint.source.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tokens as texts and as expressions. */
final class TokenText {

    private static final Set<String> NO_FUNCTIONS = Set.of(
            ("in and or not any all some exists values array row case when then else as on using over filter within"
                            + " group by partition is between like ilike numeric decimal varchar char character bit"
                            + " varying timestamp timestamptz time timetz interval float with check key references"
                            + " unique select from where distinct returning set do")
                    .split(" ", -1));

    private TokenText() {}

    /** The tokens as they stand in the file, white space and comments made one space. */
    static String of(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        int end = tokens.isEmpty() ? 0 : tokens.get(0).start();
        for (Token token : tokens) {
            if (end < token.start()) {
                text.append(' ');
            }
            text.append(token.text());
            end = token.end();
        }
        return text.toString();
    }

    /** The tokens as an expression: which functions it calls, which words it has. */
    static Expression expression(List<Token> tokens) {
        Set<String> functions = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.WORD) {
                words.add(token.name());
            }
            boolean isCalled =
                    token.isName() && i + 1 < tokens.size() && tokens.get(i + 1).isSign("(");
            if (isCalled && !(token.kind() == Kind.WORD && NO_FUNCTIONS.contains(token.name()))) {
                functions.add(token.name());
            }
        }
        return new Expression(of(tokens), functions, words);
    }
}
