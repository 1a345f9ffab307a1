package dev.plimsoll.testkit;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Small clusters of a few nodes, groups and kinds of pod, most of which mind who or what is near: spread over zones and hosts,
 * affinity, anti-affinity that is returned or not, zonal volumes, host ports, taints, groups of one zone or of several. A world
 * can be changed by one thing and made a problem again.
 */
public record ConstrainedWorlds(List<Standing> nodes, List<GroupOffer> offers, List<Demand> demands) {

    private static final Taint DEDICATED = new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE);
    private static final List<String> ZONES = List.of("a", "b", "c");

    /** A node that is there already, of a group, with pods on it. */
    public record Standing(String name, NodeGroup group, int zone, List<Demand> pods) {
        public Standing {
            pods = List.copyOf(pods);
        }
    }

    public ConstrainedWorlds {
        nodes = List.copyOf(nodes);
        offers = List.copyOf(offers);
        demands = List.copyOf(demands);
    }

    /** The world of this seed. */
    public static ConstrainedWorlds world(long seed) {
        var random = new Random(seed * 7919 + 17);
        int apps = random.nextInt(1, 5);
        List<NodeGroup> groups = groups(random);
        var nodes = new ArrayList<Standing>();
        var instances = new TreeMap<String, SortedMap<String, Integer>>();
        for (int i = random.nextInt(4); i > 0; i--) {
            NodeGroup group = groups.get(random.nextInt(groups.size()));
            int zone = random.nextInt(group.templates().size());
            List<Demand> pods = random.nextBoolean() ? List.of() : List.of(demand(random, apps, 1));
            nodes.add(new Standing("there-" + i, group, zone, pods));
            instances
                    .computeIfAbsent(group.name(), any -> new TreeMap<>())
                    .merge(group.templates().get(zone).source().zone(), 1, Integer::sum);
        }
        var offers = new ArrayList<GroupOffer>();
        for (NodeGroup group : groups) {
            SortedMap<String, Integer> there = instances.getOrDefault(group.name(), Collections.emptySortedMap());
            offers.add(new GroupOffer(group, group.maxSize(), there));
        }
        var demands = new ArrayList<Demand>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            demands.add(demand(random, apps, random.nextInt(1, 5)));
        }
        return new ConstrainedWorlds(nodes, offers, demands);
    }

    private static List<NodeGroup> groups(Random random) {
        var groups = new ArrayList<NodeGroup>();
        boolean isByZone = random.nextInt(3) == 0;
        int kinds = random.nextInt(1, isByZone ? 2 : 4);
        for (int kind = 0; kind < kinds; kind++) {
            long cores = 1L << random.nextInt(1, 4);
            long price = cores * 24_000 + random.nextInt(9) * 1000L;
            Taint[] taints = random.nextInt(8) == 0 ? new Taint[] {DEDICATED} : new Taint[0];
            List<List<String>> layouts =
                    isByZone ? ZONES.stream().map(List::of).toList() : List.of(ZONES.subList(0, random.nextInt(1, 4)));
            for (List<String> zones : layouts) {
                groups.add(aGroup("group-" + kind + (isByZone ? "-" + zones.getFirst() : ""))
                        .nodes(cores * 1000 - 80, cores * (random.nextBoolean() ? 2 : 4), price)
                        .zones(zones.toArray(new String[0]))
                        .sizes(0, random.nextInt(2, 9))
                        .taints(taints)
                        .build());
            }
        }
        return groups;
    }

    private static Demand demand(Random random, int apps, int pods) {
        String app = "app-" + random.nextInt(apps);
        var shape = aShape().app(app)
                .cpuMillis(random.nextInt(3, 20) * 100L)
                .memoryMib(random.nextInt(1, 17) * 256L)
                .rules(rules(random, app, apps));
        return new Demand(shape.build(), pods);
    }

    private static SchedulingRules rules(Random random, String app, int apps) {
        LabelSelector self = LabelSelector.of(Map.of("app", app));
        LabelSelector other = LabelSelector.of(Map.of("app", "app-" + random.nextInt(apps)));
        String key = random.nextBoolean() ? WellKnown.ZONE : WellKnown.HOSTNAME;
        SchedulingRules rules = random.nextInt(4) == 0
                ? SchedulingRules.NONE.withTolerations(
                        List.of(new Toleration("dedicated", Toleration.Operator.EXISTS, "", null)))
                : SchedulingRules.NONE;
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, random.nextInt(1, 3), self)));
            case 2 ->
                rules.withSpread(
                        List.of(TopologySpreadConstraint.hard(WellKnown.HOSTNAME, random.nextInt(1, 3), self)));
            case 3 -> rules.withPodAffinity(away(key, self));
            case 4 -> rules.withPodAffinity(away(key, other));
            case 5 -> rules.withPodAffinity(near(key, other));
            case 6 ->
                rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.HOSTNAME, 1, self)))
                        .withPodAffinity(away(WellKnown.HOSTNAME, other));
            case 7 ->
                rules.withAttachments(new Attachments(List.of(), List.of(ZONES.get(random.nextInt(ZONES.size())))));
            case 8 -> rules.withAttachments(new Attachments(List.of(new HostPort("", "TCP", 8080)), List.of()));
            default ->
                random.nextBoolean()
                        ? rules
                        : rules.withNodeAffinity(
                                NodeAffinity.selector(Map.of(WellKnown.ZONE, ZONES.get(random.nextInt(ZONES.size())))));
        };
    }

    private static PodAffinityTerm.Terms away(String key, LabelSelector from) {
        return new PodAffinityTerm.Terms(List.of(), List.of(PodAffinityTerm.ownNamespace(key, from)), List.of());
    }

    private static PodAffinityTerm.Terms near(String key, LabelSelector to) {
        return new PodAffinityTerm.Terms(List.of(PodAffinityTerm.ownNamespace(key, to)), List.of(), List.of());
    }

    public ConstrainedWorlds withNodes(List<Standing> changed) {
        return new ConstrainedWorlds(changed, offers, demands);
    }

    public ConstrainedWorlds withOffers(List<GroupOffer> changed) {
        return new ConstrainedWorlds(nodes, changed, demands);
    }

    public ConstrainedWorlds withDemands(List<Demand> changed) {
        return new ConstrainedWorlds(nodes, offers, changed);
    }

    /** What waits once all has been put on the nodes that are there that goes there. */
    public PlanningProblem problem() {
        var placement = new Placement();
        var landing = new ArrayList<Integer>();
        for (Standing node : nodes) {
            int handle =
                    placement.addNode(node.group().templates().get(node.zone()).freshNode(node.name()));
            for (Demand pods : node.pods()) {
                placement.bindRunning(placement.shape(pods.shape()), handle, pods.count());
            }
            landing.add(handle);
        }
        return new PlanningProblem(placement, landing, Demand.place(demands, placement, landing), offers);
    }
}
