// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import java.util.List;

/** Keys of parts that come later: their form is judged, and that nothing else judges them is noted. */
final class LaterKeys {

    private static final int ENTRIES_MAX = 1_000;

    private LaterKeys() {}

    static void note(Block file) {
        file.value("consumers").ifPresent(LaterKeys::consumers);
        file.notJudged("consumers", "the usage inventory will watch them");
    }

    private static void consumers(Value value) {
        value.items(ENTRIES_MAX).forEach(item -> {
            Block consumer = Block.of(item, List.of("name", "reads", "owner"));
            if (item.isBlock() && consumer.lacks("name")) {
                item.mistake("the key 'name' is missing", "write as { name: nightly-export, reads: [total_amount] }");
            }
            consumer.value("name").ifPresent(Value::text);
            consumer.value("owner").ifPresent(Value::text);
            consumer.value("reads").ifPresent(reads -> reads.texts(ENTRIES_MAX));
        });
    }
}
