package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.solver.PlannerChoice;
import dev.plimsoll.solver.SearchBudget;
import dev.plimsoll.solver.SearchingPlanner;
import dev.plimsoll.solver.StageTimes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongSupplier;

/** Answers questions: what there is takes what it can, the planner buys for the rest, and the verifier has the last word. */
public final class Answering {

    private final PlannerChoice planner;
    private final Settings settings;
    private final LongSupplier nanoClock;

    /** The budget is for searching by cost; expanders need none. The clock counts nanoseconds from any moment. */
    public Answering(SearchBudget budget, Settings settings, LongSupplier nanoClock) {
        this.planner = new PlannerChoice(settings.expansion(), budget, nanoClock);
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /** A plan that holds; a {@link BrokenPlanException} if the planner made one that does not. */
    public Answer answer(Question question) {
        Placement placement = question.existing().placement();
        List<Integer> nodes = question.existing().landingNodes();
        List<Berth> before = Berth.of(placement);
        long start = nanoClock.getAsLong();
        List<Demand> left = Demand.place(question.demands(), placement, nodes);
        long fitted = nanoClock.getAsLong();
        var problem = new PlanningProblem(
                placement,
                nodes,
                left,
                question.offers(),
                settings.terms(question.existing().paid()));
        SearchingPlanner.Solved solved = planner.solve(problem);
        Duration total = Duration.ofNanos(nanoClock.getAsLong() - start);
        List<PlanViolation> violations = PlanVerifier.verify(problem, solved.plan()).stream()
                .filter(violation -> !(violation instanceof PlanViolation.Waste))
                .toList();
        if (!violations.isEmpty()) {
            throw new BrokenPlanException(question.subject().toString(), violations);
        }
        var byStage = new EnumMap<Stage, Duration>(Stage.class);
        byStage.putAll(solved.times().byStage());
        byStage.merge(Stage.FIT, Duration.ofNanos(fitted - start), Duration::plus);
        return new Answer(
                question,
                Berth.later(before, placement),
                solved.plan(),
                new Answer.Times(new StageTimes(byStage), total));
    }
}
