// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql.Target;

/**
 * Statements of a trigger function that record what it saw, without ever failing the application's write.
 *
 * <p>Ordinary writes are recorded at once when they are the first of their session, application, role and second; the
 * further ones of that second only add to a number in the session, which is written with the next record. So <i>none
 * since</i> is exact to a second, no two sessions meet, and almost every write costs nothing but arithmetic.
 */
final class SyncRecording {

    private final Target target;
    private final SyncRow row;
    private final SyncNames names;

    SyncRecording(Target target, SyncRow row) {
        this.target = target;
        this.row = row;
        this.names = new SyncNames(target);
    }

    /** Counts one write of {@code kind}; {@code letter} names the session's variables for it. */
    String count(String kind, String letter) {
        String token = Quote.literal(names.variable(letter));
        String pending = Quote.literal(names.variable(letter + "p"));
        return """
                moment := date_part('epoch', clock_timestamp())::bigint || ' ' || current_user || ' ' \
                || current_setting('application_name');
                if current_setting(%2$s, true) = moment then
                  held := set_config(%3$s, (current_setting(%3$s)::bigint + 1)::text, false);
                else
                  held := current_setting(%2$s, true);
                  begin
                    perform inchworm.record(%4$s, %1$s, null,
                      case when substr(held, strpos(held, ' ')) = substr(moment, strpos(moment, ' '))
                           then 1 + current_setting(%3$s)::bigint else 1 end, current_user::text);
                  exception when others then
                    held := null;
                  end;
                  held := set_config(%2$s, moment, false);
                  held := set_config(%3$s, '0', false);
                end if;
                """.formatted(Quote.literal(kind), token, pending, migration());
    }

    /** Records one row of {@code kind} with its key. */
    String record(String kind) {
        return """
                begin
                  perform inchworm.record(%s, %s, %s, 1, current_user::text);
                exception when others then
                  held := null;
                end;
                """.formatted(migration(), Quote.literal(kind), row.key());
    }

    private String migration() {
        return Quote.literal(target.migration());
    }
}
