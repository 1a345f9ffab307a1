package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.daemon.fleet.SimulatedWorld;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.lead.LeaseElection;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.WatchSettings;
import dev.plimsoll.testkit.apiserver.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final SimulatedWorld world = new SimulatedWorld();
    private volatile Instant now = START;
    private final LiveCluster cluster = new LiveCluster(
            world.api(), WatchSettings.DEFAULT, () -> now, time -> Pauses.SLEEPING.pause(Duration.ofMillis(5)));
    private final LeaseElection election = new LeaseElection(
            world.api(),
            new LeaseElection.Terms("kube-system", "plimsoll", "me", LeaseElection.Timing.DEFAULT),
            () -> now,
            Pauses.SLEEPING);
    private final Health health = new Health(cluster, election, () -> now);
    private final AtomicReference<@Nullable Instant> lastBeat = new AtomicReference<>();
    private final AtomicBoolean died = new AtomicBoolean();

    HealthTest() throws IOException {
        health.mind(new Pulse("rounds", lastBeat::get, Duration.ofMinutes(2), died::get));
    }

    @AfterEach
    void close() {
        cluster.close();
        world.close();
    }

    @Test
    void livesWhileEachThreadGetsOn() {
        assertThat(health.dead()).isEmpty();
        now = START.plusSeconds(100);
        lastBeat.set(now);
        now = START.plusSeconds(220);
        assertThat(health.dead()).isEmpty();
        now = START.plusSeconds(221);
        assertThat(health.dead()).contains("the thread of rounds has not got on for 121 s, where 120 s");
    }

    @Test
    void aThreadThatNeverBeganIsMissedFromTheStart() {
        now = START.plusSeconds(121);
        assertThat(health.dead()).contains("rounds");
    }

    @Test
    void aThreadThatEndedIsMissedAtOnce() {
        died.set(true);
        assertThat(health.dead()).isEqualTo("the thread of rounds has ended");
    }

    @Test
    void livesThoughTheApiServerIsAwayForADay() {
        world.server().fault(new Fault.Aim(request -> true, Integer.MAX_VALUE), Fault.refused(503));
        cluster.start();
        Awaitility.await()
                .until(() -> cluster.health().stream()
                        .allMatch(kind -> !kind.lastError().isEmpty()));
        for (int hour = 1; hour <= 24; hour++) {
            now = START.plus(Duration.ofHours(hour));
            lastBeat.set(now);
            Awaitility.await().until(() -> health.dead().isEmpty());
        }
        assertThat(health.notReady(List.of())).contains("nodes are not listed yet: 503");
    }

    @Test
    void isReadyOnceAllIsSeenAndAsLongAsItIsYoung() {
        assertThat(health.notReady(List.of())).contains("nodes are not listed yet", "volumeattachments");
        cluster.start();
        Awaitility.await().until(() -> health.notReady(List.of()).isEmpty());
        assertThat(health.notReady(List.of("AWS: denied"))).isEqualTo("AWS: denied");

        cluster.close();
        now = now.plusSeconds(74);
        assertThat(health.notReady(List.of())).isEmpty();
        now = now.plusSeconds(2);
        assertThat(health.notReady(List.of()))
                .contains("nodes were last known to be current", "s ago, where 74 s are good enough")
                .doesNotContain("services");
        now = now.plusSeconds(600);
        assertThat(health.notReady(List.of())).contains("services were last known");
    }

    @Test
    void saysWhatCannotBeListedAndWhyTheLeaseCannotBeHad() throws InterruptedException {
        world.server().deny("list pods");
        cluster.start();
        world.server().deny("get leases");
        Thread standing = Thread.ofPlatform().daemon().start(election);
        Awaitility.await()
                .until(() -> health.clusterTroubles().stream()
                                .filter(trouble -> trouble.contains("403"))
                                .count()
                        == 2);
        assertThat(health.clusterTroubles())
                .anyMatch(trouble -> trouble.startsWith("pods: 403 Forbidden"))
                .anyMatch(trouble -> trouble.startsWith("lease: 403 Forbidden"));
        standing.interrupt();
        standing.join();
    }
}
