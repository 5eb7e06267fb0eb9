// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the server's timeouts as settings write them: {@code 2s}, {@code 500ms}, {@code 2000}, {@code 0}. */
final class Timeouts {

    private static final Pattern VALUE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(us|ms|s|min|h|d)?");
    private static final Map<String, Double> MILLIS =
            Map.of("us", 0.001, "ms", 1.0, "s", 1e3, "min", 6e4, "h", 3.6e6, "d", 8.64e7);

    private Timeouts() {}

    /** Milliseconds of the timeout in force; 0 where it is known to be off, empty where nothing is known of it. */
    static OptionalLong inForce(Scene scene, String name) {
        return scene.setting(name).map(Timeouts::millis).orElse(OptionalLong.empty());
    }

    /** Whether the timeout is in force, however long. */
    static boolean isOn(Scene scene, String name) {
        return inForce(scene, name).orElse(0) > 0;
    }

    /** Whether the timeout is in force and shorter than so many milliseconds. */
    static boolean isShorter(Scene scene, String name, long millis) {
        long inForce = inForce(scene, name).orElse(0);
        return inForce > 0 && inForce < millis;
    }

    private static OptionalLong millis(String value) {
        Matcher matcher = VALUE.matcher(value.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return OptionalLong.of(Math.round(Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(unit, 1.0)));
    }
}
