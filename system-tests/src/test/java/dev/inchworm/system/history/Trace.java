// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import java.util.ArrayList;
import java.util.List;

/** Everything that happened in one history, in order. */
final class Trace {

    private final List<String> lines = new ArrayList<>();

    void add(String who, String what) {
        lines.add("%-6s %s".formatted(who, what));
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
