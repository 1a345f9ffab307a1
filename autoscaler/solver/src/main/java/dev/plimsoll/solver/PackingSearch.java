package dev.plimsoll.solver;

import dev.plimsoll.core.planning.GreedyPacker;
import dev.plimsoll.core.planning.Packing;
import dev.plimsoll.core.planning.PackingModel;
import dev.plimsoll.core.planning.Plan.LowerBound;
import dev.plimsoll.core.planning.Plan.Proof;
import dev.plimsoll.core.planning.Plan.Stage;
import dev.plimsoll.solver.columns.ColumnGeneration;
import dev.plimsoll.solver.columns.Rounding;
import java.util.function.LongSupplier;

/** Searches one packing model stage by stage and keeps the cheapest answer. */
final class PackingSearch {

    private static final int ROUNDS = 5000;

    private final PackingModel model;
    private final SearchBudget budget;
    private final LongSupplier nanoClock;
    private final StageTimes.Watch watch;

    PackingSearch(PackingModel model, SearchBudget budget, LongSupplier nanoClock, StageTimes.Watch watch) {
        this.model = model;
        this.budget = budget;
        this.nanoClock = nanoClock;
        this.watch = watch;
    }

    Packing run() {
        long start = nanoClock.getAsLong();
        Packing best = watch.time(Stage.GREEDY, () -> new GreedyPacker().pack(model));
        if (budget.time().isZero() || model.items() == 0) {
            return best;
        }
        Packing greedy = best;
        return watch.time(Stage.COLUMNS, () -> columns(greedy, start));
    }

    private Packing columns(Packing greedy, long start) {
        var generation = new ColumnGeneration(model, greedy.loads());
        long until = start + budget.time().toNanos() * 6 / 10;
        generation.run(() -> nanoClock.getAsLong() - until > 0, ROUNDS);
        var rounded = new Rounding(model).round(generation);
        LowerBound bound = greedy.lowerBound();
        if (!model.isDealtOverZones() && generation.boundMicroDollarsPerHour() > bound.microDollarsPerHour()) {
            bound = new LowerBound(generation.boundMicroDollarsPerHour(), Proof.FARLEY);
        }
        var packing = new Packing(rounded, bound, Stage.COLUMNS);
        boolean better = !rounded.isEmpty() && packing.microDollarsPerHour(model) < greedy.microDollarsPerHour(model);
        return better ? packing : new Packing(greedy.loads(), bound, greedy.foundBy());
    }
}
