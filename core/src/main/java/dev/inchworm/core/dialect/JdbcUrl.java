// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.core.dialect;

import java.util.regex.Pattern;

/**
 * A JDBC URL that is safe to print.
 *
 * @param text the whole URL as the driver gets it, secrets included; print {@link #toString} instead
 */
public record JdbcUrl(String text) {

    private static final Pattern SECRET =
            Pattern.compile("(?i)((?:password|sslpassword|token|secret)[a-z]*=)[^&;]*|//[^/@]*@");

    /** The URL with every password in it replaced by stars. */
    @Override
    public String toString() {
        return SECRET.matcher(text).replaceAll(match -> match.group(1) == null ? "//***@" : match.group(1) + "***");
    }
}
