// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.usage;

import java.util.List;

/** What one migration is told at once, as JSON. */
final class UsageBatch {

    /** Uses in one batch. */
    static final int USES_MAX = 200;

    private UsageBatch() {}

    /**
     * Writes a batch.
     *
     * @param application the name under which the application is known
     */
    static String json(UsageCoverage coverage, long watched, String application, List<Line> lines) {
        StringBuilder json = new StringBuilder(256 + lines.size() * 256)
                .append("{\"statements\":")
                .append(coverage.statements())
                .append(",\"watched\":")
                .append(watched)
                .append(",\"since\":")
                .append(coverage.since().toEpochMilli())
                .append(",\"unwrapped\":")
                .append(coverage.unwrapped())
                .append(",\"lumped\":")
                .append(coverage.lumped())
                .append(",\"failures\":")
                .append(coverage.failures())
                .append(",\"uses\":[");
        String comma = "";
        for (Line line : lines) {
            json.append(comma).append('{');
            field(json, "side", side(line)).append(',');
            field(json, "access", line.use().key().access().label()).append(',');
            field(json, "place", line.use().key().place()).append(',');
            field(json, "statement", line.use().key().fingerprint()).append(',');
            field(json, "text", line.use().text()).append(',');
            field(json, "application", application)
                    .append(",\"uses\":")
                    .append(line.uses())
                    .append('}');
            comma = ",";
        }
        return json.append("]}").toString();
    }

    private static String side(Line line) {
        return line.use().key().watched().owners().get(line.owner()).side().label();
    }

    /**
     * One line of a batch.
     *
     * @param use what was used
     * @param owner the number of the owner that is told
     * @param uses how often since it was told last
     */
    record Line(Use use, int owner, long uses) {}

    private static StringBuilder field(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(c == 0 || Character.isSurrogate(c) ? "?" : "\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"');
    }
}
