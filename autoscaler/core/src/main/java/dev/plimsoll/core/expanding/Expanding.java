package dev.plimsoll.core.expanding;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.Headroom;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.GroupCursor;
import dev.plimsoll.core.reduction.Market;
import dev.plimsoll.core.reduction.Purchases;
import dev.plimsoll.core.reduction.Ranking;
import dev.plimsoll.core.reduction.Ranking.Row;
import dev.plimsoll.core.reduction.Tally;
import dev.plimsoll.core.reduction.Valuation;
import dev.plimsoll.core.reduction.Verdicts;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One planning by expanders. Pods whose fit depends on other nodes may not fit any more once all that was bought is there:
 * then all pods are placed anew on all of it, and what is left is bought for again.
 */
final class Expanding {

    /** Nothing sensible takes more; what is left then stays without room. */
    private static final int MOST_ROUNDS = 8;

    private final PlanningProblem problem;
    private final Placement placement;
    private final Expansion expansion;
    private final List<GroupCursor> sellers;
    private final Valuation valuation;
    private final Ranking ranking;

    /** What has been bought, who is on it, and who still waits. */
    private record State(Purchases purchases, Tally tally, List<NodeTemplate> bought) {}

    Expanding(PlanningProblem problem, Expansion expansion) {
        this.problem = problem;
        this.placement = problem.placement();
        this.expansion = expansion;
        var headroom = new Headroom(problem.terms());
        sellers = GroupCursor.all(problem.offers(), headroom);
        ResourceAxes axes = ResourceAxes.of(problem.demands());
        Market market = Market.of(problem, sellers, axes, false);
        valuation = new Valuation(problem, axes, market, headroom);
        ranking = new Ranking(problem, axes, valuation.prices(), market.roomIsShort());
    }

    Plan plan() {
        var choice = new GroupChoice(problem, expansion, sellers, ranking);
        int mark = placement.mark();
        State state = placedOn(List.of());
        boolean bought = buy(choice, state);
        for (int round = 1; bought && hasTopology(); round++) {
            placement.undo(mark);
            mark = placement.mark();
            state = placedOn(state.bought());
            bought = round < MOST_ROUNDS && buy(choice, state);
        }
        List<Plan.Unplaced> unplaced = new Verdicts(problem, sellers).of(ranking, state.tally());
        LowerBound bound = valuation.bound(ranking, state.tally());
        List<PlannedNode> nodes = inUse(state.purchases().planned(ranking));
        return new Plan(nodes, unplaced, problem.terms().billOf(nodes), bound, Plan.Stage.GREEDY);
    }

    /** Nodes that placing anew left empty are not bought, if the group's zones do not depend on them. */
    private List<PlannedNode> inUse(List<PlannedNode> nodes) {
        var severalZones = new TreeSet<String>();
        for (GroupCursor seller : sellers) {
            if (seller.group().templates().size() > 1) {
                severalZones.add(seller.group().name());
            }
        }
        return nodes.stream()
                .filter(node -> !node.pods().isEmpty()
                        || severalZones.contains(node.template().source().group()))
                .toList();
    }

    private boolean hasTopology() {
        return ranking.rows().stream().anyMatch(row -> placement.hasTopology(row.handle()));
    }

    /** All that was bought, with the pods that fit there; those that look at other nodes go first. */
    private State placedOn(List<NodeTemplate> templates) {
        var state = new State(new Purchases(problem), new Tally(problem.demands()), new ArrayList<>(templates));
        templates.forEach(state.purchases()::open);
        List<Row> rows = ranking.rows().stream()
                .sorted(Comparator.comparing(row -> !placement.hasTopology(row.handle())))
                .toList();
        place(rows, state, state.purchases().openNodes());
        return state;
    }

    /** Whether any pod found a place. */
    private boolean place(List<Row> rows, State state, FirstFit nodes) {
        boolean any = false;
        for (Row row : rows) {
            int waiting = state.tally().remaining(row.demand());
            int left = nodes.place(row.handle(), waiting);
            state.tally().placed(row.demand(), waiting - left);
            any |= left < waiting;
        }
        return any;
    }

    /** Buys until no group helps any more; whether anything was bought. */
    private boolean buy(GroupChoice choice, State state) {
        boolean bought = false;
        SimilarSellers similar =
                expansion.balanceSimilarGroups() ? SimilarSellers.among(sellers) : SimilarSellers.none();
        while (true) {
            List<GroupChoice.Option> options = choice.options(state.tally(), similar);
            GroupChoice.Option best = choice.best(options);
            if (best == null) {
                return bought;
            }
            bought = true;
            if (!grow(best, similar.dealt(best, options), state)) {
                similar = SimilarSellers.none(); // one group at a time does what it promises
            }
        }
    }

    /** Whether any pod was helped. */
    private boolean grow(GroupChoice.Option best, Map<GroupCursor, Integer> dealt, State state) {
        if (dealt.size() == 1) {
            return fill(dealt.keySet().iterator().next(), state);
        }
        var nodes = new ArrayList<Integer>();
        dealt.forEach((seller, count) -> {
            for (int i = 0; i < count && seller.room() > 0; i++) {
                nodes.add(open(seller.take(), state));
            }
        });
        NodeTemplate template = best.seller().group().templates().getFirst();
        return place(GroupFilling.bigFirst(ranking.rows(), template), state, new FirstFit(placement, nodes));
    }

    private boolean fill(GroupCursor seller, State state) {
        var filling = new GroupFilling(placement, seller, template -> open(template, state));
        int[] placed = filling.fill(ranking.rows(), state.tally());
        for (int demand = 0; demand < placed.length; demand++) {
            state.tally().placed(demand, placed[demand]);
        }
        return Arrays.stream(placed).sum() > 0;
    }

    private static int open(NodeTemplate template, State state) {
        state.bought().add(template);
        return state.purchases().open(template);
    }
}
