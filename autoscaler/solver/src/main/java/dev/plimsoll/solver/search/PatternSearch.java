package dev.plimsoll.solver.search;

import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.PackingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/** Improves a packing by OptaPlanner: hill climbing over repackings of a few nodes, ended by steps under a time ceiling. */
public final class PatternSearch {

    private static final int SPARE_SLOTS = 2;

    private final PackingModel model;

    public PatternSearch(PackingModel model) {
        this.model = model;
    }

    /**
     * The best packing found in so much time and so many score calculations. Values say what one of each item is worth.
     * The same loads, values, steps and seed give the same answer if the time suffices.
     */
    public List<Load> improve(List<Load> loads, double[] values, Duration time, long steps, long seed) {
        var slots = new ArrayList<NodeSlot>();
        for (Load load : loads) {
            Pattern pattern = Pattern.of(model, values, load.bin(), load.items(), load.counts());
            for (int i = 0; i < load.times(); i++) {
                slots.add(new NodeSlot(slots.size(), pattern));
            }
        }
        for (int i = 0; i < SPARE_SLOTS; i++) {
            slots.add(new NodeSlot(slots.size(), Pattern.EMPTY));
        }
        var start = new NodePlan(slots, new Repacking(model, values));
        SolverFactory<NodePlan> factory = SolverFactory.create(config(time, steps, seed));
        return loads(factory.buildSolver().solve(start));
    }

    private static SolverConfig config(Duration time, long steps, long seed) {
        var termination = new TerminationConfig().withMillisecondsSpentLimit(Math.max(1, time.toMillis()));
        if (steps < Long.MAX_VALUE) {
            termination.withScoreCalculationCountLimit(steps);
        }
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
                .withTerminationConfig(termination);
    }

    private record Kind(int bin, List<Integer> items, List<Integer> counts) {}

    private static List<Load> loads(NodePlan plan) {
        Map<Kind, Load> loads = new LinkedHashMap<>();
        for (NodeSlot slot : plan.slots()) {
            Pattern pattern = slot.pattern();
            if (!pattern.isEmpty()) {
                var kind = new Kind(
                        pattern.bin(),
                        java.util.Arrays.stream(pattern.items()).boxed().toList(),
                        java.util.Arrays.stream(pattern.counts()).boxed().toList());
                loads.merge(
                        kind,
                        new Load(pattern.bin(), pattern.items(), pattern.counts(), 1),
                        (known, one) -> new Load(known.bin(), known.items(), known.counts(), known.times() + 1));
            }
        }
        return List.copyOf(loads.values());
    }
}
