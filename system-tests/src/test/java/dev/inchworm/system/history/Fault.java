// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What is wrong with the sync on purpose: the model has to find it. */
enum Fault implements UnaryOperator<String> {
    NONE(""),
    /** Every update is carried up, whoever wrote what. */
    ALWAYS_UP("NEW.total_amount_minor := NEW.total_amount; NEW.currency := coalesce(NEW.currency, 'USD');"),
    /** An old writer sets the currency back. */
    CURRENCY_RESET("""
            if tg_op = 'INSERT' and NEW.total_amount_minor is not null then
              NEW.total_amount := NEW.total_amount_minor; NEW.currency := coalesce(NEW.currency, 'USD');
            elsif tg_op = 'INSERT' or NEW.total_amount is distinct from OLD.total_amount then
              NEW.total_amount_minor := NEW.total_amount; NEW.currency := 'USD';
            else
              NEW.total_amount_minor := coalesce(NEW.total_amount_minor, NEW.total_amount);
              NEW.total_amount := NEW.total_amount_minor; NEW.currency := coalesce(NEW.currency, 'USD');
            end if;
            """),
    /** A default on the old side is taken for a value. */
    DEFAULT_IS_VALUE("""
            if tg_op = 'INSERT' or NEW.total_amount is distinct from OLD.total_amount then
              NEW.total_amount_minor := NEW.total_amount;
            else
              NEW.total_amount_minor := coalesce(NEW.total_amount_minor, NEW.total_amount);
              NEW.total_amount := NEW.total_amount_minor;
            end if;
            NEW.currency := coalesce(NEW.currency, 'USD');
            """),
    /** What new writers write never reaches the old side. */
    NO_DOWN("""
            if tg_op = 'INSERT' or NEW.total_amount is distinct from OLD.total_amount then
              NEW.total_amount_minor := coalesce(NEW.total_amount_minor, NEW.total_amount);
            end if;
            NEW.currency := coalesce(NEW.currency, 'USD');
            """);

    private static final Pattern BODY = Pattern.compile("(?s)^(create .*returns trigger.* as ).*");
    private static final Pattern CONDITION = Pattern.compile("(?s)when \\(.*\\) execute function");

    private final String body;

    Fault(String body) {
        this.body = body;
    }

    /** The statement that is run in the place of the plan's own. */
    @Override
    public String apply(String sql) {
        if (this == NONE) {
            return sql;
        }
        if (BODY.matcher(sql).matches()) {
            return BODY.matcher(sql).replaceAll("$1") + "$naive$ begin " + body + " return NEW; end $naive$";
        }
        return sql.startsWith("create trigger") ? CONDITION.matcher(sql).replaceAll("execute function") : sql;
    }
}
