// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.source;

import dev.inchworm.lint.source.Script.Section;
import dev.inchworm.lint.source.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a file into statements, as {@code psql} and the migration tools do.
 *
 * <p>Rows behind {@code COPY ... FROM STDIN} are skipped; commands of {@code psql} are told as {@link Trouble}. Never
 * throws, whatever the text; time and memory grow with its length and no faster.
 */
public final class Splitter {

    private final SourceText source;
    private final String text;
    private final Tokenizer tokenizer;
    private final List<SourceStatement> statements = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private StatementCutter cutter = new StatementCutter();

    private Splitter(SourceText source) {
        this.source = source;
        this.text = source.text();
        this.tokenizer = new Tokenizer(text, 0);
    }

    /** The statements of {@code source}. */
    public static Script split(SourceText source) {
        Splitter splitter = new Splitter(source);
        splitter.run();
        return splitter.script();
    }

    private void run() {
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            trouble(Kind.UNREADABLE, "character NUL, which no SQL may contain", nul, nul + 1);
        }
        while (tokenizer.skipBlank()) {
            if (text.charAt(tokenizer.at()) == '\\') {
                metaCommand();
            } else {
                token(tokenizer.next());
            }
        }
        tokenizer
                .trouble()
                .ifPresentOrElse(
                        found -> trouble(Kind.UNREADABLE, found.message(), found.start(), found.start() + 1),
                        this::end);
    }

    private void token(Token token) {
        if (token.isSign(";") && cutter.isOutside()) {
            boolean isCopy = cutter.isCopyFromInput();
            int start = cutter.start();
            end();
            if (isCopy) {
                skipRows(start);
            }
        } else if (tokenizer.trouble().isEmpty()) {
            cutter.add(token);
        }
    }

    private void end() {
        cutter.statement(source).ifPresent(statements::add);
        cutter = new StatementCutter();
    }

    private void metaCommand() {
        int start = tokenizer.at();
        int end = lineEnd(start);
        tokenizer.moveTo(end);
        String line = source.text(start, end).strip();
        if (!line.equals("\\.")) {
            String name = line.split("\\s", 2)[0];
            trouble(Kind.META_COMMAND, "%s is a command of psql and not read".formatted(name), start, end);
        }
        end();
    }

    /** Skips the rows that follow a {@code COPY}, up to the line {@code \.}. */
    private void skipRows(int start) {
        int at = lineEnd(tokenizer.at());
        while (at < text.length()) {
            int end = lineEnd(at + 1);
            if (source.text(at, end).strip().equals("\\.")) {
                tokenizer.moveTo(end);
                return;
            }
            at = end;
        }
        tokenizer.moveTo(text.length());
        trouble(Kind.UNREADABLE, "rows of COPY without the line \\. at their end", start, start + 1);
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        return end < 0 ? text.length() : end;
    }

    private void trouble(Kind kind, String message, int start, int end) {
        troubles.add(new Trouble(kind, message, source.place(start, Math.min(end, text.length()))));
    }

    private Script script() {
        boolean isLiquibase = Directive.isLiquibase(text);
        List<Comment> remarks = tokenizer.remarks().stream()
                .map(found -> new Comment(found.text(), source.place(found.start(), found.end())))
                .toList();
        return new Script(source, isLiquibase, List.copyOf(sections(remarks)), remarks, List.copyOf(troubles));
    }

    private List<Section> sections(List<Comment> remarks) {
        List<Section> sections = new ArrayList<>();
        boolean isWithout = remarks.stream().anyMatch(remark -> Directive.isWithoutTransaction(remark.text()));
        Directive current = new Directive(false, Optional.empty());
        int from = 0;
        for (Comment remark : remarks) {
            Optional<Directive> next = Directive.of(remark.text());
            if (next.isPresent()) {
                int to = firstAfter(from, remark.place().start());
                add(sections, current, from, to);
                from = to;
                current = isWithout ? new Directive(next.get().isWayBack(), Optional.of(false)) : next.get();
            }
        }
        add(sections, current, from, statements.size());
        return sections;
    }

    private void add(List<Section> sections, Directive directive, int from, int to) {
        if (to > from && !directive.isWayBack()) {
            sections.add(new Section(directive.isInTransaction(), List.copyOf(statements.subList(from, to))));
        }
    }

    private int firstAfter(int from, int offset) {
        int index = from;
        while (index < statements.size() && statements.get(index).place().start() < offset) {
            index++;
        }
        return index;
    }
}
