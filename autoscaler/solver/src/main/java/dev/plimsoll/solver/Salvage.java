package dev.plimsoll.solver;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.PlanningProblem;
import java.util.ArrayList;
import java.util.List;

/** Keeps of a plan what holds: pods that cannot be bound where it wants them are given up, and nothing is bought if that is not enough. */
final class Salvage {

    private static final int MOST_ROUNDS = 8;

    private final PlanningProblem problem;
    private final List<PlannedNode> nodes;
    private final List<Unplaced> unplaced;
    private final Plan.Stage foundBy;

    private Salvage(PlanningProblem problem, Plan plan) {
        this.problem = problem;
        nodes = new ArrayList<>(plan.nodes());
        unplaced = new ArrayList<>(plan.unplaced());
        foundBy = plan.foundBy();
    }

    /** A plan that holds, be it an empty one. */
    static Plan of(PlanningProblem problem, Plan plan) {
        var salvage = new Salvage(problem, plan);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Plan kept = salvage.plan();
            List<PlanViolation> violations = PlanVerifier.verify(problem, kept);
            if (violations.stream().allMatch(violation -> violation instanceof PlanViolation.Waste)) {
                return kept;
            }
            if (!salvage.giveUp(violations)) {
                break;
            }
        }
        return salvage.nothing();
    }

    private Plan plan() {
        return new Plan(nodes, unplaced, problem.terms().billOf(nodes), new LowerBound(0, Proof.CONTINUOUS), foundBy);
    }

    private Plan nothing() {
        nodes.clear();
        unplaced.clear();
        problem.demands().forEach(demand -> unplaced.add(new Unplaced(demand, List.of())));
        return plan();
    }

    /** Whether it could be told which pods are in the way. */
    private boolean giveUp(List<PlanViolation> violations) {
        boolean any = false;
        for (PlanViolation violation : violations) {
            if (violation instanceof PlanViolation.PodsDoNotFit(Demand pods, int node, var template, var misfit)) {
                nodes.set(node, without(nodes.get(node), pods));
                unplaced.add(new Unplaced(pods, List.of(new Plan.Verdict(template, misfit))));
                any = true;
            } else if (violation instanceof PlanViolation.LostPods(PodShape shape, int lost)) {
                unplaced.add(new Unplaced(new Demand(shape, lost), List.of()));
                any = true;
            }
        }
        return any;
    }

    private static PlannedNode without(PlannedNode node, Demand gone) {
        var kept = new ArrayList<Demand>();
        int left = gone.count();
        for (Demand pods : node.pods()) {
            int taken = pods.shape().equals(gone.shape()) ? Math.min(left, pods.count()) : 0;
            left -= taken;
            if (pods.count() > taken) {
                kept.add(new Demand(pods.shape(), pods.count() - taken));
            }
        }
        return new PlannedNode(node.template(), kept);
    }
}
