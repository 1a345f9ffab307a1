package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From nothing to sixty pods and back, as a user of an empty cluster would see it. */
@ExtendWith(ControlPlaneExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class JourneyTest {

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void buysForSixtyPodsAndGivesBackWhatIsNoLongerNeeded(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "journey")) {
            journey.groups().create("mixed", "abc", Map.of(), "m5.xlarge", "m5a.xlarge");
            journey.groups()
                    .create(
                            "pool",
                            "a",
                            Map.of("label/pool", "batch", "taint/dedicated", "batch:NoSchedule"),
                            "m5.large");
            journey.groups().create("zonal", "b", Map.of(), "m5.large");
            DaemonProcess daemon = journey.startDaemon();
            var phases = new TreeMap<String, Duration>();
            phases.put(
                    "1 ready",
                    journey.await("ready", () -> daemon.page("/readyz").equals("ok\n")));

            journey.apply(String.join(
                    "---\n",
                    Workload.of("web", 40, "500m").yaml(),
                    Workload.of("batch", 10, "500m").onPool("batch").yaml(),
                    Workload.of("spread", 6, "200m").spreadOverZones().yaml(),
                    Workload.of("apart", 4, "200m").apart().yaml()));
            phases.put("2 all sixty run", journey.await("sixty pods", () -> journey.running() == 60));
            assertNoNodeIsEmpty(journey, daemon);
            assertThat(journey.groups().desired().get("pool")).isPositive();
            int bought = journey.nodes().size();
            int raisesForSixty = journey.relay().calls("SetDesiredCapacity").size();

            journey.kubectl("scale", "deployment", "web", "--replicas=1");
            journey.kubectl("scale", "deployment", "batch", "--replicas=1");
            journey.kubectl("scale", "deployment", "spread", "--replicas=3");
            journey.kubectl("scale", "deployment", "apart", "--replicas=1");
            phases.put(
                    "3 shrunk for six",
                    journey.await("fewer nodes", () -> journey.nodes().size() <= 4));
            journey.await("six pods", () -> journey.running() == 6);

            journey.kubectl("delete", "deployment", "--all");
            phases.put(
                    "4 down to the minimum",
                    journey.await(
                            "no nodes",
                            () -> journey.groups().desired().values().stream().allMatch(desired -> desired == 0)));
            journey.await("instances gone", () -> journey.groups().inService().isEmpty());
            journey.assertNothingEndedTwice();
            assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup"))
                    .as("each of the nodes was given back by its id")
                    .hasSize(daemon.boughtInAll())
                    .allSatisfy(call -> assertThat(call.get("ShouldDecrementDesiredCapacity"))
                            .isEqualTo("true"));
            journey.await("no taint of ours", () -> journey.taints().isEmpty());
            System.out.println(
                    "phases " + phases + "; nodes bought " + bought + " in " + raisesForSixty + " raises; AWS calls "
                            + journey.relay().counts() + "; Kubernetes calls " + kubernetesCalls(daemon));
        }
    }

    /** What was bought for pods is used: on each node runs a pod, but on those that were said to be for none. */
    private static void assertNoNodeIsEmpty(Journey journey, DaemonProcess daemon)
            throws IOException, InterruptedException {
        Set<String> empty = new TreeSet<>(journey.nodes().keySet());
        assertThat(empty).isNotEmpty();
        empty.removeAll(journey.pods().values());
        assertThat(empty)
                .as("empty nodes, after these purchases: %s", daemon.logged("raise "))
                .hasSizeLessThanOrEqualTo(daemon.boughtForNone());
    }

    private static String kubernetesCalls(DaemonProcess daemon) throws IOException, InterruptedException {
        List<String> counts = daemon.page("/metrics")
                .lines()
                .filter(line -> line.startsWith("plimsoll_kubernetes_calls_total"))
                .toList();
        return counts.stream().collect(Collectors.joining(", "));
    }
}
