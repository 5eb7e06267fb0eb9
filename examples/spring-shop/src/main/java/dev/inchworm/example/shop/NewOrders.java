// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The new side, by JDBC, over connections of its own: whatever it does, the old side keeps the pool it has. */
final class NewOrders {

    private static final String FIND =
            "select id, customer_id, total_amount_minor as total_minor, currency from orders where id = :id";
    private static final String FIND_OLD =
            "select id, customer_id, total_amount as total_minor, 'USD' as currency from orders where id = :id";
    private static final String PLACE = "insert into orders (customer_id, total_amount_minor, currency)"
            + " values (:customer, :total, :currency) returning id";

    private final JdbcClient jdbc;

    NewOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Order> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(Order.class).optional();
    }

    /** The old side once more, where a difference is to be confirmed: that is no business of the application's pool. */
    Optional<Order> findOld(long id) {
        return jdbc.sql(FIND_OLD).param("id", id).query(Order.class).optional();
    }

    long place(long customer, long totalMinor, String currency) {
        return jdbc.sql(PLACE)
                .param("customer", customer)
                .param("total", totalMinor)
                .param("currency", currency)
                .query(Long.class)
                .single();
    }
}
