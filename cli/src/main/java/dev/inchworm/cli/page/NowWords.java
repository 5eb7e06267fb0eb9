// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.core.dialect.Locks;
import dev.inchworm.engine.LiveLook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes on around the table right now. */
final class NowWords {

    private static final int BLOCKERS_MAX = 5;
    private static final Duration LONG = Duration.ofSeconds(10);

    private NowWords() {}

    static List<String> of(LiveLook look) {
        List<String> lines = new ArrayList<>();
        StringBuilder rate = new StringBuilder("%,.0f rows written per second".formatted(look.writesNow()));
        look.writesAverage()
                .ifPresent(average -> rate.append(", %,.1f on average over %s"
                        .formatted(
                                average,
                                Estimate.about(look.counting().orElse(Duration.ZERO))
                                        .replace("about ", ""))));
        lines.add(rate.toString());
        List<Locks.Session> blockers = look.blockers();
        if (blockers.isEmpty()) {
            lines.add("nobody holds a lock on it");
            return lines;
        }
        long old = blockers.stream().filter(NowWords::isLong).count();
        lines.add("%d %s a lock on it%s"
                .formatted(
                        blockers.size(),
                        blockers.size() == 1 ? "session holds" : "sessions hold",
                        old == 0
                                ? ", none for long"
                                : "; a strong lock would wait for " + (old == 1 ? "this one:" : "these:")));
        blockers.stream().filter(NowWords::isLong).limit(BLOCKERS_MAX).forEach(each -> lines.add("  " + each.line()));
        return lines;
    }

    static boolean isLong(Locks.Session session) {
        return session.age().compareTo(LONG) >= 0;
    }

    static Map<String, Object> json(LiveLook look) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rows_written_per_second", look.writesNow());
        look.writesAverage().ifPresent(average -> json.put("rows_written_per_second_average", average));
        json.put(
                "blockers",
                look.blockers().stream()
                        .map(each -> Map.of(
                                "pid", each.pid(),
                                "application", each.application(),
                                "role", each.user(),
                                "state", each.state(),
                                "seconds", each.age().toSeconds(),
                                "statement", each.statement()))
                        .toList());
        return json;
    }
}
