// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClient;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator's endpoint, where there is an actuator and the endpoint is exposed. */
@AutoConfiguration(after = InchwormAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(MigrationClient.class)
@ConditionalOnAvailableEndpoint(MigrationsEndpoint.class)
public final class InchwormEndpointAutoConfiguration {

    InchwormEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    MigrationsEndpoint migrationsEndpoint(MigrationClient client) {
        return new MigrationsEndpoint(client);
    }
}
