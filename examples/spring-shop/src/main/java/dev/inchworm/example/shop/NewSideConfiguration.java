// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.example.shop;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The new side's own small pool; it gives up soon when it is used up. */
@Configuration(proxyBeanMethods = false)
class NewSideConfiguration {

    private static final long WAIT_MILLIS = 2_000;

    /** Not a candidate where one data source is asked for: Spring Boot's own stays that. */
    @Bean(defaultCandidate = false)
    HikariDataSource newSideDataSource(
            JdbcConnectionDetails shop, @Value("${shop.new-side.maximum-pool-size}") int connectionsMax) {
        HikariDataSource pool = DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url(shop.getJdbcUrl())
                .username(shop.getUsername())
                .password(shop.getPassword())
                .build();
        pool.setPoolName("new-side");
        pool.setMaximumPoolSize(connectionsMax);
        pool.setConnectionTimeout(WAIT_MILLIS);
        return pool;
    }

    @Bean
    NewOrders newOrders(@Qualifier("newSideDataSource") DataSource newSideDataSource) {
        return new NewOrders(JdbcClient.create(newSideDataSource));
    }
}
