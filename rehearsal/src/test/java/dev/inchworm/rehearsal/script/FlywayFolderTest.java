// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void versions_are_ordered_by_number_and_repeatables_come_last() throws IOException {
        write(
                "V10__ten.sql",
                "V9.1__b.sql",
                "V9__a.sql",
                "R__views.sql",
                "R__aliases.sql",
                "U9__undo.sql",
                "notes.sql");

        assertThat(names())
                .containsExactly("V9__a.sql", "V9.1__b.sql", "V10__ten.sql", "R__aliases.sql", "R__views.sql");
    }

    @Test
    void the_newest_baseline_stands_for_what_is_older() throws IOException {
        write("V1__a.sql", "V2__b.sql", "V3__c.sql", "B1__old.sql", "B2.0__new.sql");

        assertThat(names()).containsExactly("B2.0__new.sql", "V3__c.sql");
    }

    @Test
    void other_folders_run_by_name() throws IOException {
        write("002_b.sql", "001_a.sql", "readme.md");

        assertThat(names()).containsExactly("001_a.sql", "002_b.sql");
    }

    private List<String> names() throws IOException {
        return FlywayFolder.files(folder).stream()
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "select 1;");
        }
    }
}
