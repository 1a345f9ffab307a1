package dev.plimsoll.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.live.LiveFolder.Recorded;
import dev.plimsoll.simulator.policy.clusterautoscaler.ClusterAutoscaler;
import dev.plimsoll.simulator.policy.clusterautoscaler.Flags;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The simulated world with its model of cluster-autoscaler, held against recordings of the real ones phase by phase. Where the
 * real one draws lots, a recording is one draw: it is compared with the likest of some seeds.
 */
class LiveFidelityTest {

    private static final int SEEDS = 20;

    /**
     * Marks that are met where not all are; these may only rise. bursts-2, steps-2 and steps-3: one node leaves empty where pods
     * were thrown off the real one. bursts-3: a node is given back a minute early. constrained-1 and -2: the same course with
     * zones exchanged, for which groups are drawn by lot.
     */
    private static final Map<String, Integer> MET = Map.of( // looked up only
            "bursts-2", 7,
            "bursts-3", 5,
            "constrained-1", 6,
            "constrained-2", 6,
            "steps-2", 7,
            "steps-3", 7);

    @TestFactory
    Stream<DynamicTest> theModelDoesWhatTheRealOneDid() {
        return LiveFolder.all().stream()
                .flatMap(folder -> folder.recordings().stream())
                .map(recorded -> DynamicTest.dynamicTest(recorded.name(), () -> compare(recorded)));
    }

    private static void compare(Recorded recorded) {
        List<Fidelity> draws = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> new Fidelity(recorded.run(), simulate(recorded, seed)))
                .toList();
        Fidelity best =
                draws.stream().max(Comparator.comparingLong(Fidelity::marks)).orElseThrow();
        System.out.println(table(recorded.name(), best, draws));
        int known = MET.getOrDefault(recorded.name(), best.rows().size());
        assertThat(best.marks()).as(recorded.name()).isGreaterThanOrEqualTo(known);
    }

    private static LiveRun simulate(Recorded recorded, long seed) {
        LiveRun real = recorded.run();
        var phase = new ClusterAutoscaler.Phase(sinceStart(real.firstLoop()), sinceStart(real.firstRefresh()));
        Flags flags = Flags.parse(String.join(" ", recorded.workload().flags()));
        return new LiveWorld(recorded.workload(), real.zero()).run(new ClusterAutoscaler(flags, phase, true), seed);
    }

    private static long sinceStart(double t) {
        return LiveTrace.LEAD.toMillis() + Math.round(t * 1000);
    }

    private static String table(String name, Fidelity best, List<Fidelity> draws) {
        var text = new StringBuilder("\n" + name + ": ")
                .append(best.marks() + " of " + best.rows().size() + " at best; by seed ")
                .append(draws.stream().map(Fidelity::marks).toList())
                .append('\n');
        for (Fidelity.Row row : best.rows()) {
            text.append(String.format(
                    "  %-3s %-18s real %s | simulated %s | allowed %s%n",
                    row.in() ? "in" : "OUT", row.figure(), row.real(), row.simulated(), row.allowed()));
        }
        return text.toString();
    }
}
