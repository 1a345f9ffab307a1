package dev.plimsoll.daemon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testkit.rig.ControlPlane;
import dev.plimsoll.testkit.rig.ControlPlaneExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is needed is bought once, from whoever delivers. */
@ExtendWith(ControlPlaneExtension.class)
@Execution(ExecutionMode.CONCURRENT)
final class PurchaseTest {

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void buysOnceThoughKilledBeforeTheAnswer(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "unanswered")) {
            journey.groups().create("unanswered-workers", "a", Map.of(), "m5.xlarge");
            DaemonProcess first = journey.startDaemon();
            var killed = new CountDownLatch(1);
            journey.relay().onceDone("SetDesiredCapacity", () -> {
                first.kill();
                killed.countDown();
            });
            journey.apply(Workload.of("web", 6, "500m").yaml());
            assertThat(killed.await(Journey.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();

            journey.startDaemon();

            journey.await("web", () -> journey.running() == 6);
            assertThat(journey.relay().calls("SetDesiredCapacity")).hasSize(1);
            assertThat(journey.groups().desired()).containsEntry("unanswered-workers", 1);
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void buysElsewhereDuringAShortageAndSaysWhy(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "shortage")) {
            journey.faults("\"shortages\": [{\"type\": \"m5.large\"}]");
            journey.groups().create("shortage-cheap", "a", Map.of(), "m5.large");
            journey.groups().create("shortage-dear", "a", Map.of(), "m5.2xlarge");
            DaemonProcess daemon = journey.startDaemon();

            journey.apply(Workload.of("web", 2, "500m").yaml());

            journey.await("web", () -> journey.running() == 2);
            assertThat(journey.groups().desired()).containsEntry("shortage-dear", 1);
            journey.await("the reason", () -> daemon.page("/status").contains("shortage-cheap is left alone until"));
            assertThat(daemon.page("/status")).containsIgnoringCase("capacity");
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void givesUpInstancesThatNeverJoinAndBuysElsewhere(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "broken")) {
            journey.faults("\"groups\": {\"broken-cheap\": {\"neverJoins\": true}}");
            journey.groups().create("broken-cheap", "a", Map.of(), "m5.large");
            journey.groups().create("broken-dear", "a", Map.of(), "m5.2xlarge");
            DaemonProcess daemon = journey.startDaemon();

            journey.apply(Workload.of("web", 2, "500m").yaml());

            journey.await("web", () -> journey.running() == 2);
            assertThat(daemon.page("/status"))
                    .contains("broken-cheap is left alone until", "nodes did not join in time");
            journey.await(
                    "what never joined is gone",
                    () -> journey.groups().inService().size() == 1);
            assertThat(journey.groups().desired()).containsEntry("broken-cheap", 0);
            journey.assertNothingEndedTwice();
        }
    }

    @Test
    @Execution(ExecutionMode.SAME_THREAD)
    void saysOnceWhyAPodCannotBeHelped(ControlPlane plane, @TempDir Path directory)
            throws IOException, InterruptedException {
        try (var journey = new Journey(plane, directory, "huge")) {
            journey.groups().create("huge-workers", "a", Map.of(), "m5.large");
            DaemonProcess daemon = journey.startDaemon();
            journey.apply(Workload.of("web", 1, "64").yaml());
            journey.await("an event", () -> !events(journey).isEmpty());
            long rounds = daemon.rounds();

            journey.await("more rounds", () -> daemon.rounds() >= rounds + 3);

            assertThat(events(journey).lines())
                    .singleElement()
                    .asString()
                    .startsWith("1 pod didn't trigger scale-up: ")
                    .contains("Insufficient cpu", "64000m");
        }
    }

    /** How often and what the daemon's events on pods say. */
    private static String events(Journey journey) throws IOException, InterruptedException {
        return journey.kubectl(
                "get",
                "events",
                "--field-selector",
                "reason=NotTriggerScaleUp",
                "-o",
                "jsonpath={range .items[*]}{.count} {.message}{\"\\n\"}{end}");
    }
}
