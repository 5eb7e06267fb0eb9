// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.core.route.Side;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.usage.UsageAudit;
import dev.inchworm.sdk.usage.UsageSink;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The usage audit around the application's data sources; only where it is asked for. */
@AutoConfiguration(after = InchwormAutoConfiguration.class)
@ConditionalOnBooleanProperty("inchworm.usage.enabled")
@ConditionalOnClass(DataSource.class)
@ConditionalOnBean(MigrationClient.class)
public final class InchwormUsageAutoConfiguration {

    InchwormUsageAutoConfiguration() {}

    @Bean
    static UsagePostProcessor inchwormUsagePostProcessor(ObjectProvider<UsageAudit> audit) {
        return new UsagePostProcessor(audit);
    }

    @Bean
    @ConditionalOnMissingBean
    UsageAudit usageAudit(
            MigrationClient client,
            InchwormAutoConfiguration.Identity identity,
            InchwormProperties properties,
            ObjectProvider<UsageSink> sink,
            ObjectProvider<Meters> meters) {
        UsageAudit.Builder builder = UsageAudit.builder()
                .application(identity.application())
                .instance(client.instance())
                .release(identity.release())
                .every(properties.usage().every())
                .closeTimeout(properties.closeTimeout());
        properties.usage().watch().forEach((migration, watch) -> {
            builder.watch(migration, Side.OLD, watch.table(), watch.columns().toArray(String[]::new));
            client.migration(migration).figures().audits(true);
        });
        sink.ifUnique(builder::sink);
        meters.ifUnique(builder::meters);
        return builder.build();
    }

    /** Writes what was seen over connections of its own, one short transaction a batch. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(PGSimpleDataSource.class)
    static class SinkConfiguration {

        @Bean
        @ConditionalOnMissingBean
        UsageSink inchwormUsageSink(ControlAddress address) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(address.url());
            address.username().ifPresent(source::setUser);
            address.password().ifPresent(source::setPassword);
            return UsageSink.jdbc(source);
        }
    }
}
