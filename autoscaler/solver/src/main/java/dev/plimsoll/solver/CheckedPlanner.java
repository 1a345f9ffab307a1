package dev.plimsoll.solver;

import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks the verifier of each plan before anybody acts on it. One that does not hold is told of, and others are asked in turn; if
 * none of their plans holds either, what holds of the first is kept and the rest given up.
 */
final class CheckedPlanner implements Planner {

    private final Planner planner;
    private final List<Planner> fallbacks;
    private final Consumer<List<PlanViolation>> refused;

    CheckedPlanner(Planner planner, List<Planner> fallbacks, Consumer<List<PlanViolation>> refused) {
        this.planner = planner;
        this.fallbacks = List.copyOf(fallbacks);
        this.refused = refused;
    }

    @Override
    public Plan plan(PlanningProblem problem) {
        Plan first = planner.plan(problem);
        List<PlanViolation> violations = PlanVerifier.verify(problem, first);
        if (violations.isEmpty()) {
            return first;
        }
        refused.accept(violations);
        Plan best = holds(violations) ? first : null;
        for (Planner fallback : fallbacks) {
            Plan other = fallback.plan(problem);
            List<PlanViolation> ofOther = PlanVerifier.verify(problem, other);
            if (ofOther.isEmpty()) {
                return other;
            }
            best = best == null && holds(ofOther) ? other : best;
        }
        return best == null ? Salvage.of(problem, first) : best;
    }

    private static boolean holds(List<PlanViolation> violations) {
        return violations.stream().allMatch(violation -> violation instanceof PlanViolation.Waste);
    }
}
