package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.Arrays;
import java.util.List;

/** Tells of carts that cannot hold as many pods as asked, by what all their nodes have together: no cart is missed by that. */
final class Yardstick {

    private final ResourceAxes axes;
    private final Shelf shelf;
    private final long[][] requests; // by axis, of every pod, smallest first
    private final long[] landing; // what nodes that are there may have to give

    Yardstick(PlanningProblem problem, List<Waiting> rows, Shelf shelf) {
        this.shelf = shelf;
        axes = ResourceAxes.of(problem.demands());
        int pods = rows.stream().mapToInt(Waiting::pods).sum();
        requests = new long[axes.count()][pods];
        int at = 0;
        for (Waiting row : rows) {
            for (int pod = 0; pod < row.pods(); pod++) {
                for (int axis = 0; axis < requests.length; axis++) {
                    requests[axis][at] = row.request()[axis];
                }
                at++;
            }
        }
        Arrays.stream(requests).forEach(Arrays::sort);
        landing = new long[3];
        Placement placement = problem.placement();
        for (int node : problem.landingNodes()) {
            landing[0] += Math.max(0, placement.freeCpuMillis(node));
            landing[1] += Math.max(0, placement.freeMemoryBytes(node));
            landing[2] += Math.max(0, placement.freePods(node));
        }
    }

    /** Whether the cart might leave no more than the seats do. */
    boolean mayHold(Cart cart, Seats atLeast) {
        long pods = requests.length == 0
                ? 0
                : requests[0].length - Arrays.stream(atLeast.left()).sum();
        List<NodeTemplate> templates = shelf.templates(cart);
        for (int axis = 0; axis < landing.length; axis++) {
            long free = landing[axis];
            for (NodeTemplate template : templates) {
                free += axes.vector(template.capacity().free())[axis];
            }
            for (int pod = 0; pod < pods && free >= 0; pod++) {
                free -= requests[axis][pod];
            }
            if (free < 0) {
                return false;
            }
        }
        return true;
    }
}
