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
import java.util.SortedMap;
import java.util.TreeMap;

@AnalyzeClasses(packages = "dev.plimsoll.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
final class SimulatorArchitectureTest {
    @ArchTest
    static final ArchTests isNoKnot = ArchTests.in(SmallCircles.class);

    private static final String ROOT = "dev.plimsoll.simulator.";

    /** Rooms in the order of the flow, each with those it may look into. */
    private static final SortedMap<String, List<String>> ROOMS = rooms();

    private static SortedMap<String, List<String>> rooms() {
        var rooms = new TreeMap<String, List<String>>();
        rooms.put("cli..", List.of());
        rooms.put(
                "torture..",
                List.of(
                        "oracle..",
                        "policy..",
                        "world",
                        "world.fault..",
                        "world.door..",
                        "world.cloud..",
                        "world.state..",
                        "tune..",
                        "measure..",
                        "trace..",
                        "engine.."));
        rooms.put("tune..", List.of());
        rooms.put("replay..", List.of("policy.."));
        rooms.put("report..", List.of("measure.."));
        rooms.put(
                "policy..",
                List.of("world", "world.door..", "world.cloud..", "world.state..", "measure..", "trace..", "engine.."));
        rooms.put(
                "oracle..",
                List.of(
                        "world",
                        "world.door..",
                        "world.fault..",
                        "world.cloud..",
                        "world.cluster..",
                        "world.state..",
                        "measure..",
                        "trace..",
                        "engine.."));
        rooms.put(
                "world",
                List.of(
                        "world.fault..",
                        "world.door..",
                        "world.cloud..",
                        "world.cluster..",
                        "world.scheduler..",
                        "world.state..",
                        "measure..",
                        "trace..",
                        "engine.."));
        rooms.put("measure..", List.of("world.state..", "engine.."));
        rooms.put(
                "world.fault..",
                List.of("world.door..", "world.cloud..", "world.cluster..", "world.state..", "trace..", "engine.."));
        rooms.put("world.door..", List.of("world.cloud..", "world.cluster..", "world.state..", "engine.."));
        rooms.put("world.cloud..", List.of("world.cluster..", "world.state..", "trace..", "engine.."));
        rooms.put("world.cluster..", List.of("world.scheduler..", "world.state..", "trace..", "engine.."));
        rooms.put("world.scheduler..", List.of("world.state..", "engine.."));
        rooms.put("world.state..", List.of("trace..", "engine.."));
        rooms.put("trace..", List.of("engine.."));
        rooms.put("engine..", List.of());
        return rooms;
    }

    @ArchTest
    static final ArchRule packagesPointOneWay = layers();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage(ROOMS.keySet().stream().map(room -> ROOT + room).toArray(String[]::new));

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

    private static LayeredArchitecture layers() {
        LayeredArchitecture architecture =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String room : ROOMS.keySet()) {
            architecture = architecture.layer(room).definedBy(ROOT + room);
        }
        for (var room : ROOMS.entrySet()) {
            if (!room.getKey().equals("cli..")) {
                architecture = room.getValue().isEmpty()
                        ? architecture.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                        : architecture
                                .whereLayer(room.getKey())
                                .mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
            }
        }
        return architecture;
    }
}
