// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.core.error.InchwormException;
import dev.inchworm.lint.rule.Scene.FileKind;
import dev.inchworm.lint.source.SourceText;
import dev.inchworm.lint.source.Splitter;
import dev.inchworm.lint.statement.StatementReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void files_come_in_the_order_in_which_flyway_runs_them() throws IOException {
        write(
                "V10__ten.sql",
                "V2__two.sql",
                "R__views.sql",
                "V1_1__one.sql",
                "b/V1.0.5__deep.sql",
                "plain.sql",
                "no.txt");
        write(".git/x.sql", "target/y.sql", "B1__base.sql");

        assertThat(InputFiles.in(folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly(
                        "plain.sql",
                        "B1__base.sql",
                        "b/V1.0.5__deep.sql",
                        "V1_1__one.sql",
                        "V2__two.sql",
                        "V10__ten.sql",
                        "R__views.sql");
    }

    @Test
    void the_name_tells_a_migration_of_flyways_and_its_way_back_is_left_out() throws IOException {
        write("V1__a.sql", "U1__a.sql", "R__v.sql", "Vx__a.sql", "R1__a.sql");

        assertThat(List.of("V1__a.sql", "R__v.sql", "Vx__a.sql", "R1__a.sql"))
                .extracting(name -> read(name).kind())
                .containsExactly(FileKind.FLYWAY, FileKind.FLYWAY, FileKind.PLAIN, FileKind.PLAIN);
        assertThat(read("U1__a.sql").leftOut()).isNotEmpty();
    }

    @Test
    void a_file_beside_it_may_take_the_transaction_away() throws IOException {
        write("V1__a.sql", "V2__b.sql");
        Files.writeString(folder.resolve("V1__a.sql.conf"), "# slow\nexecuteInTransaction = false\n");

        assertThat(read("V1__a.sql").isInTransaction()).hasValue(false);
        assertThat(read("V2__b.sql").isInTransaction()).isEmpty();
    }

    @Test
    void beside_a_migration_yaml_it_is_of_a_packet() throws IOException {
        write("expand.sql", "migration.yaml");

        assertThat(read("expand.sql").kind()).isEqualTo(FileKind.PACKET);
    }

    @Test
    void what_is_not_there_is_told_in_three_parts() throws IOException {
        write("a.txt");

        assertThatThrownBy(() -> InputFiles.in(folder))
                .isInstanceOf(InchwormException.class)
                .hasMessageContaining("holds no SQL file")
                .hasMessageContaining("Next:");
        assertThatThrownBy(() -> read("none.sql")).isInstanceOf(InchwormException.class);
        assertThatThrownBy(() -> InputFiles.in(folder.resolve("none"))).isInstanceOf(InchwormException.class);
    }

    @Test
    void flyway_wraps_a_file_unless_all_of_it_is_refused_in_a_transaction() {
        assertThat(isWrapped("create index concurrently i on t (a); drop index concurrently j"))
                .isFalse();
        assertThat(isWrapped("set lock_timeout = 0; create index concurrently i on t (a)"))
                .isTrue();
        assertThat(isWrapped("select 1")).isTrue();
    }

    private static boolean isWrapped(String sql) {
        return Wrapping.of(
                FileKind.FLYWAY,
                Splitter.split(new SourceText("", sql)).statements().stream()
                        .map(StatementReader::read)
                        .toList(),
                Optional.empty());
    }

    private InputFile read(String name) {
        return InputFiles.read(folder.resolve(name));
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
            Files.writeString(file, "select 1;");
        }
    }
}
