// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import dev.inchworm.core.catalog.TableName;
import dev.inchworm.postgresql.query.Query.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** No other migration is under way on the same table. */
final class MigrationThere implements Check {

    private static final String READABLE =
            "select coalesce(has_table_privilege(to_regclass('inchworm.migration'), 'select'), false)";

    /** One that has only been looked at has changed nothing yet. */
    private static final String OTHERS = """
        select m.id, m.phase, m.status, coalesce(l.holder, ''),
               array(select jsonb_array_elements_text(p.plan -> 'oldColumns')
                     union
                     select jsonb_array_elements(p.plan #> '{mapping,newColumns}') ->> 'name') as columns
        from inchworm.migration as m
        cross join lateral (select m.plan::jsonb as plan) as p
        left join inchworm.lease as l on l.migration = m.id and l.lease_until > clock_timestamp()
        where m.id <> ? and m.phase not in ('PREPARE', 'DONE')
          and p.plan #>> '{table,name,schema}' = ? and p.plan #>> '{table,name,name}' = ?
        order by m.id\
        """;

    @Override
    public String name() {
        return "migration-there";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        if (!subject.one(READABLE).isTrue(0)) {
            return List.of();
        }
        TableName table = subject.table().name();
        List<Finding> findings = new ArrayList<>();
        for (Row row : subject.all(OTHERS, subject.migration().id(), table.schema(), table.name())) {
            List<String> shared = row.texts(4).stream()
                    .filter(name -> subject.change().oldColumns().contains(name)
                            || subject.change().newNames().contains(name))
                    .sorted()
                    .toList();
            String who = "migration %s is in %s (%s%s) on table %s"
                    .formatted(
                            row.text(0),
                            row.text(1),
                            row.text(2),
                            row.text(3).isEmpty() ? "" : ", run by " + row.text(3),
                            table);
            findings.add(
                    shared.isEmpty()
                            ? warn(
                                    Subject.TABLE,
                                    who + ": both write every row, and each sync's trigger runs for both backfills",
                                    "let %s end first, or halt its backfill while this one runs".formatted(row.text(0)))
                            : refuse(
                                    Subject.TABLE,
                                    "%s, with the same columns %s".formatted(who, String.join(", ", shared)),
                                    "carry %s to DONE first, or take it back: inchworm undo %s"
                                            .formatted(row.text(0), row.text(0))));
        }
        return findings;
    }
}
