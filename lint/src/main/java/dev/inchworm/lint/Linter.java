// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.LiveFacts;
import dev.inchworm.lint.rule.Rule;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.rule.Scene;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Script;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.StatementReader;
import java.util.ArrayList;
import java.util.List;

/** Judges files. Has no state; one may be shared by threads. */
public final class Linter {

    private final int version;
    private final LiveFacts live;

    /**
     * A linter.
     *
     * @param version major version of the server the files are for
     * @param live what a server told, or {@link LiveFacts#NONE}
     */
    public Linter(int version, LiveFacts live) {
        this.version = version;
        this.live = live;
    }

    /** What is found in one file, in its order. */
    public List<Finding> lint(SourceText source, FileKind kind) {
        Script script = Splitter.split(source);
        List<Statement> statements =
                script.statements().stream().map(StatementReader::read).toList();
        Progress progress = new Progress(kind, statements, version, live);
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            SourceStatement text = script.statements().get(i);
            Statement statement = statements.get(i);
            Scene scene = progress.scene(text, statement);
            for (Rule rule : Rules.all()) {
                if (rule.card().versions().has(version)) {
                    found.addAll(rule.judge(statement, scene));
                }
            }
            progress.passed(text, statement);
        }
        return found;
    }
}
