package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.PlacementTracker;
import dev.plimsoll.simulator.policy.BinpackingEstimator.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Model of cluster-autoscaler with its defaults (kubernetes-sigs/cluster-autoscaler pkg/core/static_autoscaler.go and
 * pkg/config/flags): pods that fit existing or upcoming nodes wait for those; for the rest each group alone is packed
 * first-fit decreasing, and the group with the least waste grows. Random ties are broken by name here. Instances that have
 * not become nodes after 15 minutes are ended.
 */
final class ClusterAutoscalerModel implements Scanner {

    private static final Duration NEW_POD_BUFFER = Duration.ofSeconds(2);
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MAX_NODE_PROVISION_TIME = Duration.ofMinutes(15);
    private static final int MAX_NODES_PER_SCALE_UP = 1000;

    private final PlacementTracker tracker = new PlacementTracker();
    private final ClusterAutoscalerScaleDown scaleDown = new ClusterAutoscalerScaleDown();
    private Instant lastScaleUp = Instant.MIN;

    @Override
    public @Nullable Instant scan(Observation seen, Controls controls, Instant now) {
        ClusterView view = tracker.view(seen, now);
        int mark = view.placement().mark();
        try {
            return scan(view, controls);
        } finally {
            view.placement().undo(mark);
        }
    }

    private @Nullable Instant scan(ClusterView view, Controls controls) {
        var next = new Alarm(view.now());
        endThoseThatNeverJoined(view, controls, next);
        List<Integer> nodes = scaleDown.landingNodes(view);
        nodes.addAll(upcomingNodes(view));
        List<Demand> leftover = Demand.place(demands(view), view.placement(), nodes);
        List<Pod> pods = view.seen().unschedulablePods().items();
        if (!leftover.isEmpty() && pods.stream().allMatch(pod -> isTooNew(pod, view.now()))) {
            next.at(view.now().plus(SCAN_INTERVAL));
        } else if (!leftover.isEmpty() && grow(view, leftover, controls)) {
            lastScaleUp = view.now();
            next.at(view.now().plus(SCAN_INTERVAL));
        }
        scaleDown.scan(view, lastScaleUp, controls, next);
        return next.earliest();
    }

    private static boolean isTooNew(Pod pod, Instant now) {
        return pod.createdAt().plus(NEW_POD_BUFFER).isAfter(now);
    }

    private static List<Demand> demands(ClusterView view) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (Pod pod : view.seen().unschedulablePods().items()) {
            counts.merge(view.placement().shape(pod.shape()), 1, Integer::sum);
        }
        var demands = new ArrayList<Demand>();
        counts.forEach((shape, count) -> demands.add(new Demand(view.placement().shapeAt(shape), count)));
        return demands;
    }

    private static void endThoseThatNeverJoined(ClusterView view, Controls controls, Alarm next) {
        for (NodeGroupState group : view.seen().groups().items()) {
            for (Instance instance : view.ownership().waiting(group)) {
                next.at(deadline(instance));
                if (isLate(instance, view.now())) {
                    controls.terminate(instance.id());
                }
            }
        }
    }

    private static List<Integer> upcomingNodes(ClusterView view) {
        var nodes = new ArrayList<Integer>();
        for (NodeGroupState group : view.seen().groups().items()) {
            for (Instance instance : view.ownership().waiting(group)) {
                if (!isLate(instance, view.now())) {
                    // the product builds every upcoming node from one template, whatever its zone
                    NodeTemplate template = group.group().templates().getFirst();
                    nodes.add(view.placement().addNode(template.freshNode("upcoming-" + nodes.size())));
                }
            }
        }
        return nodes;
    }

    private static Instant deadline(Instance instance) {
        return instance.launchedAt().plus(MAX_NODE_PROVISION_TIME);
    }

    private static boolean isLate(Instance instance, Instant now) {
        return !now.isBefore(deadline(instance));
    }

    private static boolean grow(ClusterView view, List<Demand> leftover, Controls controls) {
        Estimate best = null;
        double leastWaste = Double.POSITIVE_INFINITY;
        int desired = 0;
        var estimator = new BinpackingEstimator(view.placement());
        for (NodeGroupState group : view.seen().groups().items()) {
            int room = Math.min(MAX_NODES_PER_SCALE_UP, group.group().maxSize() - group.desired());
            if (room > 0) {
                Estimate option = estimator.estimate(group.group().templates().getFirst(), leftover, room);
                double waste = option.pods() == 0 ? Double.POSITIVE_INFINITY : waste(option);
                if (waste < leastWaste) {
                    best = option;
                    leastWaste = waste;
                    desired = group.desired();
                }
            }
        }
        if (best == null) {
            return false;
        }
        controls.setDesired(best.template().source().group(), desired + best.nodes());
        return true;
    }

    /** Share of cpu plus share of memory that the pods leave idle (pkg/expander/waste/waste.go). */
    private static double waste(Estimate option) {
        Resources bought = option.template().capacity().allocatable().times(option.nodes());
        return idle(option.requested().cpuMillis(), bought.cpuMillis())
                + idle(option.requested().memoryBytes(), bought.memoryBytes());
    }

    private static double idle(long requested, long bought) {
        return (double) (bought - requested) / bought;
    }
}
