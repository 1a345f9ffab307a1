package dev.plimsoll.solver;

import dev.plimsoll.core.planning.GreedyPacker;
import dev.plimsoll.core.planning.Packing;
import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.PackingModel;
import dev.plimsoll.core.planning.Plan.LowerBound;
import dev.plimsoll.core.planning.Plan.Proof;
import dev.plimsoll.core.planning.Plan.Stage;
import dev.plimsoll.solver.columns.ColumnGeneration;
import dev.plimsoll.solver.columns.Rounding;
import dev.plimsoll.solver.search.PatternSearch;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Searches one packing model stage by stage and keeps the cheapest answer. */
final class PackingSearch {

    private static final int ROUNDS = 5000;
    private static final long STEPS_A_ROUND = 100;
    private static final double SHARE_OF_COLUMNS = 0.5;
    private static final double SHARE_WITH_ROUNDING = 0.65;
    private static final double SHARE_WITH_PROOF = 0.8;

    private final PackingModel model;
    private final SearchBudget budget;
    private final LongSupplier nanoClock;
    private final StageTimes.Watch watch;
    private final long start;
    private Packing best;

    PackingSearch(PackingModel model, SearchBudget budget, LongSupplier nanoClock, StageTimes.Watch watch) {
        this.model = model;
        this.budget = budget;
        this.nanoClock = nanoClock;
        this.watch = watch;
        start = nanoClock.getAsLong();
        best = watch.time(Stage.GREEDY, () -> new GreedyPacker().pack(model));
    }

    Packing run() {
        if (!budget.time().isZero() && model.items() > 0 && packsAll()) {
            double[] values = watch.time(Stage.COLUMNS, this::generateColumns);
            BooleanSupplier mustStop = pastShareOfTime(1);
            if (!mustStop.getAsBoolean()) {
                watch.time(Stage.SEARCH, () -> {
                    List<Load> loads = new PatternSearch(model)
                            .improve(best.loads(), values, mustStop, budget.steps(), budget.seed());
                    keepIfCheaper(loads, Stage.SEARCH);
                    return loads;
                });
            }
        }
        return best;
    }

    private boolean packsAll() {
        return Packing.costOfWhole(model, best.loads()) < Long.MAX_VALUE;
    }

    /** Looks for better fillings and rounds them; what one of each item is worth by then. */
    private double[] generateColumns() {
        var generation = new ColumnGeneration(model, best.loads(), budget.seed());
        generation.run(pastShareOfTime(SHARE_OF_COLUMNS), rounds());
        keepIfCheaper(generation.cheapest(), Stage.COLUMNS);
        keepIfCheaper(new Rounding(model).round(generation, pastShareOfTime(SHARE_WITH_ROUNDING)), Stage.COLUMNS);
        if (!model.isDealtOverZones()) {
            generation.proveUnlessProved(pastShareOfTime(SHARE_WITH_PROOF));
            long bound = generation.boundMicroDollarsPerHour();
            if (bound > best.lowerBound().microDollarsPerHour()) {
                best = new Packing(best.loads(), new LowerBound(bound, Proof.FARLEY), best.foundBy());
            }
        }
        return generation.values();
    }

    /** Many where time is the limit; where steps are, so few that time need not end them. */
    private int rounds() {
        return budget.steps() == Long.MAX_VALUE ? ROUNDS : (int) Math.min(ROUNDS, budget.steps() / STEPS_A_ROUND);
    }

    /** Also once the thread is interrupted, which it stays. */
    private BooleanSupplier pastShareOfTime(double share) {
        long until = start + (long) (budget.time().toNanos() * share);
        return () -> nanoClock.getAsLong() - until > 0 || Thread.currentThread().isInterrupted();
    }

    private void keepIfCheaper(List<Load> loads, Stage stage) {
        var packing = new Packing(loads, best.lowerBound(), stage);
        if (!loads.isEmpty() && packing.microDollarsPerHour(model) < best.microDollarsPerHour(model)) {
            best = packing;
        }
    }
}
