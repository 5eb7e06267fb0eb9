// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.cli.Repository.Answer;
import dev.inchworm.testing.TestDatabase;
import dev.inchworm.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guard asks the journal where the migration stands. */
class GuardPhaseTest {

    @TempDir
    private Path folder;

    @Test
    void the_phase_is_the_journals_and_nothing_goes_in_while_the_migration_is_halted() throws IOException {
        Repository repository = new Repository(folder);
        repository.write("orders/old/Totals.java", "class Totals {}\n");
        try (TestDatabase database = TestDatabases.create()) {
            String[] connection = {"--url", database.url(), "--user", TestDatabases.MIGRATOR};
            assertThat(repository.guard(connection).out())
                    .contains("phase PREPARE, its journal does not know it yet")
                    .contains("orders/old/Totals.java:1: old_logic: old logic is changed before CUTOVER (PREPARE)");

            database.run("create table orders (id int primary key, total int)");
            String packet = folder.resolve("packet").toString();
            assertThat(Repository.run("start", packet, connection[0], connection[1], connection[2], connection[3])
                            .code())
                    .isZero();
            assertThat(repository.guard(connection).out()).contains("phase PREPARE, by its journal");

            database.run("update inchworm.migration set phase = 'CUTOVER'");
            Answer cutover = repository.guard(connection);
            assertThat(cutover.out()).contains("phase CUTOVER, by its journal", "within the guardrail");
            assertThat(cutover.code()).isZero();

            database.run("update inchworm.migration set status = 'halted', reason = 'replica lag 40 s'");
            Answer halted = repository.guard(connection);
            assertThat(halted.code()).isEqualTo(3);
            assertThat(halted.out())
                    .contains("packet/migration.yaml:1: halted: the migration is halted (replica lag 40 s)");
        }
    }
}
