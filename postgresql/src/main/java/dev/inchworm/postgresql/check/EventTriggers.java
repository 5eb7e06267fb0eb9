// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql.check;

import dev.inchworm.core.catalog.Finding;
import java.sql.SQLException;
import java.util.List;

/** No event trigger has a word in schema changes. */
final class EventTriggers implements Check {

    private static final String TRIGGERS = """
        select e.evtname::text, e.evtevent::text, coalesce(array_to_string(e.evttags, ', '), 'every command'),
               e.evtfoid::regprocedure::text
        from pg_event_trigger as e
        where e.evtenabled in ('O', 'A') and e.evtevent <> 'login'
          and (e.evttags is null or e.evttags && array[
                'ALTER TABLE', 'CREATE SCHEMA', 'CREATE TABLE', 'CREATE FUNCTION', 'CREATE TRIGGER', 'DROP TRIGGER',
                'DROP FUNCTION', 'CREATE INDEX', 'DROP INDEX', 'GRANT', 'DROP TABLE'])
        order by 1\
        """;

    @Override
    public String name() {
        return "event-triggers";
    }

    @Override
    public boolean isAdvice() {
        return true;
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        return subject.all(TRIGGERS).stream()
                .map(row -> warn(
                        Subject.NO_KEY,
                        "event trigger %s runs %s inside our schema changes (%s: %s)"
                                .formatted(row.text(0), row.text(3), row.text(1), row.text(2)),
                        "make sure that it neither refuses nor slows them; rehearse with it"))
                .toList();
    }
}
