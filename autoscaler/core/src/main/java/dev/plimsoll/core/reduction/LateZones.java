package dev.plimsoll.core.reduction;

import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.scheduling.TopologyView;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Notes zones that come to be when pods have been spread over the others already: over a zone more, and an empty one, they are
 * spread too unevenly, and kube-scheduler would not bind them if its node came first.
 */
final class LateZones {

    private final Placement placement;
    private final List<Demand> demands;
    private final Tally tally;
    private final List<Integer> spreading = new ArrayList<>();
    private final SortedSet<String> known = new TreeSet<>();
    private final SortedSet<String> late = new TreeSet<>();

    LateZones(PlanningProblem problem, Reduction reduction, Tally tally) {
        this.placement = problem.placement();
        this.demands = problem.demands();
        this.tally = tally;
        for (int demand = 0; demand < demands.size(); demand++) {
            TopologyView view = reduction.view(demand);
            TopologyView.Spread spread = view == null ? null : Reduction.zoneSpread(view);
            if (spread != null) {
                spreading.add(demand);
                known.addAll(spread.podsByDomain().keySet());
            }
        }
    }

    /** The same for pods that another tally counts. */
    LateZones(LateZones other, Tally tally) {
        this.placement = other.placement;
        this.demands = other.demands;
        this.tally = tally;
        spreading.addAll(other.spreading);
        known.addAll(other.known);
        late.addAll(other.late);
    }

    /** To be told of each node before it is put in the placement. */
    void opens(String zone) {
        if (!spreading.isEmpty() && known.add(zone) && spreading.stream().anyMatch(this::wouldBeUneven)) {
            late.add(zone);
        }
    }

    /** Whether pods of the demand are placed already, and too many in some zone for another to have none. */
    private boolean wouldBeUneven(int demand) {
        Demand asked = demands.get(demand);
        TopologyView.Spread spread = tally.remaining(demand) < asked.count()
                ? Reduction.zoneSpread(placement.topologyOf(placement.shape(asked.shape())))
                : null;
        return spread != null && spread.podsByDomain().values().stream().anyMatch(pods -> pods > spread.maxSkew());
    }

    /** In the order of their names. */
    SortedSet<String> found() {
        return late;
    }
}
