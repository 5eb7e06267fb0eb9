// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.route;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Routes as lines of text, the last of which is the checksum of all others. */
final class RouteText {

    private static final String KIND = "inchworm-routes-1";
    private static final String NO_LEASE = "-";
    private static final int HEAD_WORDS = 3;
    private static final int ROUTE_WORDS = 6;

    private RouteText() {}

    static String write(List<Route> routes, String application, Instant now) {
        StringBuilder text = new StringBuilder();
        text.append(KIND).append(' ').append(now.toEpochMilli()).append(' ').append(escaped(application));
        for (Route route : routes) {
            text.append('\n')
                    .append(route.version())
                    .append(' ')
                    .append(route.stage().label());
            text.append(' ').append(route.percentBp()).append(' ');
            text.append(
                    route.lease().map(left -> Long.toString(left.toMillis())).orElse(NO_LEASE));
            text.append(' ').append(escaped(route.salt())).append(' ').append(escaped(route.migration()));
        }
        text.append('\n');
        return text.append(checksum(text.toString())).append('\n').toString();
    }

    /** Throws whatever comes of a text that {@link #write} has not written for that application. */
    static List<Route> read(String text, String application, Instant now) throws IOException {
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String body = text.substring(0, last);
        if (!text.substring(last).equals(checksum(body) + "\n")) {
            throw new IOException("checksum does not fit: torn or changed");
        }
        List<String> lines = body.lines().toList();
        String[] head = lines.get(0).split(" ", -1);
        if (head.length != HEAD_WORDS || !head[0].equals(KIND) || !head[2].equals(escaped(application))) {
            throw new IOException("not the routes of application " + application);
        }
        Duration since = Duration.between(Instant.ofEpochMilli(Long.parseLong(head[1])), now);
        List<Route> routes = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            routes.add(route(line.split(" ", -1), since));
        }
        return routes;
    }

    private static Route route(String[] words, Duration since) throws IOException {
        if (words.length != ROUTE_WORDS) {
            throw new IOException("a line of %d words".formatted(words.length));
        }
        Optional<Duration> lease =
                words[3].equals(NO_LEASE) ? Optional.empty() : Optional.of(left(Long.parseLong(words[3]), since));
        return new Route(
                plain(words[5]),
                Long.parseLong(words[0]),
                Stage.of(words[1]),
                Integer.parseInt(words[2]),
                plain(words[4]),
                lease);
    }

    private static Duration left(long millis, Duration since) {
        Duration left = Duration.ofMillis(millis).minus(since);
        return since.isNegative() || left.isNegative() ? Duration.ZERO : left;
    }

    private static String checksum(String body) {
        CRC32C sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
