package dev.plimsoll.core.template;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pods that DaemonSets put on a node as it comes up: placed one by one, the most important first, by the scheduler's own
 * rules. One that the node cannot take stays off and takes nothing; one that only waits for company is taken to find it.
 */
record DaemonPods(List<PodShape> pods, Resources requests) {

    DaemonPods {
        pods = List.copyOf(pods);
    }

    /** On an empty node with these labels, taints and room; equally important ones go in the order given. */
    static DaemonPods on(Node empty, Collection<PodShape> candidates) {
        var placement = new Placement();
        int node = placement.addNode(empty);
        var waiting = new ArrayList<>(candidates);
        waiting.sort(Comparator.comparingInt(PodShape::priority).reversed());
        var placed = new ArrayList<PodShape>();
        boolean anyNew = true;
        while (anyNew) {
            anyNew = waiting.removeIf(pod -> {
                boolean fits = placement.fits(placement.shape(pod), node);
                if (fits) {
                    placement.bind(placement.shape(pod), node);
                    placed.add(pod);
                }
                return fits;
            });
        }
        for (PodShape pod : waiting) {
            if (lacksCompanyAlone(placement.misfit(placement.shape(pod), node))) {
                placement.bind(placement.shape(pod), node);
                placed.add(pod);
            }
        }
        return new DaemonPods(placed, sum(placed));
    }

    private static boolean lacksCompanyAlone(@Nullable Misfit misfit) {
        return misfit == null || misfit instanceof Misfit.AffinityUnmet;
    }

    private static Resources sum(List<PodShape> pods) {
        Resources sum = Resources.NONE;
        for (PodShape pod : pods) {
            sum = sum.plus(pod.requests());
        }
        return sum;
    }
}
