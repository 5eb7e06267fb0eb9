// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.oracle;

/** A sync written by hand for the order totals, whole or with one fault planted in it. */
enum Planted {
    NOTHING,
    TRIGGER_DROPPED,
    UP_SKIPPED,
    DOWN_SKIPPED,
    DEFAULT_TAKEN_FOR_A_VALUE,
    STALE_BACKFILL,
    CURRENCY_RESET,
    RENAME_WITHOUT_FUNCTION,
    HIDDEN_ROWS;

    private static final String UP =
            "new.total_amount_minor := new.total_amount; new.currency := coalesce(new.currency, 'USD');";
    private static final String UP_RESETTING = "new.total_amount_minor := new.total_amount; new.currency := 'USD';";
    private static final String DOWN =
            "new.total_amount := new.total_amount_minor::int;" + " new.currency := coalesce(new.currency, 'USD');";

    /** Columns and trigger. */
    String install() {
        String up = switch (this) {
            case UP_SKIPPED -> "null;";
            case CURRENCY_RESET -> UP_RESETTING;
            default -> UP;
        };
        String down = this == DOWN_SKIPPED ? "null;" : DOWN;
        String isOldPresent = this == DEFAULT_TAKEN_FOR_A_VALUE ? "true" : "new.total_amount <> 0";
        return """
                alter table orders add column total_amount_minor bigint, add column currency text;
                create function sync_orders() returns trigger language plpgsql as $body$
                begin
                  if new.total_amount = new.total_amount_minor and new.currency is not null then
                    return new;
                  end if;
                  if tg_op = 'INSERT' then
                    if new.total_amount_minor is not null and not (%3$s) then %2$s else %1$s end if;
                  elsif new.total_amount is distinct from old.total_amount then %1$s
                  elsif (new.total_amount_minor, new.currency) is distinct from (old.total_amount_minor, old.currency)
                    then %2$s
                  else %1$s
                  end if;
                  return new;
                end $body$;
                create trigger zz_sync before insert or update on orders for each row execute function sync_orders();
                """.formatted(up, down, isOldPresent);
    }

    /** What carries the past over; run by the owner of the table. */
    String backfill() {
        return "update orders set total_amount_minor = total_amount, currency = 'USD'"
                + " where (total_amount = total_amount_minor and currency is not null) is not true";
    }

    /** What goes wrong before the past is carried over. */
    String before() {
        return this == HIDDEN_ROWS ? """
                  alter table orders enable row level security, force row level security;
                  create policy all_for_shop on orders to shop using (true);
                  create policy some_for_owner on orders to migrator using (id % 20 <> 0);""" : "select 1";
    }

    /** What goes wrong under load. */
    String during() {
        return switch (this) {
            case TRIGGER_DROPPED -> "drop trigger zz_sync on orders";
            case RENAME_WITHOUT_FUNCTION -> "alter table orders rename column total_amount to total_amount_hidden";
            case STALE_BACKFILL -> """
                    create temporary table stale as select id, total_amount from orders where id <= 200;
                    select pg_sleep(0.7);
                    update orders set total_amount_minor = stale.total_amount, currency = 'USD'
                    from stale where stale.id = orders.id;""";
            default -> "select 1";
        };
    }
}
