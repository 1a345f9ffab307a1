package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nodes that come late, hide or stay too long are neither bought again nor ended before their time. */
@ExtendWith(ControlPlaneExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class UnkindNodesTest {

    private static final String TAINT = "startup-taint.cluster-autoscaler.kubernetes.io/agent=x:NoSchedule";

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void buysOneNodeForOnePodThoughItIsLongNotReady(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "notready")) {
            journey.faults("\"notReadySeconds\": 40");
            buysOneNodeForOnePod(journey);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void buysOneNodeForOnePodThoughATaintThatNoTagTellsOfStaysLong(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "tainted")) {
            journey.faults("\"startupTaint\": \"" + TAINT + "\", \"startupTaintSeconds\": 40");
            buysOneNodeForOnePod(journey);
        }
    }

    private static void buysOneNodeForOnePod(Journey journey) throws IOException, InterruptedException {
        journey.groups().create(journey.name() + "-workers", "a", Map.of(), "m5.large");
        DaemonProcess daemon = journey.startDaemon();

        journey.apply(Workload.of("web", 1, "500m").yaml());

        journey.await("web", () -> journey.running() == 1);
        long rounds = daemon.rounds();
        journey.await("more rounds", () -> daemon.rounds() >= rounds + 3);
        assertThat(journey.relay().calls("SetDesiredCapacity")).hasSize(1);
        assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup")).isEmpty();
        assertThat(journey.groups().desired()).containsEntry(journey.name() + "-workers", 1);
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void endsNoInstanceWhoseNodeObjectWasDeletedBeforeItsTime(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "hidden")) {
            journey.groups().create("hidden-workers", "a", Map.of(), "m5.large");
            DaemonProcess daemon = journey.startDaemon();
            journey.apply(Workload.of("web", 6, "500m").apart().yaml());
            journey.await("web", () -> journey.running() == 6);
            List<String> five = new ArrayList<>(journey.nodes().keySet()).subList(0, 5);
            long rounds = daemon.rounds();

            for (String node : five) {
                plane.kubectl("delete", "node", node);
            }

            journey.await("the reason", () -> daemon.page("/status").contains("nodes stopped being ready or vanished"));
            journey.await("more rounds", () -> daemon.rounds() >= rounds + 10);
            assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup"))
                    .isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void givesBackTheOthersThoughNodesOutliveTheirInstances(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "leftover")) {
            journey.groups().create("leftover-workers", "a", Map.of(), "m5.large");
            journey.startDaemon();
            journey.apply(Workload.of("web", 4, "500m").apart().yaml());
            journey.await("web", () -> journey.running() == 4);
            journey.faults("\"removalSeconds\": 600");

            journey.kubectl("delete", "deployment", "web");

            journey.await("all given back", () -> journey.groups().inService().isEmpty());
            assertThat(plane.kubectl("get", "nodes", "-o", "name").lines())
                    .as("Node objects that are still there")
                    .hasSize(4);
            journey.assertNothingEndedTwice();
        }
    }
}
