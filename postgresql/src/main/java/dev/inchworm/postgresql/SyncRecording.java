// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.postgresql;

import dev.inchworm.core.dialect.SyncSql.Target;

/**
 * Statements of a trigger function that record what it saw, without ever failing the application's write.
 *
 * <p>Writes of one transaction, role and second count as one. The first of its session, application, role and second is
 * recorded at once; further ones of that second only add to a number in the session, which is written with the next
 * record. So <i>none since</i> is exact to a second, no two sessions meet, and a row costs one comparison. What a
 * session still holds when it ends is forgotten: a number, never a second.
 */
final class SyncRecording {

    private static final String SECOND = "date_part('epoch', clock_timestamp())::bigint || ' ' || current_user";

    private final Target target;
    private final SyncRow row;
    private final SyncNames names;

    SyncRecording(Target target, SyncRow row) {
        this.target = target;
        this.row = row;
        this.names = new SyncNames(target);
    }

    /** Counts one write of {@code kind}; {@code letter} tells the variables for it from those for others. */
    String count(String kind, String letter) {
        return """
                if (case
                      when current_setting(%2$s, true) = (%6$s) then false
                      when current_setting(%3$s, true) = (%7$s) then
                        set_config(%2$s, %6$s, true) is null
                        or set_config(%4$s, (current_setting(%4$s)::bigint + 1)::text, false) is null
                      else true end) then
                  moment := %7$s;
                  held := current_setting(%3$s, true);
                  begin
                    perform inchworm.record(%5$s, %1$s, null,
                      case when substr(held, strpos(held, ' ')) = substr(moment, strpos(moment, ' '))
                           then 1 + current_setting(%4$s)::bigint else 1 end, current_user::text);
                  exception when others then
                    held := null;
                  end;
                  held := set_config(%2$s, %6$s, true);
                  held := set_config(%3$s, moment, false);
                  held := set_config(%4$s, '0', false);
                end if;
                """.formatted(
                        Quote.literal(kind),
                        Quote.literal(names.variable(letter)),
                        Quote.literal(names.variable(letter + "s")),
                        Quote.literal(names.variable(letter + "p")),
                        migration(),
                        SECOND,
                        SECOND + " || ' ' || current_setting('application_name')");
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
