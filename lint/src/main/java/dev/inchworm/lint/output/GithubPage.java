// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.output;

import dev.inchworm.lint.rule.Finding;
import dev.inchworm.lint.rule.Severity;
import dev.inchworm.lint.source.Place;

/**
 * Findings as commands of GitHub's workflows, which shows them beside the lines of a pull request.
 *
 * <p>Source: GitHub's documentation, "Workflow commands for GitHub Actions".
 */
public final class GithubPage {

    private GithubPage() {}

    /** One line for each finding. */
    public static String of(Results results) {
        StringBuilder page = new StringBuilder();
        results.findings().forEach(finding -> page.append(line(finding)).append('\n'));
        return page.toString();
    }

    private static String line(Finding finding) {
        Place place = finding.place();
        String safe = finding.safeWay().isEmpty() ? "" : "\nSafe way:\n" + String.join("\n", finding.safeWay());
        return "::%s file=%s,line=%d,endLine=%d,col=%d,title=%s::%s"
                .formatted(
                        level(finding.severity()),
                        property(place.file().replaceFirst("^\\./", "")),
                        place.line(),
                        place.endLine(),
                        place.column(),
                        property(finding.rule() + " "
                                + Catalogue.card(finding.rule()).title()),
                        data(Wrap.sentence(finding.message()) + safe));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case BLOCK -> "error";
            case WARN -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
