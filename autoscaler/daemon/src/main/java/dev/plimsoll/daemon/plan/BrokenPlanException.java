package dev.plimsoll.daemon.plan;

import dev.plimsoll.console.FailedException;
import dev.plimsoll.core.plan.PlanViolation;
import java.util.List;
import java.util.stream.Collectors;

/** A plan that does not hold: a defect of the planner, never of the input. */
public final class BrokenPlanException extends FailedException {

    private static final int SHOWN = 3;

    BrokenPlanException(String question, List<PlanViolation> violations) {
        super(question + ": the plan does not hold, so it is not printed; please report this: "
                + violations.stream().limit(SHOWN).map(PlanViolation::message).collect(Collectors.joining("; "))
                + (violations.size() > SHOWN ? "; and " + (violations.size() - SHOWN) + " more" : ""));
    }
}
