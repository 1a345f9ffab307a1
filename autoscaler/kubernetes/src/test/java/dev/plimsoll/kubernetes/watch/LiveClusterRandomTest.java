package dev.plimsoll.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.kubernetes.ClusterSnapshot;
import dev.plimsoll.kubernetes.SnapshotReader;
import dev.plimsoll.kubernetes.api.FakeApiServer;
import dev.plimsoll.kubernetes.api.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever happens and in whatever order it is told, what is observed is what a reader of the final objects reads. */
class LiveClusterRandomTest {

    @TempDir
    private Path folder = Path.of("");

    private final FakeTime time = new FakeTime();
    private final FakeApiServer server = new FakeApiServer(time);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void observesByDeltasWhatAReaderOfTheWholeReads(long seed) throws IOException, InterruptedException {
        var random = new SplittableRandom(seed);
        var objects = new RandomObjects(random);
        LiveCluster live = cluster(seed, Duration.ofDays(1000));
        change(objects, random, 60);
        live.round();
        List<NodeState> before = live.observe().nodes().items();
        for (int i = 0; i < 12; i++) {
            change(objects, random, random.nextInt(30));
            server.meanwhile(() -> change(objects, random, 3));
            live.round();
            live.round();
            LiveObservation seen = live.observe();
            check(seen, "seed " + seed + ", step " + i);
            checkIdentity(before, seen.nodes().items());
            before = seen.nodes().items();
        }
        assertThat(live.health())
                .extracting(KindHealth::lists)
                .as("seed %d", seed)
                .containsOnly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void recoversFromEveryMishapOnTheWire(long seed) throws IOException, InterruptedException {
        var random = new SplittableRandom(seed);
        var objects = new RandomObjects(random);
        LiveCluster live = cluster(seed, Duration.ofHours(2));
        server.pageSize(3);
        for (int i = 0; i < 10; i++) {
            change(objects, random, random.nextInt(40));
            misbehave(random);
            live.round();
            assertThat(live.observe().nodes().readAt()).isBeforeOrEqualTo(time.instant());
        }
        server.silent(false);
        server.endEarlyBy(Duration.ZERO);
        server.wire(lines -> lines);
        time.pass(Duration.ofHours(3));
        for (int i = 0; i < 3; i++) {
            live.round();
        }

        check(live.observe(), "seed " + seed);
        assertThat(live.health())
                .extracting(KindHealth::lastError)
                .as("seed %d", seed)
                .containsOnly("");
    }

    private void misbehave(SplittableRandom random) {
        server.silent(random.nextInt(4) == 0);
        server.endEarlyBy(Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(20) : 0));
        if (random.nextInt(2) == 0) {
            server.failNext(FakeApiServer.error(random.nextBoolean() ? 500 : 410, "mishap"));
        }
        int mishap = random.nextInt(4);
        server.wire(lines -> {
            var told = new ArrayList<byte[]>(lines);
            switch (mishap) {
                case 0 -> told.removeFirst();
                case 1 -> told.addAll(lines);
                case 2 -> told.add(0, told.removeLast());
                default -> {}
            }
            return told;
        });
    }

    private LiveCluster cluster(long seed, Duration relist) {
        WatchSettings.Timing usual = WatchSettings.Timing.DEFAULT;
        return new LiveCluster(
                server,
                new WatchSettings(
                        new WatchSettings.Timing(
                                usual.watch(), usual.slowWatch(), usual.grace(), relist, usual.longestPause()),
                        WatchSettings.DEFAULT.schedulers(),
                        seed,
                        WatchSettings.DEFAULT.limits()),
                time,
                time);
    }

    private void change(RandomObjects objects, SplittableRandom random, int times) {
        for (int i = 0; i < times; i++) {
            RandomObjects.Placed next = objects.next();
            if (random.nextInt(4) == 0) {
                server.delete(next.path());
            } else {
                server.put(next.path(), next.json());
            }
        }
    }

    private void check(LiveObservation seen, String when) throws IOException {
        Path file = folder.resolve("objects.json");
        Files.writeString(file, "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":" + server.all() + "}");
        var reader = SnapshotReader.ofEverything();
        reader.add(file);
        ClusterSnapshot read = reader.snapshot();

        assertThat(seen.nodes().complete()).as(when).isTrue();
        assertThat(seen.nodes().items()).as(when).isEqualTo(read.nodes());
        assertThat(seen.facts()).as(when).isEqualTo(read.facts());
        assertThat(seen.unschedulablePods().items()).as(when).isEqualTo(unschedulable(read));
        assertThat(seen.daemonPods().items()).as(when).isEqualTo(daemonPods(read));
        assertThat(seen.budgets().items())
                .as(when)
                .extracting(PodDisruptionBudget::disruptionsAllowed)
                .isEqualTo(allowed());
    }

    /** Those that the scheduler gave its verdict on and does not make room for. */
    private List<Pod> unschedulable(ClusterSnapshot read) {
        return read.waiting().stream()
                .filter(pod -> {
                    JsonNode status = object("/api/v1/namespaces/" + pod.id().replace("/", "/pods/"))
                            .path("status");
                    String nominated = status.path("nominatedNodeName").asString("");
                    return status.has("conditions")
                            && (nominated.isEmpty() || server.at("/api/v1/nodes/" + nominated) == null);
                })
                .toList();
    }

    private List<PodShape> daemonPods(ClusterSnapshot read) {
        var shapes = new ArrayList<PodShape>();
        read.daemonSets().forEach((name, shape) -> {
            if (server.at("/apis/apps/v1/namespaces/" + name.replace("/", "/daemonsets/")) != null) {
                shapes.add(shape);
            }
        });
        return shapes;
    }

    private List<Integer> allowed() {
        Map<String, Integer> allowed = new TreeMap<>();
        for (JsonNode object : server.all()) {
            JsonNode metadata = object.path("metadata");
            if (object.path("kind").asString("").equals("PodDisruptionBudget")) {
                allowed.put(
                        metadata.path("namespace").asString("") + "/"
                                + metadata.path("name").asString(""),
                        metadata.path("generation").asInt() > 1
                                ? 0
                                : object.path("status")
                                        .path("disruptionsAllowed")
                                        .asInt());
            }
        }
        return List.copyOf(allowed.values());
    }

    private JsonNode object(String path) {
        JsonNode object = server.at(path);
        assertThat(object).as(path).isNotNull();
        return Objects.requireNonNull(object);
    }

    /** A node that is as it was must be the same object. */
    private static void checkIdentity(List<NodeState> before, List<NodeState> now) {
        var known = new TreeMap<String, NodeState>();
        before.forEach(state -> known.put(state.node().name(), state));
        for (NodeState state : now) {
            NodeState old = known.get(state.node().name());
            if (state.equals(old)) {
                assertThat(state).isSameAs(old);
            }
        }
    }
}
