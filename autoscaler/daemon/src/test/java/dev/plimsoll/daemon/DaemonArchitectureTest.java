package dev.plimsoll.daemon;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.plimsoll.testkit.SmallCircles;

/** Which room may enter which, and that only one of them speaks AWS's own language. */
@AnalyzeClasses(packages = "dev.plimsoll.daemon", importOptions = ImportOption.DoNotIncludeTests.class)
@SuppressWarnings("unused")
final class DaemonArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    @ArchTest
    static final ArchRule ROOMS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("dev.plimsoll.daemon.cli..")
            .layer("run")
            .definedBy("dev.plimsoll.daemon.run..")
            .layer("fleet")
            .definedBy("dev.plimsoll.daemon.fleet..")
            .layer("tell")
            .definedBy("dev.plimsoll.daemon.tell..")
            .layer("http")
            .definedBy("dev.plimsoll.daemon.http..")
            .layer("log")
            .definedBy("dev.plimsoll.daemon.log..")
            .layer("report")
            .definedBy("dev.plimsoll.daemon.report..")
            .layer("plan")
            .definedBy("dev.plimsoll.daemon.plan..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("log")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("fleet")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("tell")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("cli", "tell")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("cli", "report");

    @ArchTest
    static final ArchRule THE_SDK_AND_THE_CLIENT_STAY_BEHIND_THE_WIRES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "io.fabric8.kubernetes.client..");
}
