package dev.plimsoll.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReflectorTest {

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);
    private final ClusterState state = new ClusterState(WatchSettings.DEFAULT.limits());
    private final KindState followed = new KindState(Kind.NODES, Duration.ofMinutes(1));
    private final AtomicInteger woken = new AtomicInteger();
    private final Reflector reflector = reflector();

    private Reflector reflector() {
        var intake = new Intake(state, new PodIntake(state, WatchSettings.DEFAULT.schedulers()));
        return new Reflector(
                server,
                Kind.NODES,
                new ObjectSink(Kind.NODES, intake, followed, WatchSettings.DEFAULT.limits(), woken::incrementAndGet),
                new Reflector.Waits(time, time, WatchSettings.Timing.DEFAULT, new SplittableRandom(1)));
    }

    @BeforeEach
    void twoNodes() {
        node("a", "1");
        node("b", "1");
    }

    @Test
    void listsOnceAndFollowsByWatchesThatLastTheirTime() throws InterruptedException {
        Instant began = time.instant();
        server.meanwhile(() -> node("c", "1"), () -> server.delete("/api/v1/nodes/a"), () -> node("b", "2"));
        reflector.round();
        reflector.round();

        assertThat(names()).containsExactly("b", "c");
        assertThat(cpuOf("b")).isEqualTo(2000);
        assertThat(lists()).isEqualTo(1);
        assertThat(followed.provenAt()).isEqualTo(began.plusSeconds(40));
        assertThat(time.takePauses()).isEmpty();
    }

    @Test
    void readsListsPageByPage() throws InterruptedException {
        server.pageSize(3);
        for (int i = 0; i < 10; i++) {
            node("n" + i, "1");
        }
        reflector.round();

        assertThat(names()).hasSize(12);
        assertThat(server.takeCalls())
                .extracting(Call::path)
                .filteredOn(path -> path.contains("limit="))
                .hasSize(4);
    }

    @Test
    void anInterruptedListProvesNothingAndRemovesNothing() throws InterruptedException {
        reflector.round();
        Instant proven = followed.provenAt();
        server.pageSize(1);
        time.pass(WatchSettings.Timing.DEFAULT.relist());
        server.before((call, fake) -> {
            if (call.path().contains("continue=")) {
                fake.failNext(FakeApiServer.error(500, "etcd is slow"));
                fake.before((later, again) -> {});
            }
        });
        reflector.round();

        assertThat(names()).containsExactly("a", "b");
        assertThat(followed.provenAt()).isEqualTo(proven);
        assertThat(followed.health().lastError()).contains("etcd is slow");
    }

    @Test
    void aWatchThatFallsSilentIsBegunAnewAndProvesNothing() throws InterruptedException {
        Instant began = time.instant();
        server.silent(true);
        reflector.round();
        assertThat(followed.provenAt()).isEqualTo(began);
        assertThat(time.instant()).isEqualTo(began.plusSeconds(24));
        assertThat(followed.health().lastError()).contains("silent");

        node("c", "1");
        server.silent(false);
        reflector.round();
        assertThat(names()).containsExactly("a", "b", "c");
        assertThat(lists()).isEqualTo(1);
        assertThat(followed.health().lastError()).isEmpty();
    }

    @Test
    void listsAgainAtOnceWhenItsVersionIsGone() throws InterruptedException {
        server.meanwhile(() -> {});
        server.wire(lines -> List.of(gone()));
        server.meanwhile(() -> node("c", "1"));
        reflector.round();
        server.wire(lines -> lines);
        server.delete("/api/v1/nodes/a");
        reflector.round();

        assertThat(names()).containsExactly("b", "c");
        assertThat(lists()).isEqualTo(2);
        assertThat(time.takePauses()).isEmpty();
    }

    @Test
    void backsOffFromErrorsUpToALimitAndGoesOn() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            server.failNext(FakeApiServer.error(503, "down"));
            reflector.round();
        }
        List<Duration> pauses = time.takePauses();
        assertThat(pauses)
                .hasSize(12)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofSeconds(30)));
        assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(pauses.getLast()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));

        reflector.round();
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws InterruptedException {
        server.failNext(new ApiException(429, "TooManyRequests", "slow down", Duration.ofSeconds(17)));
        reflector.round();

        assertThat(time.takePauses()).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void watchesThatEndEarlyProveNothingAndInTheEndItIsListedAgain() throws InterruptedException {
        Instant began = time.instant();
        server.endEarlyBy(Duration.ofSeconds(20));
        for (int i = 0; i < 4; i++) {
            reflector.round();
        }
        assertThat(lists()).isEqualTo(2);
        assertThat(time.takePauses()).hasSize(4);
        assertThat(followed.provenAt()).isBetween(began, began.plusSeconds(10));
    }

    @Test
    void eventsToldTwiceChangeNothing() throws InterruptedException {
        server.wire(lines -> {
            var twice = new ArrayList<byte[]>();
            lines.forEach(line -> {
                twice.add(line);
                twice.add(line);
            });
            return twice;
        });
        server.meanwhile(() -> node("c", "1"), () -> server.delete("/api/v1/nodes/c"));
        reflector.round();

        assertThat(names()).containsExactly("a", "b");
        assertThat(lists()).isEqualTo(1);
    }

    @Test
    void eventsOutOfOrderMeanThatItIsListedAgain() throws InterruptedException {
        server.wire(List::reversed);
        server.meanwhile(() -> {
            node("c", "1");
            server.delete("/api/v1/nodes/c");
        });
        reflector.round();
        server.wire(lines -> lines);
        reflector.round();

        assertThat(names()).containsExactly("a", "b");
        assertThat(lists()).isEqualTo(2);
    }

    @Test
    void eventsThatGotLostAreMadeUpForByTheNextList() throws InterruptedException {
        server.wire(lines -> List.of());
        server.meanwhile(() -> server.delete("/api/v1/nodes/a"));
        reflector.round();
        assertThat(names()).containsExactly("a", "b");

        time.pass(WatchSettings.Timing.DEFAULT.relist());
        reflector.round();
        assertThat(names()).containsExactly("b");
    }

    @Test
    void aLineThatIsNoEventIsAnErrorLikeAnyOther() throws InterruptedException {
        server.wire(lines -> List.of("<html>".getBytes(StandardCharsets.UTF_8)));
        server.meanwhile(() -> node("c", "1"));
        reflector.round();
        server.wire(lines -> lines);
        reflector.round();

        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void aNodeThatCannotBeReadIsAProblemOfItsOwnAndStaysKnownByItsInstance() throws InterruptedException {
        server.put("/api/v1/nodes/bad", """
                {"metadata":{"creationTimestamp":"2026-11-25T11:00:00Z"},"spec":{"providerID":"aws:///z/i-9"},
                 "status":{"allocatable":{"cpu":"many"}}}""");
        server.put("/api/v1/nodes/worse", "{\"spec\":{\"taints\":7}}");
        reflector.round();

        assertThat(names()).containsExactly("a", "b", "bad", "worse");
        assertThat(followed.problems()).containsOnlyKeys("bad", "worse");
        assertThat(followed.problems().get("bad")).contains("many");
        assertThat(state.parts().nodes().get(2).node().status()).satisfies(status -> {
            assertThat(status.instanceId()).isEqualTo("i-9");
            assertThat(status.ready()).isFalse();
        });

        node("bad", "1");
        reflector.round();
        assertThat(followed.problems()).containsOnlyKeys("worse");
    }

    @Test
    void wakesWhenANodeJoinsOrGoesButNotWhenItOnlySaysThatItIsWell() throws InterruptedException {
        reflector.round();
        woken.set(0);
        node("a", "1");
        reflector.round();
        assertThat(woken).hasValue(0);

        node("c", "1");
        reflector.round();
        server.delete("/api/v1/nodes/c");
        reflector.round();
        assertThat(woken).hasValue(2);
    }

    private void node(String name, String cpu) {
        server.put("/api/v1/nodes/" + name, "{\"spec\":{},\"status\":{\"allocatable\":{\"cpu\":\"" + cpu + "\"}}}");
    }

    private static byte[] gone() {
        return ("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\","
                        + "\"message\":\"too old resource version\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() {
        return state.parts().nodes().stream().map(node -> node.node().name()).toList();
    }

    private @Nullable Long cpuOf(String name) {
        return state.parts().nodes().stream()
                .filter(node -> node.node().name().equals(name))
                .map(node -> node.node().allocatable().cpuMillis())
                .findFirst()
                .orElse(null);
    }

    private long lists() {
        return followed.health().lists();
    }
}
