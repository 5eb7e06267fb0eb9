// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.sdk.route.RouteSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Routes and reports in the database that is migrated, over connections of their own. */
@Configuration(proxyBeanMethods = false)
class InchwormControlConfiguration {

    private static final String URL = "inchworm.control.url";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    @Bean
    @ConditionalOnClass(name = "org.postgresql.Driver")
    @ConditionalOnMissingBean({RouteSource.class, MigrationClient.class})
    PostgresqlControl inchwormControl(ControlAddress address) {
        return PostgresqlControl.of(address.url(), address.login());
    }

    @Bean
    @Lazy
    ControlAddress inchwormControlAddress(
            InchwormProperties properties, Environment environment, ObjectProvider<ApplicationDatabase> application) {
        InchwormProperties.Control own = properties.control();
        ControlAddress address = own(own).or(() -> application.stream()
                        .flatMap(each -> each.address().stream())
                        .findFirst()
                        .map(found -> overridden(found, own)))
                .or(() -> named(environment).map(found -> overridden(found, own)))
                .orElseThrow(() -> new InvalidConfigurationPropertyValueException(
                        URL,
                        null,
                        "it is not set, and the application has no JDBC settings to take it from."
                                + " Set it, or spring.datasource.url, or inchworm.enabled=false."));
        if (!address.url().startsWith(POSTGRESQL)) {
            throw new InvalidConfigurationPropertyValueException(
                    URL, address.url(), "routes are read from PostgreSQL: the URL must begin with " + POSTGRESQL + ".");
        }
        return address;
    }

    private static Optional<ControlAddress> own(InchwormProperties.Control own) {
        return Optional.ofNullable(own.url())
                .map(url -> new ControlAddress(
                        url, Optional.ofNullable(own.username()), Optional.ofNullable(own.password())));
    }

    /** A user of the SDK's own on the application's database. */
    private static ControlAddress overridden(ControlAddress found, InchwormProperties.Control own) {
        return own.username() == null
                ? found
                : new ControlAddress(found.url(), Optional.of(own.username()), Optional.ofNullable(own.password()));
    }

    private static Optional<ControlAddress> named(Environment environment) {
        return Optional.ofNullable(environment.getProperty("spring.datasource.url"))
                .map(url -> new ControlAddress(
                        url,
                        Optional.ofNullable(environment.getProperty("spring.datasource.username")),
                        Optional.ofNullable(environment.getProperty("spring.datasource.password"))));
    }

    /** The settings that Spring Boot made its data source of, service connections included. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcConnectionDetails.class)
    static class DetailsConfiguration {

        @Bean
        @ConditionalOnBean(JdbcConnectionDetails.class)
        ApplicationDatabase inchwormApplicationDatabase(ObjectProvider<JdbcConnectionDetails> details) {
            return () -> Optional.ofNullable(details.getIfUnique())
                    .map(unique -> new ControlAddress(
                            unique.getJdbcUrl(),
                            Optional.ofNullable(unique.getUsername()),
                            Optional.ofNullable(unique.getPassword())));
        }
    }
}
