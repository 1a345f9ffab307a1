package dev.plimsoll.simulator.parity;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** A group as a seed has it, some with nodes, and the DaemonSets of its cluster. */
record RandomGroup(Manifest.Group group, List<Manifest.DaemonSet> daemonSets) {

    private static final String TEMPLATE = "k8s.io/cluster-autoscaler/node-template/";
    private static final List<List<String>> TYPES = List.of(
            List.of("m5.large", "m5a.large", "c5.2xlarge", "r5.xlarge", "t3.xlarge", "g4dn.xlarge", "m7i-flex.large"),
            List.of("m6g.large", "c7g.xlarge", "r8g.2xlarge", "t4g.large"));

    static RandomGroup of(long seed) {
        var random = new Random(seed);
        List<String> types = some(random, TYPES.get(random.nextInt(4) == 0 ? 1 : 0), 3);
        List<String> zones = some(random, List.of("eu-central-1a", "eu-central-1b", "us-west-2-lax-1a"), 3);
        int nodes = random.nextInt(3);
        var group = new Manifest.Group(
                "group-" + seed,
                types,
                zones,
                new Manifest.Bounds(nodes, 10),
                new Manifest.Marks(ImmutableMaps.empty(), List.of(), tags(random)));
        var daemonSets = new ArrayList<Manifest.DaemonSet>();
        for (int i = random.nextInt(4); i > 0; i--) {
            daemonSets.add(new Manifest.DaemonSet(
                    "daemon-" + i,
                    new Resources(50L * random.nextInt(4), (long) random.nextInt(200) << 20, 1, ImmutableMaps.empty()),
                    random.nextBoolean() ? ImmutableMaps.empty() : ImmutableMaps.copyOf(Map.of("pool", "a"))));
        }
        return new RandomGroup(group, daemonSets);
    }

    private static List<String> some(Random random, List<String> all, int atMost) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(Math.min(atMost, all.size()))));
    }

    private static SortedMap<String, String> tags(Random random) {
        var tags = new TreeMap<String, String>();
        if (random.nextBoolean()) {
            tags.put(TEMPLATE + "label/pool", random.nextBoolean() ? "a" : "b");
        }
        if (random.nextInt(3) == 0) {
            tags.put(TEMPLATE + "taint/dedicated", "batch:NoSchedule");
        }
        if (random.nextInt(3) == 0) {
            tags.put(TEMPLATE + "resources/ephemeral-storage", "100Gi");
        }
        if (random.nextInt(4) == 0) {
            tags.put(TEMPLATE + "resources/pods", "110");
        }
        if (random.nextInt(6) == 0) {
            tags.put(TEMPLATE + "label/topology.kubernetes.io/zone", "nowhere");
        }
        return tags;
    }
}
