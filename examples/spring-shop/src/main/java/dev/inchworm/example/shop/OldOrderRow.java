// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An order as the table had it first: cents of an unnamed dollar. Gone with the next release. */
@Entity
@Table(name = "orders")
public class OldOrderRow {

    /** From the sequence: IDENTITY would insert with {@code RETURNING *}, which fails once a column comes or goes. */
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "orders")
    @SequenceGenerator(name = "orders", sequenceName = "orders_id_seq", allocationSize = 1)
    private @Nullable Long id;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "total_amount")
    private int totalAmount;

    /** For JPA. */
    protected OldOrderRow() {}

    OldOrderRow(long customerId, int totalAmount) {
        this.customerId = customerId;
        this.totalAmount = totalAmount;
    }

    Order order() {
        return new Order(Objects.requireNonNull(id), customerId, totalAmount, "USD");
    }
}
