package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** What a fixed fleet costs: bought at the start for the trace's peak, which only hindsight knows, and kept. */
public final class StaticPeak implements Policy {

    private final Trace trace;

    public StaticPeak(Trace trace) {
        this.trace = trace;
    }

    @Override
    public PolicyLabel label() {
        return new PolicyLabel("static-peak", PolicyLabel.Kind.BOUND);
    }

    @Override
    public void attach(SimulatedWorld world) {
        Instant start = Instant.ofEpochMilli(world.engine().nowMillis());
        List<NodeGroup> groups = world.doors().observer().observe(start).groups().items().stream()
                .map(NodeGroupState::group)
                .toList();
        List<GroupOffer> offers = groups.stream()
                .map(group -> new GroupOffer(group, group.maxSize(), ImmutableMaps.empty()))
                .toList();
        Plan plan =
                new GreedyPlanner().plan(new PlanningProblem(new Placement(), List.of(), PeakDemand.of(trace), offers));
        var sizes = new TreeMap<String, Integer>();
        groups.forEach(group -> sizes.put(group.name(), group.minSize()));
        var planned = new TreeMap<String, Integer>();
        plan.nodes().forEach(node -> planned.merge(node.template().source().group(), 1, Integer::sum));
        planned.forEach((group, nodes) -> sizes.merge(group, nodes, Math::max));
        sizes.forEach((group, nodes) -> world.aws().standReady(group, nodes));
    }
}
