package dev.plimsoll.core.greedy;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A plain planner to compare with: each pod, those with spread first and then the largest first, goes to the first bought node
 * that takes it, or else to a new one of the cheapest template that does. It asks the scheduler about everything.
 */
final class PodByPod {

    private final Placement placement = new Placement();
    private final List<NodeTemplate> templates = new ArrayList<>();
    private final List<Integer> nodes = new ArrayList<>();
    private long microDollarsPerHour;

    PodByPod(PlanningProblem problem) {
        problem.offers().forEach(offer -> templates.addAll(offer.group().templates()));
        templates.sort(Comparator.comparingLong(NodeTemplate::microDollarsPerHour));
        var pods = new ArrayList<Integer>();
        for (Demand demand : problem.demands()) {
            for (int pod = 0; pod < demand.count(); pod++) {
                pods.add(placement.shape(demand.shape()));
            }
        }
        pods.sort(Comparator.comparing((Integer shape) ->
                        placement.shapeAt(shape).rules().spread().isEmpty())
                .thenComparingLong(shape -> -placement.shapeAt(shape).requests().cpuMillis())
                .thenComparingLong(shape -> -placement.shapeAt(shape).requests().memoryBytes()));
        boolean progress = true;
        while (progress) { // some wait for others
            progress = pods.removeIf(this::place);
        }
        if (!pods.isEmpty()) {
            throw new IllegalStateException(pods.size() + " pods found no place: compare on an easier problem");
        }
    }

    long cost() {
        return microDollarsPerHour;
    }

    private boolean place(int shape) {
        for (int node : nodes) {
            if (placement.fits(shape, node)) {
                placement.bind(shape, node);
                return true;
            }
        }
        return templates.stream().anyMatch(template -> buy(shape, template));
    }

    private boolean buy(int shape, NodeTemplate template) {
        int mark = placement.mark();
        int node = placement.addNode(template.freshNode("new-" + nodes.size()));
        if (!placement.fits(shape, node)) {
            placement.undo(mark);
            return false;
        }
        placement.keep(mark);
        placement.bind(shape, node);
        nodes.add(node);
        microDollarsPerHour += template.microDollarsPerHour();
        return true;
    }
}
