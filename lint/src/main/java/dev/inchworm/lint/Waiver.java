// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import dev.inchworm.lint.source.Comment;
import dev.inchworm.lint.source.Place;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment that lets a finding pass: {@code -- inchworm:allow PG103 reason="empty table" until=2027-01-31}.
 *
 * @param rules ids of the rules it lets pass
 * @param reason why; empty where none is given, and then it lets nothing pass
 * @param until its last day, if it has one
 * @param mistake what is wrong with how it is written; empty where nothing is
 * @param place where it stands
 */
record Waiver(List<String> rules, String reason, Optional<LocalDate> until, String mistake, Place place) {

    private static final Pattern FORM =
            Pattern.compile("(?is)inchworm:allow\\b\\s*([A-Z0-9]+(?:\\s*,\\s*[A-Z0-9]+)*)?(.*)");
    private static final Pattern REASON = Pattern.compile("(?is)\\breason\\s*=\\s*\"([^\"]*)\"");
    private static final Pattern UNTIL = Pattern.compile("(?is)\\buntil\\s*=\\s*\"?([^\\s\"*]+)");

    /** The waiver in {@code comment}, if there is one. */
    static Optional<Waiver> of(Comment comment) {
        Matcher form = FORM.matcher(comment.text());
        return form.find() ? Optional.of(read(form, comment.place())) : Optional.empty();
    }

    private static Waiver read(Matcher form, Place place) {
        String ids = Optional.ofNullable(form.group(1)).orElse("").toUpperCase(Locale.ROOT);
        String rest = Optional.ofNullable(form.group(2)).orElse("");
        boolean hasIds = ids.matches("(PG|LINT)\\d.*");
        List<String> rules = hasIds ? Arrays.asList(ids.split("\\s*,\\s*", -1)) : List.of();
        Matcher reason = REASON.matcher(rest);
        String why = reason.find() ? String.valueOf(reason.group(1)).strip() : "";
        String mistake = hasIds ? "" : "it names no rule";
        if (mistake.isEmpty() && why.isEmpty()) {
            mistake = "it gives no reason";
        }
        Matcher until = UNTIL.matcher(REASON.matcher(rest).replaceAll(""));
        Optional<LocalDate> day = Optional.empty();
        if (until.find()) {
            day = day(String.valueOf(until.group(1)));
            mistake = mistake.isEmpty() && day.isEmpty() ? "%s is no day".formatted(until.group(1)) : mistake;
        }
        return new Waiver(rules, why, day, mistake, place);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** Whether its last day is over. */
    boolean isExpired(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }
}
