// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system.history;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Bucket;
import dev.inchworm.system.fixture.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Does one operation of a client, in the database and in the model. */
final class Operations {

    /** Keys are few, so that clients meet on them. */
    static final int KEYS = 11;

    private static final long[] AMOUNTS = {0, 0, 1, 2, 3, 100, 1_000_000_000};
    private static final String SALT = "salt";
    private static final String OUT_OF_RANGE = "22003";

    private final Model model;
    private final Crowd crowd;
    private final Random random;

    Operations(Model model, Crowd crowd, Random random) {
        this.model = model;
        this.crowd = crowd;
        this.random = random;
    }

    /** Whether it was done: some need a row, a free key or an open transaction. */
    boolean perform(Client client, Kind kind) {
        return switch (kind) {
            case BEGIN -> begin(client);
            case COMMIT, ROLLBACK -> end(client, kind);
            case SAVEPOINT -> savepoint(client);
            case ROLLBACK_TO -> rollbackTo(client);
            case READ -> read(client);
            case INSERT -> insert(client, whole(client));
            case INSERT_DEFAULT -> insertDefault(client);
            case UPDATE -> update(client, part(client));
            case UPDATE_ALL -> updateAll(client);
            case UPDATE_CURRENCY -> client.writesNew() && update(client, Write.currency(currency()));
            case UPDATE_UNRELATED -> update(client, Write.NOTHING);
            case DELETE -> delete(client);
            case KEY_UPDATE -> move(client);
            case UPSERT -> upsert(client, whole(client));
            case DISAGREE -> disagree(client);
            case OVERFLOW -> overflow(client);
        };
    }

    private static boolean begin(Client client) {
        if (client.open().isPresent()) {
            return false;
        }
        client.begin();
        return true;
    }

    private static boolean end(Client client, Kind kind) {
        if (client.open().isEmpty()) {
            return false;
        }
        if (kind == Kind.COMMIT) {
            client.commit();
        } else {
            client.rollback();
        }
        return true;
    }

    private static boolean savepoint(Client client) {
        client.open().ifPresent(transaction -> {
            client.run("savepoint s" + transaction.savepoints());
            transaction.save();
        });
        return client.open().isPresent();
    }

    private static boolean rollbackTo(Client client) {
        if (client.open().filter(open -> open.savepoints() > 0).isEmpty()) {
            return false;
        }
        client.open().ifPresent(transaction -> {
            client.run("rollback to savepoint s" + (transaction.savepoints() - 1));
            transaction.back();
        });
        return true;
    }

    private boolean read(Client client) {
        boolean isOne = random.nextBoolean();
        long key = anyKey();
        Client.News news = client.news();
        boolean byRoute = Bucket.of(Orders.ID, SALT, isOne ? Long.toString(key) : "all") < news.percentBp();
        boolean inTheDark = client.version() == Version.V2 && news.stage() == Stage.SHADOW;
        boolean fresh = client.version() == Version.V3 || (client.version() == Version.V2 && byRoute);
        boolean old = !fresh;
        boolean both = inTheDark;
        Map<Long, Row> rows = client.view();
        if (isOne) {
            rows.keySet().removeIf(other -> other != key);
        }
        String columns = "id" + (old ? ", total_amount" : "") + (fresh || both ? ", total_amount_minor, currency" : "");
        String sql = "select %s from orders%s order by id".formatted(columns, isOne ? " where id = " + key : "");
        client.open().ifPresent(Transaction::reads);
        Wrong.unlessEqual(client.rows(sql), client.expected(rows, old, fresh || both), client.name() + " reads");
        return true;
    }

    private boolean insert(Client client, Write write) {
        Optional<Long> key = freeKey(client);
        key.ifPresent(id -> {
            touched(client, client.run(insertSql(id, write)), 1);
            client.changes(id, Optional.of(write.inserted(model.regime())));
        });
        return key.isPresent();
    }

    /** Leaves out what has a default: the total, or the currency that the sync fills in. */
    private boolean insertDefault(Client client) {
        if (client.version() != Version.V3) {
            return insert(client, Write.NOTHING);
        }
        return model.regime().isSynced() && insert(client, Write.fresh(amount(), Optional.empty()));
    }

    private static String insertSql(long key, Write write) {
        return "insert into orders (id%s) values (%d%s)".formatted(write.each(", %1$s"), key, write.each(", %2$s"));
    }

    private boolean upsert(Client client, Write write) {
        List<Long> keys = keys(client);
        if (keys.isEmpty()) {
            return false;
        }
        long key = keys.get(random.nextInt(keys.size()));
        Optional<Row> before = Optional.ofNullable(client.view().get(key));
        String sql = insertSql(key, write) + " on conflict (id) do update set status = 'upserted'"
                + write.each(", %1$s = excluded.%1$s");
        touched(client, client.run(sql), 1);
        Regime regime = model.regime();
        Row after =
                before.map(row -> excluded(write, regime).updated(row, regime)).orElseGet(() -> write.inserted(regime));
        client.changes(key, Optional.of(after));
        return true;
    }

    /** The sync has seen the row that could not be inserted before its values are used. */
    private static Write excluded(Write write, Regime regime) {
        if (write.total().isEmpty() || write.minor().isEmpty()) {
            return write;
        }
        long amount = write.inserted(regime).amount();
        return Write.both(amount, amount, write.currency());
    }

    private boolean update(Client client, Write write) {
        List<Long> keys = keys(client);
        if (keys.isEmpty()) {
            return false;
        }
        long key = keys.get(random.nextInt(keys.size()));
        Optional<Row> before = Optional.ofNullable(client.view().get(key));
        String sql = "update orders set status = 'updated'%s where id = %d".formatted(write.each(", %s = %s"), key);
        touched(client, client.run(sql), before.isPresent() ? 1 : 0);
        before.ifPresent(row -> client.changes(key, Optional.of(write.updated(row, model.regime()))));
        return true;
    }

    private boolean updateAll(Client client) {
        if (!crowd.heldByOthersThan(client).isEmpty()) {
            return false;
        }
        NavigableMap<Long, Row> rows = client.view();
        List<String> sets = new ArrayList<>();
        if (client.version() != Version.V3) {
            sets.add("total_amount = total_amount + 1");
        }
        if (client.writesNew()) {
            String from = client.version() == Version.V3 ? "total_amount_minor" : "total_amount";
            sets.add("total_amount_minor = %s + 1".formatted(from));
        }
        touched(client, client.run("update orders set " + String.join(", ", sets)), rows.size());
        rows.forEach((key, row) -> {
            Write write = values(client, row.amount() + 1, Optional.empty());
            client.changes(key, Optional.of(write.updated(row, model.regime())));
        });
        return true;
    }

    private boolean delete(Client client) {
        List<Long> keys = keys(client);
        if (keys.isEmpty()) {
            return false;
        }
        long key = keys.get(random.nextInt(keys.size()));
        boolean isThere = client.view().containsKey(key);
        touched(client, client.run("delete from orders where id = " + key), isThere ? 1 : 0);
        if (isThere) {
            client.changes(key, Optional.empty());
        }
        return true;
    }

    private boolean move(Client client) {
        Optional<Long> to = freeKey(client);
        List<Long> from =
                keys(client).stream().filter(client.view()::containsKey).toList();
        if (to.isEmpty() || from.isEmpty()) {
            return false;
        }
        long key = from.get(random.nextInt(from.size()));
        Row row = client.view().getOrDefault(key, new Row(0, Row.FILL, Row.Side.MISSING));
        touched(client, client.run("update orders set id = %d where id = %d".formatted(to.get(), key)), 1);
        client.changes(key, Optional.empty());
        client.changes(to.get(), Optional.of(Write.NOTHING.updated(row, model.regime())));
        return true;
    }

    private boolean disagree(Client client) {
        boolean isCertain = client.writesNew()
                && model.regime().isSynced()
                && client.news().switches() == model.switches()
                && model.rows().values().stream().noneMatch(row -> row.side() == Row.Side.STALE);
        if (!isCertain) {
            return false;
        }
        long total = amount();
        long minor = amount();
        Write write = Write.both(total, minor == total ? minor + 1 : minor, maybeCurrency());
        return random.nextInt(3) == 0
                ? insert(client, write)
                : random.nextBoolean() ? upsert(client, write) : update(client, write);
    }

    private boolean overflow(Client client) {
        List<Long> keys =
                keys(client).stream().filter(client.view()::containsKey).toList();
        if (keys.isEmpty() || !model.regime().isSynced()) {
            return false;
        }
        long key = keys.get(random.nextInt(keys.size()));
        boolean isOpen = client.open().isPresent();
        if (isOpen) {
            client.run("savepoint overflow");
        }
        String sql = "update orders set total_amount_minor = 3000000000, currency = 'EUR' where id = " + key;
        Wrong.unlessEqual(client.failure(sql), OUT_OF_RANGE, "a value that the old side cannot hold");
        if (isOpen) {
            client.run("rollback to savepoint overflow");
            client.run("release savepoint overflow");
        }
        return true;
    }

    private void touched(Client client, int found, int expected) {
        client.open().ifPresent(Transaction::writes);
        Wrong.unlessEqual(found, expected, client.name() + ": rows touched");
    }

    private Write whole(Client client) {
        boolean isFilled = model.regime().isSynced() && random.nextBoolean();
        return values(client, amount(), isFilled ? Optional.empty() : Optional.of(currency()));
    }

    private Write part(Client client) {
        return values(client, amount(), maybeCurrency());
    }

    private static Write values(Client client, long amount, Optional<String> currency) {
        if (client.version() == Version.V3) {
            return Write.fresh(amount, currency);
        }
        return client.writesNew() ? Write.both(amount, amount, currency) : Write.old(amount);
    }

    private Optional<String> maybeCurrency() {
        return random.nextBoolean() ? Optional.of(currency()) : Optional.empty();
    }

    private String currency() {
        return random.nextBoolean() ? "EUR" : "USD";
    }

    private long amount() {
        return AMOUNTS[random.nextInt(AMOUNTS.length)];
    }

    private long anyKey() {
        return 1L + random.nextInt(KEYS);
    }

    /** Keys that nobody else holds. */
    private List<Long> keys(Client client) {
        Set<Long> held = crowd.heldByOthersThan(client);
        List<Long> keys = new ArrayList<>();
        for (long key = 1; key <= KEYS; key++) {
            if (!held.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private Optional<Long> freeKey(Client client) {
        List<Long> keys = new ArrayList<>(keys(client));
        keys.removeAll(client.view().keySet());
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.get(random.nextInt(keys.size())));
    }
}
