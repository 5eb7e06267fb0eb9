// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inchworm.system.fixture.Orders;
import dev.inchworm.system.fixture.Trial;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code inchworm.use} keeps of the batches of an application's audit. */
class UsageTableTest {

    private static final String BATCH = "select inchworm.use('%s', '%s', 'v1', '{\"statements\": %d, \"watched\": %d,"
            + " \"since\": %d, \"uses\": [%s]}')";
    private static final String USE = "{\"side\": \"old\", \"access\": \"read\", \"place\": \"%s\","
            + " \"statement\": \"%s\", \"text\": \"select total_amount from orders where id = ?\","
            + " \"application\": \"reports\", \"uses\": %d}";

    private static Trial trial;

    @BeforeAll
    static void open() {
        trial = Trial.of(3);
        trial.start();
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    @BeforeEach
    void empty() {
        trial.database().run("truncate inchworm.usage", "truncate inchworm.coverage");
    }

    private static void use(String instance, long statements, long since, String uses) {
        trial.database().runAs("app", BATCH.formatted(Orders.ID, instance, statements, statements, since, uses));
    }

    private static String one(String place, String statement, int uses) {
        return USE.formatted(place, statement, uses);
    }

    @Test
    void uses_of_one_statement_at_one_place_add_up_and_keep_who_made_them() {
        use("i1", 10, 1, one("Report.java:42", "00aa", 3));
        use("i1", 20, 1, one("Report.java:42", "00aa", 4) + "," + one("Other.java:7", "00aa", 1));

        assertThat(trial.database()
                        .rows("select place, uses, application, role, text, last_at > first_at"
                                + " from inchworm.usage order by uses desc"))
                .containsExactly(
                        "Report.java:42|7|reports|app|select total_amount from orders where id = ?|t",
                        "Other.java:7|1|reports|app|select total_amount from orders where id = ?|f");
        assertThat(trial.database().rows("select statements, watched from inchworm.coverage"))
                .containsExactly("20|20");
    }

    @Test
    void coverage_begins_anew_when_an_instance_of_the_same_name_does() {
        use("i1", 10, 1, "");
        trial.database().run("update inchworm.coverage set since = since - interval '3 days'");
        use("i1", 11, 1, "");
        assertThat(trial.database().ask("select since < clock_timestamp() - interval '2 days' from inchworm.coverage"))
                .isEqualTo("t");

        use("i1", 2, 99, "");

        assertThat(trial.database().ask("select since > clock_timestamp() - interval '1 day' from inchworm.coverage"))
                .isEqualTo("t");
    }

    @Test
    void texts_are_cut_and_what_is_too_much_goes_into_one_row() {
        String text = "x".repeat(5_000);
        use(
                "i1",
                1,
                1,
                "{\"side\": \"old\", \"access\": \"read\", \"place\": \"%s\", \"statement\": \"%s\","
                                .formatted(text, text)
                        + " \"text\": \"%s\", \"application\": \"%s\"}".formatted(text, text));
        assertThat(trial.database()
                        .rows("select length(place), length(statement), length(text), length(application)"
                                + " from inchworm.usage"))
                .containsExactly("200|64|500|200");

        for (int batch = 0; batch < 12; batch++) {
            StringBuilder uses = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                uses.append(i == 0 ? "" : ",").append(one("P" + batch, "s" + i, 1));
            }
            use("i1", 1, 1, uses.toString());
        }

        assertThat(trial.database().ask("select count(*) <= 1201 from inchworm.usage"))
                .isEqualTo("t");
        assertThat(trial.database().ask("select uses >= 1000 from inchworm.usage where statement = 'more'"))
                .isEqualTo("t");
    }

    @Test
    void a_migration_that_is_not_there_gets_no_row() {
        trial.database().runAs("app", BATCH.formatted("nobody", "i1", 1, 1, 1, one("P", "s", 1)));

        assertThat(trial.database().ask("select count(*) from inchworm.usage")).isEqualTo("0");
        assertThat(trial.database().ask("select count(*) from inchworm.coverage"))
                .isEqualTo("0");
    }

    @Test
    void a_side_that_there_is_not_is_refused_and_applications_cannot_write_the_tables() {
        assertThatThrownBy(() -> use("i1", 1, 1, "{\"side\": \"both\", \"access\": \"read\"}"))
                .hasMessageContaining("usage_side");
        assertThatThrownBy(() -> trial.database().runAs("app", "delete from inchworm.usage"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> trial.database().runAs("app", "select * from inchworm.coverage"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void whoever_calls_it_nothing_of_the_callers_is_found_in_its_place() {
        trial.database()
                .run(
                        "create function public.jsonb_array_elements(jsonb) returns setof jsonb language sql as"
                                + " 'select null::jsonb'",
                        "create table public.usage (side text)");

        trial.database()
                .runAs(
                        "app",
                        "set search_path = public, pg_catalog",
                        BATCH.formatted(Orders.ID, "i1", 1, 1, 1, one("P", "s", 1)));

        assertThat(trial.database().ask("select count(*) from inchworm.usage")).isEqualTo("1");
        trial.database().run("drop function public.jsonb_array_elements(jsonb)", "drop table public.usage");
    }
}
