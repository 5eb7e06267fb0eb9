// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClient;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The entry {@code inchworm} of the health endpoint. */
@AutoConfiguration(after = InchwormAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(MigrationClient.class)
@ConditionalOnEnabledHealthIndicator("inchworm")
public final class InchwormHealthAutoConfiguration {

    InchwormHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = {"inchwormHealthIndicator", "inchwormHealthContributor"})
    HealthIndicator inchwormHealthIndicator(MigrationClient client) {
        return new InchwormHealthIndicator(client);
    }
}
