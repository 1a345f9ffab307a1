package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A node is given back without harm to what runs on it, whatever comes between. */
@ExtendWith(ControlPlaneExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class DrainTest {

    private static final String SLOW_TO_STOP = "plimsoll.test/stops-in: 15s";

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void waitsForADisruptionBudgetAtItsLimit(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "budget")) {
            journey.apply("""
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: web}
                    spec: {maxUnavailable: 1, selector: {matchLabels: {app: web}}}
                    """);
            DaemonProcess daemon = journey.startDaemon();
            // The pods of a StatefulSet come back only when they are gone, so that the second has to wait for the
            // first.
            TwoNodes nodes = TwoNodes.grow(
                    journey,
                    Workload.of("web", 2, "600m").yaml(SLOW_TO_STOP).replace("kind: Deployment", "kind: StatefulSet"));

            journey.await(
                    "the light node is gone", () -> journey.nodes().keySet().equals(Set.of(nodes.busy())));

            journey.await("web", () -> journey.running() == 3);
            // By the budget as it is seen, or by the API server where that has changed since.
            assertThat(daemon.log())
                    .containsAnyOf(
                            "PodDisruptionBudget web allows no disruption now",
                            "Cannot evict pod as it would violate the pod's disruption budget");
            journey.assertNothingEndedTwice();
            journey.await("no taint of ours", () -> journey.taints().isEmpty());
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void callsOffTheDrainForAPodThatMustStay(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "stay")) {
            journey.startDaemon();
            TwoNodes nodes =
                    TwoNodes.grow(journey, Workload.of("web", 2, "600m").yaml(SLOW_TO_STOP));
            journey.await("the drain begins", () -> journey.taints().containsKey(nodes.light()));
            // As a bare pod that was on its way to the node when it was marked.
            journey.apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: precious}
                    spec:
                      nodeName: %s
                      containers: [{name: main, image: none, resources: {requests: {cpu: 100m}}}]
                    """.formatted(nodes.light()));

            journey.await("no taint of ours", () -> journey.taints().isEmpty());

            assertThat(journey.pods()).containsEntry("precious", nodes.light());
            assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup"))
                    .isEmpty();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void goesOnWithADrainAfterItsProcessWasKilled(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "killed")) {
            DaemonProcess first = journey.startDaemon();
            TwoNodes nodes =
                    TwoNodes.grow(journey, Workload.of("web", 2, "600m").yaml(SLOW_TO_STOP));
            journey.await("a pod is evicted", () -> first.log().contains("evict killed"));

            first.kill();
            journey.startDaemon();

            journey.await(
                    "the light node is gone", () -> journey.nodes().keySet().equals(Set.of(nodes.busy())));
            journey.await("web", () -> journey.running() == 3);
            journey.assertNothingEndedTwice();
            assertThat(journey.groups().desired()).containsEntry("killed-workers", 1);
            journey.await("no taint of ours", () -> journey.taints().isEmpty());
        }
    }
}
