package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.Headroom;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.List;

/** What there is to know of a problem before anything is placed or bought: what pods are worth, who sells, which rules matter. */
public final class Survey {

    private final PlanningProblem problem;
    private final Headroom headroom;
    private final List<GroupCursor> cursors; // changed by purchases, which are given back
    private final ResourceAxes axes;
    private final Reduction reduction;
    private final Market market;
    private final Valuation valuation;
    private final Ranking ranking;
    private final ZoneOffers offers;

    /** Asks the placement, and leaves it as it was. */
    public Survey(PlanningProblem problem) {
        this.problem = problem;
        headroom = new Headroom(problem.terms());
        cursors = GroupCursor.all(problem.offers(), headroom);
        axes = ResourceAxes.of(problem.demands());
        reduction = new Reduction(problem.placement(), problem.demands());
        market = Market.of(problem, cursors, axes, reduction.needsZones());
        valuation = new Valuation(problem, axes, market, headroom);
        ranking = new Ranking(problem, axes, valuation.prices(), market.roomIsShort());
        offers = new ZoneOffers(market.worthBuying());
    }

    public PlanningProblem problem() {
        return problem;
    }

    List<GroupCursor> cursors() {
        return cursors;
    }

    /** The groups once these nodes are bought, each group's in the order in which it buys. */
    public List<GroupCursor> cursorsAfter(List<NodeTemplate> bought) {
        List<GroupCursor> after = GroupCursor.all(problem.offers(), new Headroom(problem.terms()));
        for (NodeTemplate template : bought) {
            after.stream()
                    .filter(cursor ->
                            cursor.group().name().equals(template.source().group()))
                    .forEach(GroupCursor::take);
        }
        return after;
    }

    Reduction reduction() {
        return reduction;
    }

    Market market() {
        return market;
    }

    public Valuation valuation() {
        return valuation;
    }

    public Ranking ranking() {
        return ranking;
    }

    /** What is left of those pods that arithmetic can settle. */
    PackingModel model(Tally tally) {
        List<Ranking.Row> packable = ranking.rows().stream()
                .filter(row -> tally.remaining(row.demand()) > 0 && isPackable(row))
                .toList();
        var content = new PackingModel.Content(
                axes.names(),
                new Dealing(reduction, offers, ranking.rows()).items(packable, tally),
                valuation.prices().cheapestFirst(market.worthBuying()),
                reduction.capLimits(),
                headroom);
        return new PackingModel(content, valuation.prices(), reduction.isEntangled());
    }

    /** Whether some template of a group with room would take pods of the row if nothing else were asked. */
    public boolean isHopeful(Ranking.Row row) {
        return market.mightSell(row.demand(), row.request(), axes);
    }

    boolean isPackable(Ranking.Row row) {
        return reduction.isReducible(row.demand())
                && !offers.zonesFor(row, reduction.mustKnowZone(row.demand())).isEmpty()
                && (reduction.view(row.demand()) == null || !mayLandLater(row));
    }

    /** Whether a node that is there has room and only topology keeps the pods off it: a purchase may change that. */
    private boolean mayLandLater(Ranking.Row row) {
        Placement placement = problem.placement();
        for (int node : problem.landingNodes()) {
            if (placement.freeCpuMillis(node) >= row.request()[0]
                    && placement.freeMemoryBytes(node) >= row.request()[1]
                    && placement.freePods(node) >= row.request()[2]
                    && placement.admits(row.handle(), node)) {
                return true;
            }
        }
        return false;
    }
}
