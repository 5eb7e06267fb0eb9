// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationHandle;
import dev.inchworm.sdk.Reads;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Orders, read from the side that the migration says, and written to the one that is there. */
@Service
class Orders {

    private final OldOrderRows oldRows;
    private final NewOrders newOrders;
    private final MigrationHandle migration;
    private final Reads<Long, Optional<Order>, RuntimeException> reads;

    Orders(MigrationClient client, OldOrderRows oldRows, NewOrders newOrders) {
        this.oldRows = oldRows;
        this.newOrders = newOrders;
        this.migration = client.migration("orders-total-minor");
        this.reads = migration
                .<Long, Optional<Order>, RuntimeException>reads(
                        id -> oldRows.findById(id).map(OldOrderRow::order), newOrders::find)
                .inTheDark(newOrders::findOld, newOrders::find)
                .build();
    }

    Optional<Order> find(long id) {
        return Objects.requireNonNull(reads.read(id));
    }

    /** One write, never two: the trigger keeps the other side equal for as long as both are there. */
    long place(long customer, int totalMinor) {
        return Objects.requireNonNull(migration.<Long, RuntimeException>write(
                () -> oldRows.save(new OldOrderRow(customer, totalMinor))
                        .order()
                        .id(),
                () -> newOrders.place(customer, totalMinor, "USD")));
    }
}
