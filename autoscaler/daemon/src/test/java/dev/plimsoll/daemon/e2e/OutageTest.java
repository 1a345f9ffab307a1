package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What cannot be seen is not acted on; what can be seen again is. */
@ExtendWith(ControlPlaneExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class OutageTest {

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void removesNothingWhileAwsIsAway(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "awsaway")) {
            DaemonProcess daemon = journey.startDaemon();
            growTo(journey, 8);
            journey.relay().down(true);
            journey.await("a hold", () -> daemon.page("/status").contains("StaleInput: groups were read"));
            journey.kubectl("delete", "deployment", "web");
            long rounds = daemon.rounds();
            journey.await("rounds enough to remove an idle node", () -> daemon.rounds() >= rounds + 6);

            assertThat(journey.taints()).isEmpty();
            assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup"))
                    .isEmpty();
            assertThat(daemon.page("/readyz")).contains("AWS: ");
            assertThat(daemon.page("/healthz")).isEqualTo("ok\n");

            journey.relay().down(false);
            journey.await("all given back", () -> journey.groups().inService().isEmpty());
            journey.assertNothingEndedTwice();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void removesNothingWhileTheApiServerIsAway(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "apiaway")) {
            DaemonProcess daemon = journey.startDaemon();
            growTo(journey, 8);
            journey.kubectl("delete", "deployment", "web");
            signal("STOP", plane.pid("kube-apiserver"));
            try {
                // Standing by, too, shows in the status: the lease cannot be renewed.
                journey.await("a hold", () -> daemon.page("/status").contains("standing by as"));
                assertThat(journey.relay().calls("TerminateInstanceInAutoScalingGroup"))
                        .isEmpty();
                assertThat(daemon.page("/healthz")).isEqualTo("ok\n");
            } finally {
                signal("CONT", plane.pid("kube-apiserver"));
            }

            journey.await("all given back", () -> journey.groups().inService().isEmpty());
            journey.assertNothingEndedTwice();
            journey.await("no taint of ours", () -> journey.taints().isEmpty());
        }
    }

    private static void growTo(Journey journey, int pods) throws IOException, InterruptedException {
        journey.groups().create(journey.name() + "-workers", "a", Map.of(), "m5.xlarge");
        journey.apply(Workload.of("web", pods, "500m").yaml());
        journey.await("web", () -> journey.running() == pods);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
