// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint.rule;

import dev.inchworm.lint.statement.ObjectName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition's bound as a condition.
 *
 * @param condition what holds for each row of the partition
 * @param remarks what one has to know to read it, each a comment
 */
record PartitionBound(String condition, List<String> remarks) {

    private static final Pattern RANGE =
            Pattern.compile("(?is)for\\s+values\\s+from\\s*\\(([^,]+)\\)\\s*to\\s*\\(([^,]+)\\)");
    private static final Pattern LIST = Pattern.compile("(?is)for\\s+values\\s+in\\s*\\((.+)\\)");

    /** The condition of {@code bound}; the key's column is called {@code key} where the file does not tell it. */
    static PartitionBound of(ObjectName parent, String bound, Scene scene) {
        List<String> columns = Partitions.created(parent, scene)
                .flatMap(create -> create.partition().key())
                .map(Partitions::columns)
                .orElse(List.of());
        boolean isKnown = columns.size() == 1;
        String key = isKnown ? ObjectName.quote(columns.get(0)) : "key";
        List<String> remarks = isKnown
                ? List.of()
                : List.of("-- key stands for the column that %s is partitioned by:".formatted(parent));
        return new PartitionBound(condition(key, bound), remarks);
    }

    private static String condition(String key, String bound) {
        Matcher range = RANGE.matcher(bound.strip());
        if (range.matches()) {
            String from = range.group(1).strip();
            String to = range.group(2).strip();
            return key + " IS NOT NULL"
                    + (from.equalsIgnoreCase("minvalue") ? "" : " AND %s >= %s".formatted(key, from))
                    + (to.equalsIgnoreCase("maxvalue") ? "" : " AND %s < %s".formatted(key, to));
        }
        Matcher list = LIST.matcher(bound.strip());
        return list.matches()
                ? "%s IS NOT NULL AND %s IN (%s)"
                        .formatted(key, key, list.group(1).strip())
                : "the rows of " + bound;
    }
}
