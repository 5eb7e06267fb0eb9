// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.packet;

import dev.inchworm.core.phase.Phase;
import java.util.Arrays;
import java.util.List;

/** Keys of parts that come later: their form is judged, and that nothing else judges them is noted. */
final class LaterKeys {

    private static final int ENTRIES_MAX = 1_000;
    private static final List<String> PHASES =
            Arrays.stream(Phase.values()).map(Phase::name).toList();

    private LaterKeys() {}

    static void note(Block file) {
        file.value("statements").ifPresent(LaterKeys::statements);
        file.value("queries")
                .ifPresent(value -> Block.ofNames(value).values().values().forEach(Value::text));
        file.value("consumers").ifPresent(LaterKeys::consumers);
        file.notJudged("statements", "the rehearsal will run them at every phase");
        file.notJudged("queries", "the cutover will compare their plans");
        file.notJudged("consumers", "the usage inventory will watch them");
    }

    private static void statements(Value value) {
        Block.ofNames(value).values().values().forEach(each -> {
            Block statement = Block.of(each, List.of("live", "sql"));
            if (each.isBlock() && statement.lacks("sql")) {
                each.mistake("the key 'sql' is missing", "write as { live: [EXPAND, HOLD], sql: \"...\" }");
            }
            statement.value("sql").ifPresent(Value::text);
            statement.value("live").ifPresent(live -> live.items(2).forEach(phase -> phase.word(PHASES)));
        });
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
