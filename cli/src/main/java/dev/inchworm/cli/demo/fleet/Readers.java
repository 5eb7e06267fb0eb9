// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.cli.demo.fleet;

import dev.inchworm.cli.demo.oracle.Seen;
import dev.inchworm.cli.demo.shop.Columns;
import dev.inchworm.cli.demo.shop.Release;
import dev.inchworm.sdk.KeyedRead;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.Reads;
import dev.inchworm.sdk.compare.Difference;
import dev.inchworm.sdk.compare.SideComparator;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an instance reads orders: from the side that the migration says, and from the other one in the dark, on
 * connections of their own. What a release does not know it never asks for.
 */
final class Readers {
    private static final String STAR = "select * from orders where id = ?";

    private static final SideComparator<Optional<Seen>> SAME =
            (old, fresh) -> difference(old == null ? Optional.empty() : old, fresh == null ? Optional.empty() : fresh);

    private final Release release;
    private final Reads<OrderKey, Optional<Seen>, SQLException> plain;
    private final Reads<OrderKey, Optional<Seen>, SQLException> star;

    /**
     * An order.
     *
     * @param id its key
     * @param customer its owner, to whom a percentage sticks
     */
    record OrderKey(long id, long customer) {}

    Readers(Release release, MigrationHandle handle, Clients clients) {
        this.release = release;
        this.plain = reads(handle, clients.plain(), clients.dark(), Columns::select);
        this.star = reads(handle, clients.preparing(), clients.dark(), columns -> STAR);
    }

    private Reads<OrderKey, Optional<Seen>, SQLException> reads(
            MigrationHandle handle, Client client, Client dark, Function<Columns, String> sql) {
        Reads.Builder<OrderKey, Optional<Seen>, SQLException> reads = handle.reads(
                        side(client, Columns.OLD, sql), side(client, Columns.NEW, sql))
                .numberKey(OrderKey::customer);
        return release == Release.V2
                ? reads.comparator(SAME)
                        .inTheDark(side(dark, Columns.OLD, sql), side(dark, Columns.NEW, sql))
                        .build()
                : reads.withoutShadow().build();
    }

    private KeyedRead<OrderKey, Optional<Seen>, SQLException> side(
            Client client, Columns columns, Function<Columns, String> sql) {
        String select = sql.apply(columns);
        return key -> {
            if (!knows(columns)) {
                throw new SQLException(release.label() + " does not know the side " + columns);
            }
            return client.read(open -> Statements.read(open, columns, select, key.id()));
        };
    }

    private boolean knows(Columns columns) {
        return columns == Columns.OLD ? release != Release.V3 : release != Release.V1;
    }

    /**
     * The clients an instance has.
     *
     * @param plain has prepared statements as the driver thinks best
     * @param preparing prepares each statement on the server at its first use
     * @param dark has connections that only shadow reads use
     */
    record Clients(Client plain, Client preparing, Client dark) {}

    Optional<Seen> read(Kind kind, OrderKey key) throws SQLException {
        Optional<Seen> seen = (kind == Kind.READ_STAR ? star : plain).read(key);
        return seen == null ? Optional.empty() : seen;
    }

    /** By {@code same} of the migration, where both saw the same write. */
    private static Difference difference(Optional<Seen> old, Optional<Seen> fresh) {
        if (old.isEmpty() || fresh.isEmpty()) {
            return old.isPresent() == fresh.isPresent() ? Difference.none() : Difference.of(Difference.PRESENCE);
        }
        return old.get().differs(fresh.get()).map(Difference::of).orElse(Difference.none());
    }
}
