package dev.plimsoll.core.planning;

import dev.plimsoll.core.planning.Plan.LowerBound;
import dev.plimsoll.core.planning.Plan.Proof;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final PackingModel model;

    private Groundwork(PlanningProblem problem) {
        this.problem = problem;
        mark = problem.placement().mark();
        cursors = problem.offers().stream()
                .map(GroupCursor::new)
                .sorted(Comparator.comparing(cursor -> cursor.group().name()))
                .toList();
        axes = ResourceAxes.of(problem.demands());
        reduction = new Reduction(problem.placement(), problem.demands());
        market = Market.of(problem, cursors, axes, reduction.needsZones());
        prices = DualPrices.of(totalOfHopeful(), market.promises());
        ranking = new Ranking(problem, axes, prices, market.roomIsShort());
        purchases = new Purchases(problem);
        tally = new Tally(problem.demands());
        oneByOne = new OneByOne(problem, ranking, market.worthBuying(), purchases, tally);
        placeWhatArithmeticCannot();
        model = new PackingModel(items(), market.worthBuying(), reduction.capLimits(), prices);
    }

    /** Prepares the problem; to be closed. */
    public static Groundwork lay(PlanningProblem problem) {
        return new Groundwork(problem);
    }

    public PackingModel model() {
        return model;
    }

    /** What a packing means as a plan; to be asked for once. */
    public Plan plan(Packing packing) {
        new Assembly(problem, ranking, model, purchases, tally).assemble(packing, reduction);
        boolean allPacked = true;
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
        return new Plan(purchases.planned(ranking), unplaced, bound, packing.foundBy());
    }

    @Override
    public void close() {
        problem.placement().undo(mark);
    }

    private void placeWhatArithmeticCannot() {
        boolean any = false;
        for (Ranking.Row row : ranking.rows()) {
            if (isHopeful(row.demand(), row.request()) && !isPackable(row)) {
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
                && !zonesFor(row).isEmpty()
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

    private List<Item> items() {
        var levels = new ZoneLevels();
        SortedMap<Integer, SortedSet<String>> zones = new TreeMap<>();
        for (Ranking.Row row : ranking.rows()) {
            zones.put(row.demand(), zonesFor(row));
            var view = reduction.view(row.demand());
            var spread = view == null ? null : Reduction.zoneSpread(view);
            if (spread != null && reduction.isReducible(row.demand())) {
                levels.know(spread, zones.getOrDefault(row.demand(), new TreeSet<>()));
            }
        }
        var items = new ArrayList<Item>();
        for (Ranking.Row row : ranking.rows()) {
            int remaining = tally.remaining(row.demand());
            if (remaining > 0 && isPackable(row)) {
                List<Integer> caps = reduction.caps(row.demand());
                reduction
                        .deal(row.demand(), remaining, levels, zones.getOrDefault(row.demand(), new TreeSet<>()))
                        .forEach(share ->
                                items.add(new Item(row.demand(), share.zone(), share.pods(), row.request(), caps)));
            }
        }
        return items;
    }

    /** The zones of the bins that would take the row: "" for those that tell none. */
    private SortedSet<String> zonesFor(Ranking.Row row) {
        var zones = new TreeSet<String>();
        boolean mustBeTold = reduction.mustKnowZone(row.demand());
        for (BinType bin : market.worthBuying()) {
            if (bin.demands().get(row.demand())
                    && bin.holds(row.request())
                    && (!mustBeTold || !bin.zone().isEmpty())) {
                zones.add(bin.zone());
            }
        }
        return zones;
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
        return (long) Math.floor(worth);
    }
}
