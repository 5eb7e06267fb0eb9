// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.core.probe.Measured;
import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Rule;
import dev.inchworm.lint.rule.Rules;
import dev.inchworm.lint.rule.Scene;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.Script;
import dev.inchworm.lint.source.Script.Section;
import dev.inchworm.lint.source.SourceStatement;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.source.Trouble;
import dev.inchworm.lint.statement.DataStatement.Copy;
import dev.inchworm.lint.statement.OpaqueStatement.NotUnderstood;
import dev.inchworm.lint.statement.Statement;
import dev.inchworm.lint.statement.StatementReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges files. Has no state; one may be shared by threads, unless it has a probe. */
public final class Linter {

    /** More findings than this in one file are not told. */
    private static final int FINDINGS_MAX = 1_000;

    private final Target target;
    private final List<Rule> rules;

    /** A linter for {@code target}, with every rule that holds there. */
    public Linter(Target target) {
        this.target = target;
        this.rules = Rules.all().stream()
                .filter(rule -> rule.card().versions().has(target.version()))
                .toList();
    }

    /** What is found in one file. Never throws, whatever the file. */
    public FileReport lint(InputFile file) {
        if (!file.leftOut().isEmpty()) {
            Finding note = Notice.NOT_READ.at(file.text().text().place(0, 0), file.leftOut());
            return new FileReport(file.text().text(), List.of(note), new FileReport.Counts(0, 0, 0, 0));
        }
        return new Run(file).report();
    }

    /** The judging of one file. */
    private final class Run {

        private final InputFile file;
        private final Script script;
        private final Progress progress;
        private final Waivers waivers;
        private final List<Finding> found = new ArrayList<>();
        private int notUnderstood;
        private int probed;

        Run(InputFile file) {
            this.file = file;
            this.script = Splitter.split(file.text().text());
            FileKind kind = script.isLiquibase() ? FileKind.LIQUIBASE : file.kind();
            this.progress = new Progress(kind, target.version(), target.live());
            this.waivers = new Waivers(script.remarks(), target.today());
        }

        FileReport report() {
            file.text().trouble().ifPresent(this::tell);
            script.troubles().forEach(this::tell);
            script.sections().forEach(this::judge);
            found.addAll(waivers.rest());
            found.sort(Comparator.comparingInt(finding -> finding.place().start()));
            FileReport.Counts counts =
                    new FileReport.Counts(script.statements().size(), notUnderstood, waivers.waived(), probed);
            return new FileReport(file.text().text(), bounded(), counts);
        }

        private void tell(Trouble trouble) {
            Notice notice = switch (trouble.kind()) {
                case UNREADABLE -> Notice.UNREADABLE;
                case META_COMMAND -> Notice.META_COMMAND;
            };
            found.add(notice.at(trouble.place(), trouble.message()));
        }

        private void judge(Section section) {
            List<Statement> statements =
                    section.statements().stream().map(StatementReader::read).toList();
            boolean isWrapped = Wrapping.of(
                    progress.kind(), statements, section.isInTransaction().or(file::isInTransaction));
            List<Optional<Measured>> shown = measure(section, statements, isWrapped);
            progress.begin(isWrapped, statements);
            List<Measured.Lock> taken = new ArrayList<>();
            for (int i = 0; i < statements.size(); i++) {
                SourceStatement source = section.statements().get(i);
                List<Finding> here = judge(source, statements.get(i));
                if (shown.get(i).isPresent()) {
                    Measured measured = shown.get(i).get();
                    here = new Verdict(source, measured, List.copyOf(taken), isWrapped).settle(here);
                    taken.addAll(measured.locks());
                }
                found.addAll(waivers.applyTo(source.place(), here));
            }
        }

        private List<Optional<Measured>> measure(Section section, List<Statement> statements, boolean isWrapped) {
            List<Optional<Measured>> shown = new ArrayList<>(Collections.nCopies(statements.size(), Optional.empty()));
            List<Integer> tried = new ArrayList<>();
            for (int i = 0; i < statements.size(); i++) {
                if (isTriable(section.statements().get(i), statements.get(i))) {
                    tried.add(i);
                }
            }
            if (target.probe().isPresent() && !tried.isEmpty()) {
                List<String> texts = tried.stream()
                        .map(index -> section.statements().get(index).text())
                        .toList();
                List<Optional<Measured>> answers = target.probe().get().run(texts, isWrapped);
                for (int i = 0; i < tried.size(); i++) {
                    shown.set(tried.get(i), answers.get(i));
                }
            }
            probed += (int) shown.stream().filter(Optional::isPresent).count();
            return shown;
        }

        /** Rows of a file cannot be sent as a statement, and nobody fills in what a migration tool would. */
        private static boolean isTriable(SourceStatement source, Statement statement) {
            boolean isRows = statement instanceof Copy copy && copy.isFrom();
            return !isRows
                    && source.tokens().stream().noneMatch(token -> token.text().contains("${"));
        }

        private List<Finding> judge(SourceStatement source, Statement statement) {
            List<Finding> here = new ArrayList<>();
            Scene scene = progress.scene(source, statement);
            if (statement instanceof NotUnderstood unknown) {
                notUnderstood++;
                here.add(Notice.NOT_UNDERSTOOD.at(unknown.at(), unknown.reason()));
            } else {
                for (Rule rule : rules) {
                    here.addAll(rule.judge(statement, scene));
                }
            }
            progress.passed(source, statement);
            return here;
        }

        private List<Finding> bounded() {
            if (found.size() <= FINDINGS_MAX) {
                return List.copyOf(found);
            }
            List<Finding> first = new ArrayList<>(found.subList(0, FINDINGS_MAX));
            int left = found.size() - FINDINGS_MAX;
            first.add(Notice.NOT_READ.at(found.get(FINDINGS_MAX).place(), left + " more findings are not told"));
            return List.copyOf(first);
        }
    }
}
