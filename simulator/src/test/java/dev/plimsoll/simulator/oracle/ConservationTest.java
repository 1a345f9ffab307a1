package dev.plimsoll.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.world.RandomTrace;
import dev.plimsoll.simulator.world.RestlessPolicy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.Simulation;
import dev.plimsoll.simulator.world.TraceBuilder;
import dev.plimsoll.simulator.world.Witness;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConservationTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsWhateverAPolicyDoes(long seed) {
        RunResult result = new Simulation(RandomTrace.of(seed), Conservation::new)
                .run(new RestlessPolicy(seed), WorldSettings.DEFAULT, seed);

        assertThat(result.counts().scaleUps()).as("seed %d", seed).isPositive();
        assertThat(result.counts().evictions()).as("seed %d", seed).isPositive();
        assertThat(result.waiting().millis().getTotalCount())
                .as("seed %d", seed)
                .isGreaterThan(100);
    }

    /** Runs a world whose happenings reach the books distorted. */
    private static void run(Function<Conservation, WorldListener> distortion) {
        var books = new Conservation(WorldSettings.DEFAULT);
        try (var world = new SimulatedWorld(RandomTrace.of(1), WorldSettings.DEFAULT, 1)) {
            world.listen(distortion.apply(books));
            world.begin();
            new RestlessPolicy(1).attach(world);
            world.runUntil(TraceBuilder.START.plus(Duration.ofHours(2)).toEpochMilli());
        }
    }

    private static void assertNoticed(Function<Conservation, WorldListener> distortion, String message) {
        assertThatThrownBy(() -> run(distortion))
                .isInstanceOf(Violation.class)
                .hasMessageStartingWith("at 2026-01-01T")
                .hasMessageContaining(message);
    }

    /** Passes everything on as it is. */
    private static class Faithful implements WorldListener {
        final Conservation books;

        Faithful(Conservation books) {
            this.books = books;
        }

        @Override
        public void podCreated(long nowMillis, SimulatedPod pod) {
            books.podCreated(nowMillis, pod);
        }

        @Override
        public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
            books.podBound(nowMillis, pod, node);
        }

        @Override
        public void podRunning(long nowMillis, SimulatedPod pod) {
            books.podRunning(nowMillis, pod);
        }

        @Override
        public void podEvicted(long nowMillis, SimulatedPod pod) {
            books.podEvicted(nowMillis, pod);
        }

        @Override
        public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
            books.podEnded(nowMillis, pod, end);
        }

        @Override
        public void nodeRegistered(long nowMillis, SimulatedNode node) {
            books.nodeRegistered(nowMillis, node);
        }

        @Override
        public void nodeMarked(long nowMillis, SimulatedNode node) {
            books.nodeMarked(nowMillis, node);
        }

        @Override
        public void nodeGone(long nowMillis, SimulatedNode node) {
            books.nodeGone(nowMillis, node);
        }

        @Override
        public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
            books.instanceLaunched(nowMillis, instance);
        }

        @Override
        public void instanceRunning(long nowMillis, SimulatedInstance instance) {
            books.instanceRunning(nowMillis, instance);
        }

        @Override
        public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
            books.instanceTerminating(nowMillis, instance);
        }

        @Override
        public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
            books.instanceTerminated(nowMillis, instance);
        }

        @Override
        public void finished(long nowMillis) {
            books.finished(nowMillis);
        }
    }

    @Test
    void faithfulHappeningsRaiseNoObjection() {
        run(Faithful::new);
    }

    @Test
    void noticesAPodThatEndsTwice() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
                        books.podEnded(nowMillis, pod, end);
                        books.podEnded(nowMillis, pod, end);
                    }
                },
                "is ended, but is not alive");
    }

    @Test
    void noticesAPodThatIsBoundTwice() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
                        books.podBound(nowMillis, pod, node);
                        books.podBound(nowMillis, pod, node);
                    }
                },
                "is bound to");
    }

    @Test
    void noticesANodeThatHoldsMoreThanItHas() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {}

                    @Override
                    public void nodeGone(long nowMillis, SimulatedNode node) {}
                },
                "is bound to the full node");
    }

    @Test
    void noticesAPodOnANodeThatNeverRegistered() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void nodeRegistered(long nowMillis, SimulatedNode node) {}
                },
                "is not there");
    }

    @Test
    void noticesAnInstanceThatIsTerminatedWithoutHavingBeenEnded() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {}
                },
                "nobody ended it");
    }

    @Test
    void noticesPodsLeftOnANodeThatGoes() {
        assertNoticed(
                books -> new Faithful(books) {
                    @Override
                    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
                        if (!pod.isDaemon()) {
                            books.podEnded(nowMillis, pod, end);
                        }
                    }
                },
                "pods on it");
    }

    @Test
    void noticesAPodAwayFromItsVolume() {
        assertNoticed(
                books -> new Faithful(books) {
                    private final Map<String, SimulatedNode> lastByZone = new TreeMap<>();

                    @Override
                    public void nodeRegistered(long nowMillis, SimulatedNode node) {
                        books.nodeRegistered(nowMillis, node);
                        lastByZone.put(zone(node), node);
                    }

                    @Override
                    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
                        var elsewhere = new TreeMap<>(lastByZone);
                        elsewhere.remove(zone(node));
                        boolean moved = pod.replica().hasOwnVolume() && !elsewhere.isEmpty();
                        books.podBound(
                                nowMillis, pod, moved ? elsewhere.firstEntry().getValue() : node);
                    }

                    private static String zone(SimulatedNode node) {
                        return String.valueOf(node.node().labels().get(WellKnown.ZONE));
                    }
                },
                "but its volumes are in [us-east-1");
    }

    @Test
    void noticesAResultThatSaysSomethingElse() {
        Function<WorldSettings, Witness> billsAMinuteMore = settings -> new Conservation(
                settings.withBilling(new WorldSettings.Billing(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(10))));

        assertThatThrownBy(() -> new Simulation(RandomTrace.of(1), billsAMinuteMore)
                        .run(new RestlessPolicy(1), WorldSettings.DEFAULT, 1))
                .isInstanceOf(Violation.class)
                .hasMessageContaining("billed micro-dollars: the result says ");
    }
}
