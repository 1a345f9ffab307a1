package dev.plimsoll.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.plimsoll.testkit.AmbientInputs;
import dev.plimsoll.testkit.SmallCircles;
import java.util.List;

@AnalyzeClasses(packages = "dev.plimsoll.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
final class SimulatorArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    private static final String ROOT = "dev.plimsoll.simulator.";
    private static final List<String> ROOMS = List.of(
            "cli", "tune", "replay", "report", "measure", "rival", "oracle", "world", "trace", "engine");

    @ArchTest
    static final ArchRule packagesPointOneWay = rooms().whereLayer("tune")
            .mayOnlyAccessLayers("report", "measure", "rival", "oracle", "world", "trace", "engine")
            .whereLayer("replay")
            .mayOnlyAccessLayers("world")
            .whereLayer("report")
            .mayOnlyAccessLayers("measure")
            .whereLayer("rival")
            .mayOnlyAccessLayers("world", "measure", "trace", "engine")
            .whereLayer("oracle")
            .mayOnlyAccessLayers("world", "measure", "trace", "engine")
            .whereLayer("world")
            .mayOnlyAccessLayers("measure", "trace", "engine")
            .whereLayer("measure")
            .mayOnlyAccessLayers("engine")
            .whereLayer("trace")
            .mayOnlyAccessLayers("engine")
            .whereLayer("engine")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage(ROOMS.stream().map(room -> ROOT + room + "..").toArray(String[]::new));

    @ArchTest
    static final ArchRule engineKnowsNothingOfKubernetes = noClasses()
            .that()
            .resideInAPackage(ROOT + "engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.plimsoll.core..", "dev.plimsoll.solver..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule reportReadsResultsOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.plimsoll.core..", "dev.plimsoll.solver..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule neverSeesAClusterOrACloud = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.fabric8..",
                    "software.amazon..",
                    "dev.plimsoll.kubernetes..",
                    "dev.plimsoll.aws..",
                    "dev.plimsoll.daemon..");

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsTheClock = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessTargetWhere(AmbientInputs.wallClock());

    @ArchTest
    static final ArchRule onlyTheCommandLineTouchesTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessTargetWhere(AmbientInputs.processEnvironment());

    @ArchTest
    static final ArchRule drawsNoUnseededNumbers =
            noClasses().should().accessTargetWhere(AmbientInputs.unseededRandomness());

    @ArchTest
    static final ArchRule neverSleeps = noClasses().should().accessTargetWhere(AmbientInputs.sleep());

    private static LayeredArchitecture rooms() {
        LayeredArchitecture architecture =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : ROOMS) {
            architecture = architecture.layer(room).definedBy(ROOT + room + "..");
        }
        return architecture;
    }
}
