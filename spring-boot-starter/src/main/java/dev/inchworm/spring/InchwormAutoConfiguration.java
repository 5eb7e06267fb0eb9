// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.MigrationClientBuilder;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.micrometer.MicrometerMeters;
import dev.inchworm.sdk.route.ReportSink;
import dev.inchworm.sdk.route.RouteSource;
import dev.inchworm.sdk.shadow.ShadowOptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** One client for the application, closed with it. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration"
        })
@ConditionalOnBooleanProperty(name = "inchworm.enabled", matchIfMissing = true)
@EnableConfigurationProperties(InchwormProperties.class)
@Import(InchwormControlConfiguration.class)
public final class InchwormAutoConfiguration {

    InchwormAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    MigrationClient migrationClient(
            InchwormProperties properties,
            RouteSource routes,
            ObjectProvider<ReportSink> reports,
            ObjectProvider<Meters> meters,
            ObjectProvider<InchwormCustomizer> customizers,
            Identity identity) {
        MigrationClientBuilder builder = MigrationClient.builder()
                .application(identity.application())
                .release(identity.release())
                .routes(routes)
                .initTimeout(properties.initTimeout())
                .pollEvery(properties.pollEvery())
                .lease(properties.lease())
                .closeTimeout(properties.closeTimeout())
                .shadow(shadow(properties.shadow(), properties.closeTimeout()));
        PropertyMapper set = PropertyMapper.get();
        set.from(properties::instance).to(builder::instance);
        set.from(properties::lastKnownGood).to(builder::lastKnownGood);
        reports.ifUnique(builder::reports);
        meters.ifUnique(builder::meters);
        customizers.orderedStream().forEach(each -> each.customize(builder));
        return builder.build();
    }

    private static ShadowOptions shadow(InchwormProperties.Shadow asked, Duration closeTimeout) {
        return ShadowOptions.builder()
                .threads(asked.threads())
                .queue(asked.queue())
                .deadline(asked.deadline())
                .sample(asked.sample())
                .closeTimeout(closeTimeout)
                .build();
    }

    @Bean
    Identity inchwormIdentity(
            InchwormProperties properties, Environment environment, ObjectProvider<BuildProperties> build) {
        String application = Optional.ofNullable(properties.application())
                .or(() -> Optional.ofNullable(environment.getProperty("spring.application.name")))
                .orElse("application");
        String release = Optional.ofNullable(properties.release())
                .or(() -> build.stream().findFirst().map(BuildProperties::getVersion))
                .orElse("unknown");
        return new Identity(application, release);
    }

    /**
     * Who this is.
     *
     * @param application the application's name
     * @param release its release
     */
    record Identity(String application, String release) {}

    /** Counts in the registry that the application has. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBooleanProperty(name = "inchworm.metrics.enabled", matchIfMissing = true)
    static class MetersConfiguration {

        @Bean
        @ConditionalOnSingleCandidate(MeterRegistry.class)
        @ConditionalOnMissingBean(Meters.class)
        MicrometerMeters inchwormMeters(MeterRegistry registry, InchwormProperties properties) {
            return properties.metrics().histograms()
                    ? MicrometerMeters.withHistograms(registry)
                    : MicrometerMeters.of(registry);
        }
    }
}
