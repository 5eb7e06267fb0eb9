// SPDX-License-Identifier: Apache-2.0
package dev.inchworm.system;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.time.Instant;
import java.util.function.Predicate;

/** Who may see whom, and what nobody may do. */
@AnalyzeClasses(packages = "dev.inchworm", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("dev.inchworm.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule each_floor_rests_on_lower_ones = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("core")
            .definedBy("dev.inchworm.core..")
            .layer("packet")
            .definedBy("dev.inchworm.packet..")
            .layer("lint")
            .definedBy("dev.inchworm.lint..")
            .layer("engine")
            .definedBy("dev.inchworm.engine..")
            .layer("dialects")
            .definedBy("dev.inchworm.postgresql..", "dev.inchworm.mysql..")
            .layer("sdk")
            .definedBy("dev.inchworm.sdk..")
            .layer("embedded")
            .definedBy("dev.inchworm.embedded..")
            .layer("rehearsal")
            .definedBy("dev.inchworm.rehearsal..")
            .layer("doors")
            .definedBy(
                    "dev.inchworm.cli..",
                    "dev.inchworm.server..",
                    "dev.inchworm.spring..",
                    "dev.inchworm.openfeature..")
            .layer("trials")
            .definedBy("dev.inchworm.testing..", "dev.inchworm.benchmarks..")
            .whereLayer("rehearsal")
            .mayOnlyBeAccessedByLayers("doors", "trials")
            .whereLayer("doors")
            .mayOnlyBeAccessedByLayers("trials")
            .whereLayer("packet")
            .mayOnlyBeAccessedByLayers("rehearsal", "doors", "trials")
            .whereLayer("lint")
            .mayOnlyBeAccessedByLayers("doors", "trials")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("rehearsal", "doors", "trials")
            .whereLayer("dialects")
            .mayOnlyBeAccessedByLayers("rehearsal", "doors", "trials")
            .whereLayer("sdk")
            .mayOnlyBeAccessedByLayers("doors", "trials")
            .whereLayer("embedded")
            .mayOnlyBeAccessedByLayers("rehearsal", "doors", "trials")
            .whereLayer("trials")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule only_a_waiter_sleeps = noClasses()
            .that(are("not a waiter", type -> !owns(type, "Waiter")))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class);

    @ArchTest
    static final ArchRule only_a_clock_reads_the_time = noClasses()
            .that(are("not a clock", type -> !owns(type, "Clock")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackages("dev.inchworm.cli..", "dev.inchworm.benchmarks..")
            .should()
            .accessFieldWhere(are(
                    "System.out",
                    access -> access.getTarget().getOwner().isEquivalentTo(System.class)
                            && access.getTarget().getName().equals("out")
                            && access.getTarget().getRawType().isEquivalentTo(PrintStream.class)));

    private static boolean owns(JavaClass type, String word) {
        return type.getName().replaceAll(".*\\.", "").replaceAll("\\$.*", "").endsWith(word);
    }

    private static <T> DescribedPredicate<T> are(String what, Predicate<T> test) {
        return describe(what, test);
    }
}
