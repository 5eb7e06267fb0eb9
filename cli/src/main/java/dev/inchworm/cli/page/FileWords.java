// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.page;

import dev.inchworm.packet.PlanFiles.Standing;
import dev.inchworm.packet.PlanFiles.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the packet's SQL files stand to the plan. */
public final class FileWords {

    private FileWords() {}

    /** Lines for people. */
    public static List<String> of(Standing files) {
        if (files.state() == State.ABSENT) {
            return List.of("none in the packet: inchworm plan --write");
        }
        if (files.state() == State.CURRENT) {
            return List.of("those of this plan, in sql/");
        }
        List<String> lines = new ArrayList<>(List.of("STALE: inchworm plan --write writes those of this plan"));
        files.differences().forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** The same for programs. */
    public static Map<String, Object> json(Standing files) {
        return Map.of("state", files.state().name().toLowerCase(Locale.ROOT), "differences", files.differences());
    }
}
