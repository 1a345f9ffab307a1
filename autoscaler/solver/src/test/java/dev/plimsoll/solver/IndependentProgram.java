package dev.plimsoll.solver;

import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The relaxations that bounds are bounds of, written down for ojAlgo: nothing of how the solver solves them. */
final class IndependentProgram {

    private final PlainProblem problem;

    IndependentProgram(PlainProblem problem) {
        this.problem = problem;
    }

    /** The least price of nodes, or parts of nodes, that have what all pods ask for along each axis. */
    double continuous() {
        var program = new ExpressionsBasedModel();
        Expression[] axes = IntStream.range(0, 3)
                .mapToObj(axis -> program.newExpression("axis " + axis).lower(demand(axis)))
                .toArray(Expression[]::new);
        for (PlainProblem.Kind kind : problem.kinds()) {
            Variable amount = program.newVariable("kind " + program.countVariables())
                    .lower(0)
                    .weight((double) kind.microDollars());
            for (int axis = 0; axis < axes.length; axis++) {
                axes[axis].set(amount, (double) usable(kind, axis));
            }
        }
        return solved(program);
    }

    private double demand(int axis) {
        double sum = 0;
        for (PlainProblem.Pods pods : problem.pods()) {
            sum += (double) pods.request()[axis] * pods.count();
        }
        return sum;
    }

    /** What pods can use of what is free: requests come in steps, so no sum of them ends between two. */
    private long usable(PlainProblem.Kind kind, int axis) {
        long step = 0;
        for (PlainProblem.Pods pods : problem.pods()) {
            step = greatestCommonDivisor(step, pods.request()[axis]);
        }
        return step == 0 ? kind.free()[axis] : kind.free()[axis] / step * step;
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** The least price of fillings, or parts of fillings, that hold every pod: all maximal fillings of every bin are there. */
    static double configurations(PackingModel model) {
        var program = new ExpressionsBasedModel();
        Expression[] held = IntStream.range(0, model.items())
                .mapToObj(item -> program.newExpression("item " + item).lower((double) model.count(item)))
                .toArray(Expression[]::new);
        for (int bin = 0; bin < model.bins(); bin++) {
            for (int[] filling : maximalFillings(model, bin)) {
                Variable times = program.newVariable("filling " + program.countVariables())
                        .lower(0)
                        .weight((double) model.microDollarsPerHour(bin));
                for (int item = 0; item < filling.length; item++) {
                    if (filling[item] > 0) {
                        held[item].set(times, (double) filling[item]);
                    }
                }
            }
        }
        return solved(program);
    }

    private static double solved(ExpressionsBasedModel program) {
        Optimisation.Result result = program.minimise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("the independent program ended " + result.getState());
        }
        return result.getValue();
    }

    static List<int[]> maximalFillings(PackingModel model, int bin) {
        var found = new ArrayList<int[]>();
        enumerate(model, bin, 0, model.free(bin).clone(), new int[model.items()], found);
        return found;
    }

    /** Takes ever more of the item, and with each number of it all fillings of the items after it. */
    private static void enumerate(PackingModel model, int bin, int item, long[] left, int[] counts, List<int[]> found) {
        if (item == model.items()) {
            if (IntStream.range(0, item).noneMatch(more -> canTake(model, bin, more, left, counts))) {
                found.add(counts.clone());
            }
            return;
        }
        int taken = 0;
        enumerate(model, bin, item + 1, left, counts, found);
        while (canTake(model, bin, item, left, counts)) {
            take(model, item, 1, left, counts);
            taken++;
            enumerate(model, bin, item + 1, left, counts, found);
        }
        take(model, item, -taken, left, counts);
    }

    private static boolean canTake(PackingModel model, int bin, int item, long[] left, int[] counts) {
        long[] request = model.request(item);
        return model.mayHold(bin, item)
                && counts[item] < model.count(item)
                && IntStream.range(0, left.length).allMatch(axis -> request[axis] <= left[axis]);
    }

    private static void take(PackingModel model, int item, int pods, long[] left, int[] counts) {
        counts[item] += pods;
        for (int axis = 0; axis < left.length; axis++) {
            left[axis] -= model.request(item)[axis] * pods;
        }
    }
}
