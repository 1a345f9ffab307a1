package dev.plimsoll.core.improving;

import dev.plimsoll.core.improving.Trimming.Extent;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Groundwork.Draft;
import dev.plimsoll.core.reduction.Ranking;
import dev.plimsoll.core.reduction.Survey;
import dev.plimsoll.core.reduction.Tally;
import dev.plimsoll.core.reduction.Verdicts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan better over all that it buys: nodes are left out, several become one, and one becomes a cheaper one, wherever
 * all pods can be bound by the scheduler's own predicates. A plan that arithmetic alone made is as good already.
 */
public final class Improvement {

    private static final int MOST_PODS = 400;
    private static final long QUESTIONS_A_STEP = 20_000;

    private final Survey survey;
    private final PlanningProblem problem;
    private final List<Waiting> waiting;
    private final Shelf shelf;
    private final SqueakyWheel wheel;
    private final Effort effort = new Effort(QUESTIONS_A_STEP);

    private Improvement(Survey survey) {
        this.survey = survey;
        problem = survey.problem();
        waiting = Waiting.of(survey);
        shelf = new Shelf(problem);
        wheel = new SqueakyWheel(problem, waiting, shelf, effort);
    }

    /** The plan of the draft, or a better one; the placement is left as it was. */
    public static Plan of(Survey survey, Draft draft) {
        if (draft.byArithmetic() && isLarge(survey.problem())) {
            return draft.plan();
        }
        var improvement = new Improvement(survey);
        Plan trimmed = improvement.trim(draft.plan());
        return searches(survey.problem(), draft) ? improvement.search(improvement.bounded(trimmed)) : trimmed;
    }

    /** Whether other carts are looked at, and not only what of the draft's own can be left out. */
    public static boolean searches(PlanningProblem problem, Draft draft) {
        return !draft.byArithmetic() && !isLarge(problem);
    }

    private static boolean isLarge(PlanningProblem problem) {
        return problem.demands().stream().mapToInt(Demand::count).sum() > MOST_PODS;
    }

    /** The plan without the nodes that can be left out, and nothing else changed. */
    public static Plan trimmed(PlanningProblem problem, Plan plan) {
        return new Improvement(new Survey(problem)).trim(plan);
    }

    /** The same plan with a higher bound, if pods that must be apart prove one. */
    private Plan bounded(Plan plan) {
        LowerBound apart = new ApartBound(problem, waiting).of(bought(plan));
        return apart.microDollarsPerHour() <= plan.lowerBound().microDollarsPerHour()
                ? plan
                : new Plan(plan.nodes(), plan.unplaced(), plan.bill(), apart, plan.foundBy());
    }

    /** How many pods of each row are on bought nodes. */
    private int[] bought(Plan plan) {
        int[] bought = new int[waiting.size()];
        for (PlannedNode node : plan.nodes()) {
            int[] onNode = byRow(node);
            Arrays.setAll(bought, row -> bought[row] + onNode[row]);
        }
        return bought;
    }

    private int[] byRow(PlannedNode node) {
        Map<Integer, Integer> byHandle = new HashMap<>(); // looked up only
        for (Demand pods : node.pods()) {
            byHandle.merge(problem.placement().shape(pods.shape()), pods.count(), Integer::sum);
        }
        return waiting.stream()
                .mapToInt(pods -> byHandle.getOrDefault(pods.handle(), 0))
                .toArray();
    }

    /** Without nodes that can be left out, if there is an order in which pods could be bound then. */
    private Plan trim(Plan draft) {
        Plan trimmed = trimmed(draft, Extent.ALL);
        if (trimmed == null) {
            return draft;
        }
        if (stands(trimmed, draft)) {
            return trimmed;
        }
        Plan best = draft;
        for (Extent extent : isLarge(problem) ? List.of(Extent.EMPTY) : Extent.lesser(problem)) {
            Plan less = trimmed(best, extent);
            while (less != null && stands(less, best)) {
                best = less;
                less = trimmed(best, extent);
            }
        }
        return best;
    }

    /** Null where nothing can be left out. */
    private @Nullable Plan trimmed(Plan draft, Extent extent) {
        Trimming.Trimmed trimmed = new Trimming(problem, waiting).trim(draft, extent);
        if (trimmed == null) {
            return null;
        }
        return plan(trimmed.templates(), trimmed.podsByNode(), trimmed.left(), draft);
    }

    /** Whether it leaves no more pods than the other, and holds. */
    private boolean stands(Plan less, Plan than) {
        return less.podsUnplaced() <= than.podsUnplaced() && PlanVerifier.holds(problem, less);
    }

    @SuppressWarnings("ReferenceEquality") // the very same seats: nothing better was found
    private Plan search(Plan draft) {
        Seats drafted = drafted(draft);
        Seats start = PlanVerifier.holds(problem, draft) ? drafted : wheel.seat(drafted.cart(), drafted);
        var search = new CartSearch(shelf, wheel, new Yardstick(problem, waiting, shelf), effort, start);
        Seats best = search.run(draft.lowerBound().microDollarsPerHour());
        if (best == drafted) {
            return draft;
        }
        Plan found = plan(shelf.templates(best.cart()), best.podsByNode(), best.left(), draft);
        return PlanVerifier.holds(problem, found) ? bounded(trim(found)) : draft;
    }

    /** What the draft buys and leaves; who is where is in the draft. */
    private Seats drafted(Plan draft) {
        Map<Integer, Integer> unplaced = new LinkedHashMap<>();
        for (Plan.Unplaced some : draft.unplaced()) {
            int handle = problem.placement().shape(some.demand().shape());
            unplaced.merge(handle, some.demand().count(), Integer::sum);
        }
        int[] left = waiting.stream()
                .mapToInt(pods -> unplaced.getOrDefault(pods.handle(), 0))
                .toArray();
        return new Seats(shelf.cart(draft), new int[0][], left, wheel.byPriority(left));
    }

    private Plan plan(List<NodeTemplate> templates, int[][] podsByNode, int[] left, Plan draft) {
        var nodes = new ArrayList<PlannedNode>();
        for (int node = 0; node < templates.size(); node++) {
            nodes.add(new PlannedNode(templates.get(node), podsOn(podsByNode[node])));
        }
        Tally tally = tally(podsByNode, left);
        LowerBound bound = survey.valuation().bound(survey.ranking(), tally);
        List<Plan.Unplaced> unplaced =
                new Verdicts(problem, survey.cursorsAfter(templates)).of(survey.ranking(), tally);
        return new Plan(nodes, unplaced, problem.terms().billOf(nodes), bound, draft.foundBy());
    }

    private List<Demand> podsOn(int[] byRow) {
        var pods = new ArrayList<Demand>();
        for (int row = 0; row < byRow.length; row++) {
            if (byRow[row] > 0) {
                pods.add(new Demand(waiting.get(row).shape(), byRow[row]));
            }
        }
        return pods;
    }

    /** What of each demand is on bought nodes, on nodes that are there already, and left. */
    private Tally tally(int[][] podsByNode, int[] leftByRow) {
        Map<Integer, Integer> onCart = new HashMap<>(); // looked up only
        Map<Integer, Integer> left = new HashMap<>(); // looked up only
        for (int row = 0; row < leftByRow.length; row++) {
            int bought = 0;
            for (int[] onNode : podsByNode) {
                bought += onNode[row];
            }
            onCart.put(waiting.get(row).handle(), bought);
            left.put(waiting.get(row).handle(), leftByRow[row]);
        }
        var tally = new Tally(problem.demands());
        for (Ranking.Row row : survey.ranking().rows()) {
            tally.placed(row.demand(), take(onCart, row.handle(), tally.remaining(row.demand())));
            int unplaced = survey.isHopeful(row)
                    ? take(left, row.handle(), tally.remaining(row.demand()))
                    : tally.remaining(row.demand());
            tally.placedForNothing(row.demand(), tally.remaining(row.demand()) - unplaced);
        }
        return tally;
    }

    private static int take(Map<Integer, Integer> pods, int handle, int atMost) {
        int taken = Math.min(atMost, pods.getOrDefault(handle, 0));
        pods.merge(handle, -taken, Integer::sum);
        return taken;
    }
}
