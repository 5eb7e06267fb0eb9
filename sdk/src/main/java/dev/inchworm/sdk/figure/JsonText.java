// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.sdk.figure;

/** One flat JSON object of numbers, flags and counts by bucket. */
final class JsonText {

    private final StringBuilder text = new StringBuilder(512).append('{');

    JsonText number(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonText flag(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** A text; characters that would have to be escaped become blanks. */
    JsonText text(String name, String value) {
        String plain = value.replaceAll("[\\x00-\\x1f\"\\\\\\p{Cs}]", " ");
        name(name).append('"').append(plain).append('"');
        return this;
    }

    JsonText counts(String name, Histogram histogram) {
        name(name).append('{');
        String comma = "";
        for (int bucket = 0; bucket < Histogram.BUCKETS; bucket++) {
            long count = histogram.count(bucket);
            if (count > 0) {
                text.append(comma).append('"').append(bucket).append("\":").append(count);
                comma = ",";
            }
        }
        text.append('}');
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }
}
