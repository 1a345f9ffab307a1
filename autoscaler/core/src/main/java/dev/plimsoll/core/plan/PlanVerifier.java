package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks a plan by the scheduler's rules alone, with none of what planners work with: every pod can be scheduled where the
 * plan wants it, in some order; none is lost or invented; groups grow only as they can; and no node is bought for nothing.
 */
public final class PlanVerifier {

    private final PlanningProblem problem;
    private final Plan plan;
    private final Placement placement;
    private final List<PlanViolation> violations = new ArrayList<>();

    private PlanVerifier(PlanningProblem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        this.placement = problem.placement();
    }

    /** What is wrong with the plan, in a stable order; nothing if it holds. The placement is left as it was. */
    public static List<PlanViolation> verify(PlanningProblem problem, Plan plan) {
        var verifier = new PlanVerifier(problem, plan);
        verifier.checkOffers();
        verifier.checkBill();
        verifier.checkBound();
        int mark = problem.placement().mark();
        try {
            List<Integer> handles = verifier.checkPods();
            if (verifier.violations.isEmpty()) {
                verifier.violations.addAll(new WasteCheck(problem, plan, handles).find());
            }
        } finally {
            problem.placement().undo(mark);
        }
        return List.copyOf(verifier.violations);
    }

    /** Whether the plan holds, be it with nodes that it could do without. */
    public static boolean holds(PlanningProblem problem, Plan plan) {
        return verify(problem, plan).stream().allMatch(violation -> violation instanceof PlanViolation.Waste);
    }

    private void checkOffers() {
        Set<NodeTemplate> offered = new HashSet<>(); // asked only, never walked
        problem.offers().forEach(offer -> offered.addAll(offer.group().templates()));
        for (int node = 0; node < plan.nodes().size(); node++) {
            NodeTemplate template = plan.nodes().get(node).template();
            if (!offered.contains(template)) {
                violations.add(
                        new PlanViolation.TemplateNotOffered(node, template.source(), template.microDollarsPerHour()));
            }
        }
        problem.offers().forEach(this::checkGroup);
        problem.terms().allowance().left().forEach(this::checkAllowance);
    }

    private void checkAllowance(String limited, long left) {
        long taken = 0;
        for (PlannedNode node : plan.nodes()) {
            taken += Allowance.taken(limited, node.template());
        }
        if (taken > left && taken > 0) {
            violations.add(new PlanViolation.BeyondAllowance(limited, left, taken));
        }
    }

    private void checkGroup(GroupOffer offer) {
        String group = offer.group().name();
        var planned = new TreeMap<String, Integer>();
        for (PlannedNode node : plan.nodes()) {
            if (node.template().source().group().equals(group)) {
                planned.merge(node.template().source().zone(), 1, Integer::sum);
            }
        }
        int nodes = planned.values().stream().mapToInt(Integer::intValue).sum();
        if (nodes > offer.room()) {
            violations.add(new PlanViolation.GroupBeyondRoom(group, offer.room(), nodes));
        }
        var byTurns = new TreeMap<String, Integer>();
        new ZoneTurns(offer)
                .take(nodes)
                .forEach(template -> byTurns.merge(template.source().zone(), 1, Integer::sum));
        if (!planned.equals(byTurns)) {
            violations.add(new PlanViolation.ZonesOutOfTurn(
                    group, ImmutableMaps.copyOf(planned), ImmutableMaps.copyOf(byTurns)));
        }
    }

    private void checkBill() {
        Bill due = problem.terms().billOf(plan.nodes());
        if (!plan.bill().equals(due)) {
            violations.add(new PlanViolation.WrongBill(plan.bill(), due));
        }
    }

    private void checkBound() {
        long bound = plan.lowerBound().microDollarsPerHour();
        long cost = plan.microDollarsPerHour();
        if (bound > cost) {
            violations.add(new PlanViolation.BoundAboveCost(bound, cost));
        }
    }

    /** Puts all nodes and pods in the placement; returns the nodes' handles. */
    private List<Integer> checkPods() {
        var rehearsal = new ScheduleRehearsal(placement);
        var open = new LinkedHashMap<Integer, Long>(); // pods by shape that the plan has not accounted for
        var asked = new LinkedHashMap<Integer, Long>();
        problem.demands().forEach(demand -> asked.merge(shapeOf(demand), (long) demand.count(), Long::sum));
        open.putAll(asked);
        var handles = new ArrayList<Integer>();
        for (int node = 0; node < plan.nodes().size(); node++) {
            PlannedNode planned = plan.nodes().get(node);
            int handle = placement.addNode(planned.template().freshNode("planned-" + node));
            handles.add(handle);
            for (Demand pods : planned.pods()) {
                if (account(open, pods)) {
                    rehearsal.wait(shapeOf(pods), pods.count(), List.of(handle), node);
                }
            }
        }
        for (Unplaced unplaced : plan.unplaced()) {
            account(open, unplaced.demand());
        }
        open.forEach((shape, left) -> checkAccount(rehearsal, shape, asked.getOrDefault(shape, 0L), left));
        rehearsal.run().forEach(this::report);
        return handles;
    }

    private int shapeOf(Demand pods) {
        return placement.shape(pods.shape());
    }

    private boolean account(Map<Integer, Long> open, Demand pods) {
        if (pods.count() < 1) {
            violations.add(new PlanViolation.ImpossibleCount(pods));
            return false;
        }
        open.merge(shapeOf(pods), (long) -pods.count(), Long::sum);
        return true;
    }

    /** Pods that a purchase lets onto a node that is there already are in no entry of the plan: they are tried there. */
    private void checkAccount(ScheduleRehearsal rehearsal, int shape, long asked, long left) {
        if (left < 0) {
            violations.add(new PlanViolation.MorePodsThanAsked(placement.shapeAt(shape), asked, asked - left));
        } else if (left > 0) {
            rehearsal.wait(shape, Math.toIntExact(left), problem.landingNodes(), ScheduleRehearsal.UNPLANNED);
        }
    }

    private void report(ScheduleRehearsal.Stuck stuck) {
        var pods = new Demand(placement.shapeAt(stuck.shape()), stuck.pods());
        if (stuck.planned() == ScheduleRehearsal.UNPLANNED || stuck.misfit() == null) {
            violations.add(new PlanViolation.LostPods(pods.shape(), pods.count()));
        } else {
            NodeTemplate.Source template =
                    plan.nodes().get(stuck.planned()).template().source();
            violations.add(new PlanViolation.PodsDoNotFit(pods, stuck.planned(), template, stuck.misfit()));
        }
    }
}
