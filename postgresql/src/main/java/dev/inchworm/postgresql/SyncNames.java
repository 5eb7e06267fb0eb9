// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql.Target;
import dev.inchworm.core.error.ErrorCode;
import dev.inchworm.core.error.InchwormException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names of everything that a sync has in the database; the same target gives the same names.
 *
 * <p>Row triggers run in the order of their names' bytes, so ours is made to sort after every other one.
 */
final class SyncNames {

    private static final String WORD = "inchworm_";
    private static final String LAST_OF_ALL = Character.toString(Character.MAX_CODE_POINT);

    private final Target target;
    private final String hash;

    SyncNames(Target target) {
        this.target = target;
        this.hash = Names.hash(target.migration());
    }

    /** The function, unquoted, without its schema. */
    String function() {
        return Names.cut("sync_" + target.migration(), hash);
    }

    /** The function, with its schema, as SQL. */
    String functionSql() {
        return "inchworm." + Quote.always(function());
    }

    /** The trigger that keeps both sides equal; the last of all. */
    String trigger() {
        return stem() + "_sync";
    }

    /** The trigger that records updates of old columns while they are guarded; runs before {@link #trigger}. */
    String guardOfUpdates() {
        return stem() + "_guard_update";
    }

    /** The trigger that records inserts into old columns while they are guarded; runs before {@link #trigger}. */
    String guardOfInserts() {
        return stem() + "_guard_insert";
    }

    /** The name under which an old column hides. */
    String hidden(String column) {
        return Names.cut(column, "_" + WORD + Names.hash(target.migration() + "\n" + column));
    }

    /** A session's own variable; {@code what} tells several apart. */
    String variable(String what) {
        return "inchworm." + what + "_" + hash;
    }

    /** The place that an archive is loaded into, as SQL. */
    String archiveSql() {
        return "inchworm." + Quote.always(Names.cut("archive_" + target.migration(), hash));
    }

    private String stem() {
        List<String> others = target.table().rowTriggers().stream()
                .filter(name -> !name.contains(WORD + hash))
                .toList();
        String last = others.stream().max(SyncNames::compareBytes).orElse("");
        return Stream.of("zz_", "~~", "~" + last + "~", LAST_OF_ALL)
                .map(prefix -> prefix + WORD + hash)
                .filter(stem -> bytes(stem + "_guard_insert").length <= Names.BYTES_MAX)
                .filter(stem -> compareBytes(stem, last) > 0)
                .findFirst()
                .orElseThrow(() -> new InchwormException(
                        ErrorCode.PREFLIGHT_REFUSED,
                        "no name sorts after the trigger \"%s\" of %s"
                                .formatted(last, target.table().name()),
                        "nothing changed",
                        "give that trigger another name"));
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(bytes(left), bytes(right));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
