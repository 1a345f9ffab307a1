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
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Searches one packing model stage by stage and keeps the cheapest answer. */
final class PackingSearch {

    private static final int ROUNDS = 5000;
    private static final double SHARE_OF_COLUMNS = 0.5;

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
            Duration left = budget.time().minusNanos(nanoClock.getAsLong() - start);
            if (left.isPositive()) {
                watch.time(Stage.SEARCH, () -> {
                    List<Load> loads =
                            new PatternSearch(model).improve(best.loads(), values, left, budget.steps(), budget.seed());
                    keepIfCheaper(loads, Stage.SEARCH);
                    return loads;
                });
            }
        }
        return best;
    }

    private boolean packsAll() {
        long pods = 0;
        for (Load load : best.loads()) {
            for (int count : load.counts()) {
                pods += (long) count * load.times();
            }
        }
        for (int item = 0; item < model.items(); item++) {
            pods -= model.count(item);
        }
        return pods == 0;
    }

    /** Looks for better fillings and rounds them; what one of each item is worth by then. */
    private double[] generateColumns() {
        var generation = new ColumnGeneration(model, best.loads());
        long until = start + (long) (budget.time().toNanos() * SHARE_OF_COLUMNS);
        generation.run(() -> nanoClock.getAsLong() - until > 0, ROUNDS);
        long bound = generation.boundMicroDollarsPerHour();
        if (!model.isDealtOverZones() && bound > best.lowerBound().microDollarsPerHour()) {
            best = new Packing(best.loads(), new LowerBound(bound, Proof.FARLEY), best.foundBy());
        }
        keepIfCheaper(new Rounding(model).round(generation), Stage.COLUMNS);
        return generation.values();
    }

    private void keepIfCheaper(List<Load> loads, Stage stage) {
        var packing = new Packing(loads, best.lowerBound(), stage);
        if (!loads.isEmpty() && packing.microDollarsPerHour(model) < best.microDollarsPerHour(model)) {
            best = packing;
        }
    }
}
