// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inchworm.core.phase.Stage;
import dev.inchworm.core.route.Route;
import dev.inchworm.sdk.MigrationClient;
import dev.inchworm.sdk.figure.Meters;
import dev.inchworm.sdk.jdbc.PostgresqlControl;
import dev.inchworm.sdk.route.RouteSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Turns every switch of the starter, without a database. */
class InchwormAutoConfigurationTest {

    private static final String ID = "orders-total-minor";
    private static final String NOBODY = "inchworm.control.url=jdbc:postgresql://127.0.0.1:1/nobody";

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    InchwormAutoConfiguration.class,
                    InchwormEndpointAutoConfiguration.class,
                    InchwormHealthAutoConfiguration.class,
                    InchwormUsageAutoConfiguration.class,
                    HealthContributorAutoConfiguration.class))
            .withPropertyValues("inchworm.init-timeout=50ms", "inchworm.close-timeout=50ms");

    private final ApplicationContextRunner routed = bare.withBean(RouteSource.class, () -> RouteSource.fixed(route()));

    @Test
    void an_application_starts_although_the_control_database_is_away() {
        bare.withPropertyValues(NOBODY).run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(MigrationClient.class);
            assertThat(context).hasSingleBean(PostgresqlControl.class);
            assertThat(context.getBean(MigrationClient.class).migration(ID).stage())
                    .isEqualTo(Stage.OFF);
        });
    }

    @Test
    void health_is_up_with_detail_although_the_control_database_is_away() {
        bare.withPropertyValues(NOBODY)
                .run(context -> assertThat(context.getBean("inchwormHealthIndicator", HealthIndicator.class)
                                .health())
                        .satisfies(health -> {
                            assertThat(health.getStatus()).isEqualTo(Status.UP);
                            assertThat(health.getDetails()).containsEntry("news", "none");
                        }));
    }

    @Test
    void health_tells_the_age_of_the_news() {
        routed.run(context -> assertThat(context.getBean("inchwormHealthIndicator", HealthIndicator.class)
                        .health())
                .satisfies(health -> {
                    assertThat(health.getStatus()).isEqualTo(Status.UP);
                    assertThat(health.getDetails())
                            .containsEntry("news", "fresh")
                            .containsEntry("migrations", 1)
                            .containsKey("newsAgeSeconds");
                }));
    }

    @Test
    void while_news_is_pushed_no_news_is_fresh_for_longer_than_a_lease() {
        AtomicLong nanos = new AtomicLong();
        InchwormCustomizer ticking = builder -> builder.time(nanos::get, Clock.systemUTC());
        bare.withBean(RouteSource.class, Pushing::new)
                .withBean(InchwormCustomizer.class, () -> ticking)
                .run(context -> {
                    HealthIndicator health = context.getBean("inchwormHealthIndicator", HealthIndicator.class);
                    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
                    assertThat(health.health())
                            .satisfies(told -> assertThat(told.getDetails()).containsEntry("news", "fresh"));
                    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
                    assertThat(health.health())
                            .satisfies(told -> assertThat(told.getDetails()).containsEntry("news", "old"));
                });
    }

    /** Pushes, and has nothing to say after its first answer. */
    private static final class Pushing implements RouteSource {

        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public List<Route> read() {
            return List.of(route());
        }

        @Override
        public boolean await(Duration max) throws InterruptedException {
            closed.await();
            return false;
        }

        @Override
        public boolean pushes() {
            return true;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void health_can_be_switched_off() {
        routed.withPropertyValues("management.health.inchworm.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("inchwormHealthIndicator"));
    }

    @Test
    void one_switch_turns_everything_off() {
        routed.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "inchworm.enabled=false",
                        "inchworm.usage.enabled=true",
                        "management.endpoints.web.exposure.include=*")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(MigrationClient.class);
                    assertThat(context.getBeanDefinitionNames())
                            .noneMatch(name ->
                                    name.toLowerCase(java.util.Locale.ROOT).contains("inchworm"));
                });
    }

    @Test
    void without_any_address_the_start_fails_and_names_the_property() {
        bare.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, failure -> {
                    assertThat(failure.getName()).isEqualTo("inchworm.control.url");
                    assertThat(failure.getReason()).contains("spring.datasource.url");
                }));
    }

    @Test
    void another_database_than_postgresql_is_refused_by_name() {
        bare.withPropertyValues("inchworm.control.url=jdbc:mysql://127.0.0.1/shop")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("inchworm.control.url")
                        .hasMessageContaining("jdbc:mysql"));
    }

    @Test
    void the_address_is_the_applications_own_unless_another_is_set() {
        ApplicationContextRunner application = bare.withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/shop",
                        "spring.datasource.username=app",
                        "spring.datasource.password=secret");

        application.run(context -> assertThat(context.getBean(ControlAddress.class))
                .isEqualTo(new ControlAddress(
                        "jdbc:postgresql://127.0.0.1:1/shop", Optional.of("app"), Optional.of("secret"))));
        application
                .withPropertyValues("inchworm.control.username=inchworm", "inchworm.control.password=other")
                .run(context -> assertThat(context.getBean(ControlAddress.class))
                        .isEqualTo(new ControlAddress(
                                "jdbc:postgresql://127.0.0.1:1/shop", Optional.of("inchworm"), Optional.of("other"))));
        application
                .withPropertyValues("inchworm.control.url=jdbc:postgresql://127.0.0.1:2/control")
                .run(context -> assertThat(context.getBean(ControlAddress.class))
                        .isEqualTo(new ControlAddress(
                                "jdbc:postgresql://127.0.0.1:2/control", Optional.empty(), Optional.empty())));
    }

    @Test
    void a_password_is_never_printed() {
        ControlAddress address =
                new ControlAddress("jdbc:postgresql://db/shop", Optional.of("app"), Optional.of("secret"));
        InchwormProperties.Control control =
                new InchwormProperties.Control("jdbc:postgresql://db/shop", "app", "secret");

        assertThat(address.toString() + control).doesNotContain("secret").contains("app");
    }

    @Test
    void a_route_source_of_the_application_takes_the_place_of_the_database() {
        routed.run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(PostgresqlControl.class);
            assertThat(context.getBean(MigrationClient.class).migration(ID).stage())
                    .isEqualTo(Stage.LIVE);
        });
    }

    @Test
    void a_client_of_the_application_takes_the_place_of_ours() {
        MigrationClient own =
                MigrationClient.builder().routes(RouteSource.fixed(route())).build();

        bare.withBean(MigrationClient.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(MigrationClient.class)).isSameAs(own));
    }

    @Test
    void a_customizer_has_the_last_word() {
        AtomicInteger asked = new AtomicInteger();

        routed.withPropertyValues("inchworm.release=v1")
                .withBean(InchwormCustomizer.class, () -> builder -> {
                    asked.incrementAndGet();
                    builder.release("v2");
                })
                .run(context -> assertThat(
                                context.getBean(MigrationClient.class).release())
                        .isEqualTo("v2"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void name_and_release_come_from_the_application_unless_they_are_set() {
        routed.withPropertyValues("spring.application.name=shop")
                .run(context -> assertThat(context.getBean(InchwormAutoConfiguration.Identity.class))
                        .isEqualTo(new InchwormAutoConfiguration.Identity("shop", "unknown")));
        routed.withPropertyValues(
                        "spring.application.name=shop", "inchworm.application=till", "inchworm.release=2026.11")
                .run(context -> assertThat(context.getBean(InchwormAutoConfiguration.Identity.class))
                        .isEqualTo(new InchwormAutoConfiguration.Identity("till", "2026.11")));
    }

    @Test
    void where_there_is_a_registry_the_client_counts_in_it() {
        routed.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            MigrationClient client = context.getBean(MigrationClient.class);
            client.migration(ID);
            MeterRegistry registry = context.getBean(MeterRegistry.class);

            assertThat(registry.get("inchworm.stage")
                            .tags("migration", ID)
                            .gauge()
                            .value())
                    .isEqualTo(3);
        });
    }

    @Test
    void counting_can_be_switched_off() {
        routed.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("inchworm.metrics.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Meters.class));
    }

    @Test
    void it_works_without_micrometer_actuator_and_driver() {
        routed.withClassLoader(new FilteredClassLoader(
                        MeterRegistry.class.getPackageName(),
                        Endpoint.class.getPackageName(),
                        HealthIndicator.class.getPackageName(),
                        "org.postgresql"))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(MigrationClient.class);
                    assertThat(context).doesNotHaveBean(Meters.class).doesNotHaveBean("migrationsEndpoint");
                });
    }

    @Test
    void the_endpoint_is_there_only_where_it_is_exposed() {
        routed.run(context -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
        routed.withPropertyValues("management.endpoints.web.exposure.include=migrations")
                .run(context -> assertThat(context).hasSingleBean(MigrationsEndpoint.class));
        routed.withPropertyValues(
                        "management.endpoints.web.exposure.include=migrations",
                        "management.endpoint.migrations.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
    }

    @Test
    void the_endpoint_says_where_each_migration_stands() {
        routed.withPropertyValues(
                        "management.endpoints.web.exposure.include=migrations",
                        "inchworm.instance=till-1",
                        "inchworm.release=v2")
                .run(context -> {
                    MigrationsEndpoint endpoint = context.getBean(MigrationsEndpoint.class);

                    assertThat(endpoint.migrations().ready()).isTrue();
                    assertThat(endpoint.migrations().instance()).isEqualTo("till-1");
                    assertThat(endpoint.migrations().release()).isEqualTo("v2");
                    assertThat(endpoint.migrations().migrations())
                            .containsExactly(org.assertj.core.api.Assertions.entry(
                                    ID, new MigrationsEndpoint.SeenMigration(false, "live", 10_000, 7, true, true)));
                    assertThat(endpoint.migration(ID))
                            .isEqualTo(endpoint.migrations().migrations().get(ID));
                    assertThat(endpoint.migration("nobody")).isNull();
                    assertThat(context.getBean(MigrationClient.class).migrations())
                            .isEmpty();
                });
    }

    @Test
    void the_endpoint_says_what_the_release_makes_of_the_route() {
        routed.withPropertyValues("management.endpoints.web.exposure.include=migrations")
                .run(context -> {
                    context.getBean(MigrationClient.class)
                            .handle(ID)
                            .atMost(Stage.DUALWRITE)
                            .build();

                    assertThat(context.getBean(MigrationsEndpoint.class).migration(ID))
                            .isEqualTo(new MigrationsEndpoint.SeenMigration(true, "dualwrite", 0, 7, true, true));
                });
    }

    private static Route route() {
        return new Route(ID, 7, Stage.LIVE, 10_000, ID, Optional.empty());
    }
}
