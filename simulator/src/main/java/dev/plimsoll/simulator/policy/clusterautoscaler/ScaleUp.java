package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.expander.AlikeMachines;
import dev.plimsoll.core.expander.BalancedGrowth;
import dev.plimsoll.core.expander.Expander;
import dev.plimsoll.core.expander.ExpanderChain;
import dev.plimsoll.core.expander.ExpanderKind;
import dev.plimsoll.core.expander.ExpansionOption;
import dev.plimsoll.core.expander.LeastNodes;
import dev.plimsoll.core.expander.LeastWaste;
import dev.plimsoll.core.expander.MostPods;
import dev.plimsoll.core.expander.NodeProfile;
import dev.plimsoll.core.expander.Priority;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expander.SeededChoice;
import dev.plimsoll.core.expander.SimilarGroups;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.scheduling.Placement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One purchase: what each group alone could do, and the choice of one of them (pkg/core/scaleup/orchestrator). */
final class ScaleUp {

    private final Flags.Growth flags;
    private final GroupCache cache;
    private final Registry registry;
    private final Templates templates;
    private final ExpanderChain chain;
    private final SeededChoice lot;
    private final SimilarGroups alike = AlikeMachines.onAws(AlikeMachines.Tolerances.DEFAULT, List.of());

    /** A group that could help, what it would take, and which groups of pods may go there at all. */
    private record Option(NodeGroup group, ExpansionOption expansion, List<PodGroup> helped, List<NodeGroup> similar) {}

    ScaleUp(Flags.Growth flags, GroupCache cache, Registry registry, Templates templates, long seed) {
        this.flags = flags;
        this.cache = cache;
        this.registry = registry;
        this.templates = templates;
        this.lot = new SeededChoice(seed);
        this.chain = new ExpanderChain(flags.expander().kinds().stream()
                .map(kind -> expander(kind, seed))
                .toList());
    }

    private static Expander expander(ExpanderKind kind, long seed) {
        return switch (kind) {
            case LEAST_WASTE -> new LeastWaste();
            case MOST_PODS -> new MostPods();
            case LEAST_NODES -> new LeastNodes();
            case PRIORITY -> new Priority(new PriorityConfig.Absent());
            case RANDOM -> new SeededChoice(seed);
            case COST, PRICE ->
                throw new IllegalArgumentException("cluster-autoscaler has no expander " + kind.text()
                        + " on AWS: give --expander=least-waste, most-pods, least-nodes, priority or random");
        };
    }

    /** Whether anything was bought for these pods. */
    boolean grow(Picture picture, List<Pod> pods) {
        Instant now = picture.view().now();
        List<PodGroup> groups = PodGroup.of(pods);
        List<NodeGroup> open = cache.groups().stream()
                .map(NodeGroupState::group)
                .filter(group -> !group.templates().isEmpty()
                        && cache.target(group.name()) < group.maxSize()
                        && !registry.isBackedOff(group.name(), now))
                .toList();
        var options = new ArrayList<Option>();
        for (NodeGroup group : open) {
            Option option = option(picture, group, groups, open);
            if (option != null) {
                options.add(option);
            }
        }
        Option best = best(options);
        return best != null && buy(best, options, picture.order().size(), now);
    }

    private @Nullable Option option(Picture picture, NodeGroup group, List<PodGroup> pods, List<NodeGroup> open) {
        Templates.Known template = templates.of(group);
        List<PodGroup> helped = helped(picture.placement(), group, template, pods);
        if (helped.isEmpty()) {
            return null;
        }
        List<NodeGroup> similar = flags.balanced() ? similar(group, template, open) : List.of();
        int room = room(group);
        for (NodeGroup other : similar) {
            room += room(other);
        }
        var estimator = new BinpackingEstimator(picture.placement(), picture.order());
        var estimate = estimator.estimate(
                new BinpackingEstimator.Template(
                        number -> template.fresh("estimate-" + group.name() + "-" + number), template.machine()),
                helped,
                limit(
                        flags.nodesPerScaleUp(),
                        room,
                        flags.nodesTotal(),
                        picture.order().size()));
        if (estimate.nodes() == 0) {
            return null;
        }
        var placed = new ArrayList<ExpansionOption.Pods>();
        for (int i = 0; i < helped.size(); i++) {
            int count = estimate.podsByGroup().get(i);
            if (count > 0) {
                placed.add(new ExpansionOption.Pods(
                        "pods-" + i, helped.get(i).shape().requests(), count));
            }
        }
        Resources machine = template.machine();
        return new Option(
                group,
                new ExpansionOption(
                        group.name(),
                        estimate.nodes(),
                        placed,
                        new ExpansionOption.Template(
                                machine.cpuMillis(), machine.memoryBytes(), machine.other(Resources.GPU) > 0),
                        true),
                helped,
                similar);
    }

    /**
     * How many nodes may be added: the smallest of what one purchase may take, of the room of groups and of the room in the
     * cluster, of those above 0 (0: any number); below 0 there may be none (pkg/estimator/threshold_based_limiter.go).
     */
    static int limit(int perScaleUp, int room, int nodesTotal, int nodes) {
        int left = nodesTotal - nodes;
        if (room <= 0 || (nodesTotal > 0 && left <= 0)) {
            return -1;
        }
        int limit = perScaleUp;
        for (int other : nodesTotal > 0 ? List.of(room, left) : List.of(room)) {
            limit = limit == 0 || (other > 0 && other < limit) ? other : limit;
        }
        return limit;
    }

    private int room(NodeGroup group) {
        return Math.max(0, group.maxSize() - cache.target(group.name()));
    }

    private static List<PodGroup> helped(
            Placement placement, NodeGroup group, Templates.Known template, List<PodGroup> pods) {
        int mark = placement.mark();
        int node = placement.addNode(template.fresh("template-" + group.name()));
        List<PodGroup> helped = pods.stream()
                .filter(each -> placement.fits(placement.shape(each.shape()), node))
                .toList();
        placement.undo(mark);
        return helped;
    }

    private @Nullable Option best(List<Option> options) {
        List<ExpansionOption> left =
                chain.best(options.stream().map(Option::expansion).toList());
        if (left.isEmpty()) {
            return null;
        }
        String chosen = lot.pick(left).group();
        return options.stream()
                .filter(option -> option.group().name().equals(chosen))
                .findFirst()
                .orElseThrow();
    }

    private boolean buy(Option best, List<Option> options, int nodes, Instant now) {
        int wanted = best.expansion().nodes();
        if (flags.nodesTotal() > 0) {
            wanted = Math.min(wanted, flags.nodesTotal() - nodes);
        }
        var row = new ArrayList<BalancedGrowth.Group>();
        row.add(size(best.group()));
        for (Option other : options) {
            if (best.similar().contains(other.group()) && other.helped().containsAll(best.helped())) {
                row.add(size(other.group()));
            }
        }
        boolean bought = false;
        for (BalancedGrowth.Growth growth : BalancedGrowth.of(row, Math.max(0, wanted))) {
            if (cache.setTarget(growth.name(), growth.to(), now)) {
                registry.bought(growth.name(), growth.to() - growth.from(), now);
                bought = true;
            } else {
                registry.backOff(growth.name(), now);
            }
        }
        return bought;
    }

    private BalancedGrowth.Group size(NodeGroup group) {
        return new BalancedGrowth.Group(group.name(), cache.target(group.name()), group.maxSize());
    }

    private List<NodeGroup> similar(NodeGroup group, Templates.Known template, List<NodeGroup> open) {
        NodeProfile own = profile(template);
        return open.stream()
                .filter(other ->
                        !other.name().equals(group.name()) && alike.areSimilar(own, profile(templates.of(other))))
                .toList();
    }

    private static NodeProfile profile(Templates.Known template) {
        Resources daemons = template.like().capacity().daemonSets();
        return new NodeProfile(
                template.like().labels(),
                amounts(template.machine()),
                amounts(template.free().plus(daemons)),
                amounts(daemons));
    }

    private static SortedMap<String, BigDecimal> amounts(Resources resources) {
        var amounts = new TreeMap<String, BigDecimal>();
        amounts.put(Resources.CPU, BigDecimal.valueOf(resources.cpuMillis(), 3));
        amounts.put(Resources.MEMORY, BigDecimal.valueOf(resources.memoryBytes()));
        amounts.put("pods", BigDecimal.valueOf(resources.pods()));
        resources.others().forEach((name, amount) -> amounts.put(name, BigDecimal.valueOf(amount)));
        return amounts;
    }
}
