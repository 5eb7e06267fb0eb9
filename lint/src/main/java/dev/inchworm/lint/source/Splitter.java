// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import java.util.ArrayList;
import java.util.List;

/** Cuts a file into statements. */
public final class Splitter {

    private Splitter() {}

    /** The statements of {@code source}. */
    public static Script split(SourceText source) {
        List<SourceStatement> statements = new ArrayList<>();
        List<Token> tokens = new ArrayList<>();
        Tokenizer tokenizer = new Tokenizer(source.text(), 0);
        while (tokenizer.skipBlank()) {
            Token token = tokenizer.next();
            if (!token.isSign(";")) {
                tokens.add(token);
            } else if (!tokens.isEmpty()) {
                statements.add(SourceStatement.of(source, tokens));
                tokens.clear();
            }
        }
        if (!tokens.isEmpty()) {
            statements.add(SourceStatement.of(source, tokens));
        }
        return new Script(source, List.copyOf(statements));
    }
}
