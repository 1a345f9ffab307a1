package dev.plimsoll.journal;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.expander.Priorities.NamePattern;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Rounds to record. */
final class Recordings {

    static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456789Z");
    private static final Instant MADE = Instant.parse("2026-03-01T08:00:00Z");
    static final Rules RULES = new Rules(Settings.DEFAULT, Rules.Search.NONE);
    static final Decision NOTHING = new Decision(List.of(), Memory.NONE, null, List.of());

    private static final int LABELS = 15;
    private static final int IMAGES = 20;

    private Recordings() {}

    /** An empty cluster with this many nodes per group allowed. */
    static Situation small(int maxSize) {
        return situation(List.of(), List.of(aGroup("workers").sizes(0, maxSize).build()));
    }

    /** Nodes as EKS has them, with pods of so many shapes spread over them. */
    static Situation large(int nodes, int pods, int shapes) {
        List<PodShape> known = new ArrayList<>();
        for (int i = 0; i < shapes; i++) {
            known.add(aShape().app("app-" + i).cpuMillis(100 + i).build());
        }
        NodeGroup group = aGroup("workers").zones("a", "b", "c").build();
        var states = new ArrayList<NodeState>();
        for (int i = 0; i < nodes; i++) {
            states.add(new NodeState(node(group, i), podsOf(i, pods / nodes, known)));
        }
        return situation(states, List.of(group));
    }

    /** The rounds of a recording whose settings hold no patterns. */
    static List<RecordedRound> read(Path path) throws IOException {
        var rounds = new ArrayList<RecordedRound>();
        try (var reader = JournalReader.open(path, Recordings::noPattern)) {
            for (RecordedRound round = reader.next(); round != null; round = reader.next()) {
                rounds.add(round);
            }
        }
        return rounds;
    }

    private static NamePattern noPattern(String text) {
        throw new IllegalArgumentException("pattern " + text);
    }

    private static Node node(NodeGroup group, int index) {
        Node fresh = group.templates().get(index % 3).freshNode("%04d".formatted(index));
        var labels = new TreeMap<>(fresh.labels());
        for (int i = 0; i < LABELS; i++) {
            labels.put("example.com/label-" + i, "value-" + i);
        }
        var images = new TreeMap<String, Long>();
        for (int i = 0; i < IMAGES; i++) {
            images.put("registry.example.com/team/image-" + (index + i) % 200 + ":1.0", 100_000_000L + i);
        }
        var equipment =
                new Node.Equipment(ImmutableMaps.copyOf(Map.of("ebs.csi.aws.com", 25)), List.of(), images, List.of());
        var status = new Node.Status(true, false, MADE.minusSeconds(index), "i-%017x".formatted(index), equipment);
        return new Node(fresh.name(), labels, fresh.taints(), fresh.allocatable(), status);
    }

    private static List<Pod> podsOf(int node, int count, List<PodShape> shapes) {
        var pods = new ArrayList<Pod>();
        for (int i = 0; i < count; i++) {
            int number = node * count + i;
            int app = number % shapes.size();
            String unique =
                    new UUID(number * 0x9E3779B97F4A7C15L, number).toString().substring(0, 15);
            pods.add(new Pod(
                    "default/app-" + app + "-" + unique,
                    shapes.get(app),
                    new Owner(Owner.Kind.DEPLOYMENT, "app-" + app),
                    new Pod.Life(MADE.minusSeconds(number % 100_000), Eviction.BY_RULES, false)));
        }
        return pods;
    }

    private static Situation situation(List<NodeState> nodes, List<NodeGroup> groups) {
        var states = groups.stream()
                .map(group -> new NodeGroupState(group, nodes.size(), List.of()))
                .toList();
        return new Situation(
                AT,
                RULES,
                new Observation(
                        new Snapshot<>(nodes, AT, true),
                        new Snapshot<>(List.of(), AT, true),
                        new Snapshot<>(states, AT, true),
                        new Snapshot<>(List.of(), AT, true),
                        ClusterFacts.NONE),
                Memory.NONE);
    }
}
