package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.DualPrices;
import dev.plimsoll.core.packing.Headroom;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.List;

/**
 * What is done before and after packing: pods that arithmetic cannot settle are placed first, all others become a packing
 * model; and a packing of it becomes a plan, tried out in the placement wherever topology has a say. The placement is
 * changed while this is open and is as it was once it is closed.
 */
public final class Groundwork implements AutoCloseable {

    private final PlanningProblem problem;
    private final int mark;
    private final List<GroupCursor> cursors;
    private final ResourceAxes axes;
    private final Reduction reduction;
    private final Market market;
    private final DualPrices prices;
    private final Ranking ranking;
    private final Purchases purchases;
    private final Tally tally;
    private final OneByOne oneByOne;
    private final Dealing dealing;
    private final LateZones lateZones;
    private final PackingModel model;
    private boolean allPacked = true;

    private Groundwork(PlanningProblem problem, List<NodeTemplate.Source> firstNodes) {
        this.problem = problem;
        mark = problem.placement().mark();
        var headroom = new Headroom(problem.terms());
        cursors = GroupCursor.all(problem.offers(), headroom);
        axes = ResourceAxes.of(problem.demands());
        reduction = new Reduction(problem.placement(), problem.demands());
        market = Market.of(problem, cursors, axes, reduction.needsZones());
        prices = DualPrices.of(totalOfHopeful(), market.promises(), headroom.committed());
        ranking = new Ranking(problem, axes, prices, market.roomIsShort());
        tally = new Tally(problem.demands());
        lateZones = new LateZones(problem, reduction, tally);
        purchases = new Purchases(problem, lateZones::opens);
        oneByOne = new OneByOne(problem, ranking, market, purchases, tally);
        dealing = new Dealing(reduction, new ZoneOffers(market.worthBuying()), ranking.rows());
        firstNodes.forEach(this::openFirst);
        placeWhatArithmeticCannot();
        List<Ranking.Row> packable = ranking.rows().stream()
                .filter(row -> tally.remaining(row.demand()) > 0 && isPackable(row))
                .toList();
        var content = new PackingModel.Content(
                axes.names(),
                dealing.items(packable, tally),
                prices.cheapestFirst(market.worthBuying()),
                reduction.capLimits(),
                headroom);
        model = new PackingModel(content, prices, reduction.isEntangled());
    }

    /** Prepares the problem; to be closed. */
    public static Groundwork lay(PlanningProblem problem) {
        return lay(problem, List.of());
    }

    /** Prepares the problem where these nodes are bought before all others; to be closed. */
    public static Groundwork lay(PlanningProblem problem, List<NodeTemplate.Source> firstNodes) {
        return new Groundwork(problem, firstNodes);
    }

    public PackingModel model() {
        return model;
    }

    /** What a packing means as a plan; to be asked for once. */
    public Plan plan(Packing packing) {
        new Assembly(problem, ranking, model, purchases, tally).assemble(packing, reduction, market);
        for (Ranking.Row row : ranking.rows()) {
            if (tally.remaining(row.demand()) > 0 && isHopeful(row.demand(), row.request())) {
                allPacked = false;
                oneByOne.place(row);
            }
        }
        LowerBound bound = new LowerBound(worthOfBought(), Proof.CONTINUOUS);
        if (allPacked && packing.lowerBound().microDollarsPerHour() > bound.microDollarsPerHour()) {
            bound = packing.lowerBound();
        }
        List<Plan.Unplaced> unplaced = new Verdicts(problem, cursors).of(ranking, tally);
        List<Plan.PlannedNode> nodes = purchases.planned(ranking);
        return new Plan(nodes, unplaced, problem.terms().billOf(nodes), bound, packing.foundBy());
    }

    /** How a plan came out. */
    public enum Standing {
        /** It is the packing and what was bought before it. */
        AS_PACKED,
        /** More was bought for pods that could not be bound as packed. */
        MORE_BOUGHT,
        /** Zones came to be late, so that pods are spread too unevenly over all that there are now. */
        UNEVEN
    }

    /** How the plan came out that was asked for. */
    public Standing standing() {
        if (!lateZones.found().isEmpty()) {
            return Standing.UNEVEN;
        }
        return allPacked ? Standing.AS_PACKED : Standing.MORE_BOUGHT;
    }

    /** Nodes that had better been bought before all others: pods were spread over zones, and these came to be one more. */
    public List<NodeTemplate.Source> nodesToBuyFirst() {
        return lateZones.found().stream().map(purchases::firstIn).toList();
    }

    @Override
    public void close() {
        problem.placement().undo(mark);
    }

    /** In a group over several zones, those that come before it are bought too. */
    private void openFirst(NodeTemplate.Source wanted) {
        for (GroupCursor cursor : cursors) {
            boolean found = !cursor.group().name().equals(wanted.group());
            while (!found && cursor.room() > 0) {
                NodeTemplate template = cursor.take();
                purchases.open(template);
                found = template.source().zone().equals(wanted.zone());
            }
        }
    }

    private void placeWhatArithmeticCannot() {
        boolean any = false;
        for (Ranking.Row row : ranking.rows()) {
            if (isHopeful(row.demand(), row.request()) && !isPackable(row) && !reduction.isBetterLast(row.demand())) {
                oneByOne.place(row);
                any = true;
            }
        }
        if (any) {
            ranking.rows().forEach(oneByOne::placeOnOpenNodes);
        }
    }

    private boolean isHopeful(int demand, long[] request) {
        return market.mightSell(demand, request, axes);
    }

    private boolean isPackable(Ranking.Row row) {
        return reduction.isReducible(row.demand())
                && !dealing.zonesFor(row).isEmpty()
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

    private double[] totalOfHopeful() {
        double[] total = new double[axes.count()];
        for (int demand = 0; demand < problem.demands().size(); demand++) {
            Demand asked = problem.demands().get(demand);
            long[] request = axes.vector(asked.shape().requests());
            if (isHopeful(demand, request)) {
                for (int axis = 0; axis < total.length; axis++) {
                    total[axis] += (double) request[axis] * asked.count();
                }
            }
        }
        return total;
    }

    /** The worth of all that is on bought nodes: no nodes that hold it cost less. */
    private long worthOfBought() {
        double worth = 0;
        for (Ranking.Row row : ranking.rows()) {
            int asked = problem.demands().get(row.demand()).count();
            worth += (asked - tally.remaining(row.demand()) - tally.forNothing(row.demand())) * row.worth();
        }
        return prices.bound(worth);
    }
}
