// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.embedded;

import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What can go wrong while a throw-away server comes up, in three parts each. */
final class ServerErrors {

    private static final int LOG_LINES_MAX = 15;

    private ServerErrors() {}

    static InchwormException noBinaries(ServerVersion version, Platform platform, Path home, IOException cause) {
        return new InchwormException(
                ErrorCode.SERVER_NOT_STARTED,
                "no PostgreSQL %s binaries for %s: %s"
                        .formatted(version.release(), platform.label(), cause.getMessage()),
                "no server was started; %s is untouched or incomplete and not used".formatted(home),
                "check the network or the mirrors in ~/.m2/settings.xml, or point INCHWORM_CACHE at a writable folder",
                cause);
    }

    static InchwormException notStarted(String what, Path log) {
        return new InchwormException(
                ErrorCode.SERVER_NOT_STARTED,
                "PostgreSQL did not start: %s%n%s".formatted(what, tail(log)),
                "no server is running; %s goes unless it was to be kept".formatted(log.getParent()),
                "read the lines above; free memory, disk or the port, then run it again");
    }

    static InchwormException notUsable(String what, Exception cause) {
        return new InchwormException(
                ErrorCode.SERVER_NOT_STARTED,
                "throw-away PostgreSQL: %s: %s".formatted(what, cause.getMessage()),
                "the server may be running still; it ends with this process",
                "run it again; if it stays, look into the server's log",
                cause);
    }

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LOG_LINES_MAX), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }
}
