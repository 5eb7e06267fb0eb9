// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Code of an application: the audit takes our own packages for nobody's place. */
public final class Till {

    private Till() {}

    /** Reads the old side. */
    public static int total(JdbcClient jdbc) {
        return jdbc.sql("select total_amount from orders").query(Integer.class).single();
    }
}
