package dev.plimsoll.solver;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.solver.columns.ColumnGeneration;
import dev.plimsoll.solver.columns.Rounding;
import dev.plimsoll.solver.columns.WarmStart;
import dev.plimsoll.solver.search.PatternSearch;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Searches one packing model stage by stage and keeps the cheapest answer. */
final class PackingSearch {

    private static final int ROUNDS = 5000;
    private static final long STEPS_A_ROUND = 100;
    private static final Shares COLD = new Shares(0.5, 0.65, 0.8);
    private static final Shares WARM =
            new Shares(0.4, 0.5, 0.8); // the last purchase is a better start than any rounding

    private static final Duration TO_REFIT =
            Duration.ofMillis(2); // even late, since the time may have gone to other processes

    /** Of the time: when columns must be there, when they must be rounded, when a bound must be proved. */
    private record Shares(double columns, double rounded, double proved) {}

    private final PackingModel model;
    private final Means means;
    private final Carrying carrying;
    private Packing best;
    private WarmStart next;
    private boolean isCutOff; // by an interrupt, before the last purchase was fitted

    PackingSearch(PackingModel model, Means means, Carrying carrying) {
        this.model = model;
        this.means = means;
        this.carrying = carrying;
        next = carrying.from();
        best = means.watch().time(Stage.GREEDY, () -> new GreedyPacker().pack(model));
    }

    /** What a search may spend, and on what. */
    record Means(SearchBudget budget, PatternSearch patterns, Deadline deadline, StageTimes.Watch watch) {}

    /** Where the search starts; whether another will start where it ends, with at most this share more of each item. */
    record Carrying(WarmStart from, boolean on, double headroom) {
        static final Carrying NOTHING = new Carrying(WarmStart.COLD, false, 0);
    }

    Packing run() {
        List<Load> whole = whole();
        if (!means.budget().time().isZero() && model.items() > 0 && packsAll(whole)) {
            var generation = new ColumnGeneration(model, whole, means.budget().seed(), carrying.headroom());
            means.watch().time(Stage.COLUMNS, () -> generateColumns(generation));
            BooleanSupplier mustStop = means.deadline().pastShareOfTime(1);
            if (!mustStop.getAsBoolean() && !isProvedBest()) {
                List<Load> start = packsAll(best.loads()) ? best.loads() : whole;
                means.watch().time(Stage.SEARCH, () -> {
                    List<Load> loads = means.patterns().improve(model, start, guide(generation), mustStop);
                    keepIfCheaper(loads, Stage.SEARCH);
                    return loads;
                });
            }
            if (carrying.on() && !isCutOff) {
                next = means.watch().time(Stage.COLUMNS, () -> generation.end(best.loads()));
            }
        }
        return best;
    }

    private PatternSearch.Guide guide(ColumnGeneration generation) {
        long bound = best.lowerBound().microDollarsPerHour();
        return new PatternSearch.Guide(generation.values(), generation.sharesToPay(), bound);
    }

    private boolean isProvedBest() {
        return Packing.costOfWhole(model, best.loads()) <= best.lowerBound().microDollarsPerHour();
    }

    /** What the next search may start from. */
    WarmStart next() {
        return next;
    }

    /** A packing of all items, be it beyond what all bins together may take: a cheaper one may not be. */
    private List<Load> whole() {
        return packsAll(best.loads()) || model.limits().count() == 0 ? best.loads() : GreedyPacker.unlimited(model);
    }

    private boolean packsAll(List<Load> loads) {
        return Packing.costOfWhole(model, loads) < Long.MAX_VALUE;
    }

    /** Looks for better fillings, rounds them, and proves what can be proved. */
    private ColumnGeneration generateColumns(ColumnGeneration generation) {
        Shares shares = carrying.from().isCold() ? COLD : WARM;
        if (!carrying.from().isCold()) {
            startFromLast(generation, shares);
        }
        generation.run(means.deadline().pastShareOfTime(shares.columns()), rounds());
        keepIfCheaper(generation.cheapest(), Stage.COLUMNS);
        BooleanSupplier mustStop = means.deadline().pastShareOfTime(shares.rounded());
        keepIfCheaper(new Rounding(model).round(generation, mustStop), Stage.COLUMNS);
        if (!model.isDealtOverZones()) {
            BooleanSupplier mustEnd = means.deadline().pastShareOfTime(shares.proved());
            generation.proveUnlessProved(mustEnd);
            keepIfHigher(generation.boundMicroDollarsPerHour(), Proof.FARLEY);
            if (carrying.from().isCold()) {
                keepIfHigher(generation.boundByNodeCounts(mustEnd), Proof.NODE_COUNTS);
            }
        }
        return generation;
    }

    /** First of all comes a purchase about as good as the last: whatever befalls later, no answer is worse, nor the next. */
    private void startFromLast(ColumnGeneration generation, Shares shares) {
        generation.takeOver(carrying.from());
        List<Load> fitted = generation.refitQuickly(
                means.deadline().pastShareOfTime(shares.rounded(), TO_REFIT), Deadline::isInterrupted);
        keepIfCheaper(fitted, Stage.COLUMNS);
        isCutOff = fitted.isEmpty() && Deadline.isInterrupted();
        BooleanSupplier mustStop = means.deadline().pastShareOfTime(shares.proved());
        generation.takeOverProof(mustStop);
        generation.repurchase(mustStop);
        keepIfCheaper(generation.refit(means.deadline().pastShareOfTime(shares.rounded())), Stage.COLUMNS);
    }

    /** Many where time is the limit; where steps are, so few that time need not end them. */
    private int rounds() {
        return means.budget().steps() == Long.MAX_VALUE
                ? ROUNDS
                : (int) Math.min(ROUNDS, means.budget().steps() / STEPS_A_ROUND);
    }

    private void keepIfHigher(long bound, Proof proof) {
        if (bound > best.lowerBound().microDollarsPerHour()) {
            best = new Packing(best.loads(), new LowerBound(bound, proof), best.foundBy());
        }
    }

    private void keepIfCheaper(List<Load> loads, Stage stage) {
        if (Packing.costOfWhole(model, loads) < Packing.costOfWhole(model, best.loads())
                && model.limits().allow(loads)) {
            best = new Packing(loads, best.lowerBound(), stage);
        }
    }
}
