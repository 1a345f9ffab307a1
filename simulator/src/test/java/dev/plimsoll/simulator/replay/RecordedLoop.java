package dev.plimsoll.simulator.replay;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.expanding.ExpanderPlanner;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.journal.FlightRecorder;
import dev.plimsoll.journal.JournalFile;
import dev.plimsoll.journal.Rules;
import dev.plimsoll.testkit.FakeCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of a small cluster as the daemon goes through it, recorded: a purchase is refused and asked for again, a pod
 * comes that fits nowhere, the work ends, the view is stale for a while, and the nodes are drained and given back. At most 16 rounds bring something
 * new, as many as a recorder holds however slow its file is.
 */
public final class RecordedLoop {

    private static final Owner WEB = new Owner(Owner.Kind.DEPLOYMENT, "web");

    private final FakeCluster cluster = new FakeCluster(
            aGroup("small").zones("a", "b").build(),
            aGroup("large").nodes(16_000, 64, 700_000).build());
    private final ControlLoop loop;
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");

    private RecordedLoop(Rules rules, FlightRecorder recorder) {
        loop = new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, recorder),
                new Decider(
                        ExpanderPlanner.choosingBy(rules.settings().expansion(), new GreedyPlanner()),
                        rules.settings()),
                new ControlLoop.Start(Memory.NONE, rules.settings()));
    }

    /** Records the day under these settings, in a file that gives each round a line. */
    public static void record(Path file, Settings settings) throws IOException {
        var rules = new Rules(settings, Rules.Search.NONE);
        var troubles = new ArrayList<String>();
        try (var recorder = new FlightRecorder(new JournalFile(file, Long.MAX_VALUE), rules, troubles::add)) {
            new RecordedLoop(rules, recorder).day();
        }
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(String.join("; ", troubles));
        }
    }

    private void day() {
        cluster.pendingPods(aShape().build(), 6, WEB);
        cluster.answer(new Outcome.Refused("somebody else raised the group"));
        tick(Duration.ZERO);
        cluster.answer(Outcome.DONE);
        tick(Duration.ofSeconds(20));
        List<String> nodes = joined();
        cluster.bindPending(nodes.getFirst());
        cluster.pendingPods(aShape().cpuMillis(100_000).build(), 1, Owner.NOBODY);
        tick(Duration.ofSeconds(20));
        tick(Duration.ofSeconds(1));
        nodes.forEach(cluster::clear);
        tick(Duration.ofMinutes(5));
        cluster.lag(Duration.ofMinutes(2));
        tick(Duration.ofSeconds(10));
        cluster.lag(Duration.ZERO);
        for (int round = 0; round < 5; round++) {
            tick(Duration.ofMinutes(11));
        }
    }

    private void tick(Duration later) {
        now = now.plus(later);
        loop.tick(now);
    }

    /** Lets every instance become a node. */
    private List<String> joined() {
        var nodes = new ArrayList<String>();
        for (String group : List.of("large", "small")) {
            for (int left = cluster.group(group).instances().size(); left > 0; left--) {
                nodes.add(cluster.join(group, now));
            }
        }
        return nodes;
    }
}
