// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.engine.sensor;

import java.util.List;
import java.util.Set;

/** Writers that no instance which ever registered accounts for: an old release, a script, another team. */
public final class Strangers {

    /** Names that say nothing about who connects; then only the role tells. */
    private static final Set<String> UNNAMED = Set.of("", "PostgreSQL JDBC Driver", "psql");

    private Strangers() {}

    /** Those of {@code writers} whose application (or, where it is not named, whose role) never registered. */
    public static List<Tally.Writers> among(List<Tally.Writers> writers, Reading reading) {
        return writers.stream()
                .filter(writer -> reading.instances().stream().noneMatch(each -> accountsFor(each, writer)))
                .toList();
    }

    /** One line for people. */
    public static String line(Tally.Writers writer) {
        return "application %s as role %s writes old and never registered (%d writes, last at %s)"
                .formatted(
                        writer.application().isEmpty() ? "(unnamed)" : writer.application(),
                        writer.role(),
                        writer.writes(),
                        writer.lastAt());
    }

    private static boolean accountsFor(Instance instance, Tally.Writers writer) {
        if (UNNAMED.contains(writer.application())) {
            return instance.origin().role().equals(writer.role());
        }
        return isNamedAfter(writer.application(), instance.name())
                || isNamedAfter(writer.application(), instance.origin().application());
    }

    /** {@code shop}, and {@code shop-pool-2} as well. */
    private static boolean isNamedAfter(String application, String name) {
        return !UNNAMED.contains(name)
                && application.startsWith(name)
                && (application.length() == name.length()
                        || !Character.isLetterOrDigit(application.charAt(name.length())));
    }
}
