package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** Improves a packing by OptaPlanner: hill climbing over repackings of a few nodes, ended by steps or from outside. */
public final class PatternSearch {

    private static final int SPARE_SLOTS = 2;

    private final long steps;
    private final long seed;
    private @Nullable SolverFactory<NodePlan> solvers; // costly to make, not always needed, and the same for all models

    /** Of so many score calculations at most. */
    public PatternSearch(long steps, long seed) {
        this.steps = steps;
        this.seed = seed;
    }

    /**
     * What a search goes by: what one of each item is worth, of what each commitment pays for the share that is to be paid at the
     * margin, and what no packing costs less than, in micro-dollars an hour.
     */
    @SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
    public record Guide(double[] values, double[] sharesToPay, long lowerBound) {}

    /**
     * The best packing found before it must stop, or is as cheap as can be. The same model, loads, guide,
     * steps and seed give the same answer if it need not stop.
     */
    public List<Load> improve(PackingModel model, List<Load> loads, Guide guide, BooleanSupplier mustStop) {
        PackingModel atTheMargin = model.atTheMargin(guide.sharesToPay());
        var slots = new ArrayList<NodeSlot>();
        for (Load load : loads) {
            Pattern pattern = Pattern.of(atTheMargin, guide.values(), load.bin(), load.items(), load.counts());
            for (int i = 0; i < load.times(); i++) {
                slots.add(new NodeSlot(slots.size(), pattern));
            }
        }
        for (int i = 0; i < SPARE_SLOTS; i++) {
            slots.add(new NodeSlot(slots.size(), Pattern.EMPTY));
        }
        // From beyond the limits any way to lower prices is as good as another: what it ends at is looked at then.
        List<SearchLimit> limits = model.limits().allow(loads) ? SearchLimit.of(model.limits()) : List.of();
        var facts = new NodePlan.Facts(limits, CommitmentInUse.of(model, guide.sharesToPay()));
        Solver<NodePlan> solver = solvers().buildSolver();
        solver.addEventListener(event -> {
            if (event.getNewBestScore() instanceof HardMediumSoftLongScore score
                    && score.mediumScore() >= -guide.lowerBound()) {
                solver.terminateEarly();
            }
        });
        BooleanSupplier stopWhenDue = () -> {
            boolean isDue = mustStop.getAsBoolean();
            if (isDue) {
                solver.terminateEarly();
            }
            return isDue;
        };
        return loads(solver.solve(new NodePlan(slots, facts, new Repacking(atTheMargin, guide.values()), stopWhenDue)));
    }

    private SolverFactory<NodePlan> solvers() {
        SolverFactory<NodePlan> known = solvers;
        if (known == null) {
            known = SolverFactory.create(config(steps, seed));
            solvers = known;
        }
        return known;
    }

    private static SolverConfig config(long steps, long seed) {
        var phase = new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(RepackMoves.class))
                .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(1))
                .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
        return new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
                .withRandomSeed(seed)
                .withSolutionClass(NodePlan.class)
                .withEntityClasses(NodeSlot.class)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withConstraintProviderClass(NodePlanConstraints.class)
                        .withConstraintStreamImplType(ConstraintStreamImplType.BAVET))
                .withPhases(phase)
                .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(steps));
    }

    private record Kind(int bin, List<Integer> items, List<Integer> counts) {}

    private static List<Load> loads(NodePlan plan) {
        Map<Kind, Load> loads = new LinkedHashMap<>();
        for (NodeSlot slot : plan.slots()) {
            Pattern pattern = slot.pattern();
            if (!pattern.isEmpty()) {
                var kind = new Kind(
                        pattern.bin(),
                        Arrays.stream(pattern.items()).boxed().toList(),
                        Arrays.stream(pattern.counts()).boxed().toList());
                loads.merge(
                        kind,
                        new Load(pattern.bin(), pattern.items(), pattern.counts(), 1),
                        (known, one) -> new Load(known.bin(), known.items(), known.counts(), known.times() + 1));
            }
        }
        return List.copyOf(loads.values());
    }
}
