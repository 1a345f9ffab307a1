package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.packing.DualPrices;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The demands as numbers, and their order: by priority where room is short, then the most valuable first. Ties go by size
 * and then by name, never by the order of the input.
 */
public final class Ranking {

    private final ResourceAxes axes;
    private final List<Row> rows;

    /** Rows that ask for the same have the same vector. */
    @SuppressWarnings("ArrayRecordComponent") // a vector that is compared by identity alone, and never changed
    public record Row(int demand, PodShape shape, int handle, long[] request, double worth) {}

    public Ranking(PlanningProblem problem, ResourceAxes axes, DualPrices prices, boolean roomIsShort) {
        this.axes = axes;
        rows = new ArrayList<>();
        Map<List<Long>, long[]> vectors = new HashMap<>(); // looked up only, never walked
        for (int demand = 0; demand < problem.demands().size(); demand++) {
            PodShape shape = problem.demands().get(demand).shape();
            long[] request = ResourceAxes.shared(axes.vector(shape.requests()), vectors);
            rows.add(new Row(demand, shape, problem.placement().shape(shape), request, prices.worth(request)));
        }
        Comparator<Row> mostValuableFirst = mostValuableFirst(problem.placement());
        rows.sort(
                roomIsShort
                        ? Comparator.comparingInt((Row row) -> -row.shape().priority())
                                .thenComparing(mostValuableFirst)
                        : mostValuableFirst);
    }

    private static Comparator<Row> mostValuableFirst(Placement placement) {
        Map<Integer, String> texts = new HashMap<>(); // looked up only: many shapes have the same rules
        return Comparator.comparingDouble(Row::worth)
                .reversed()
                .thenComparingLong(row -> -row.request()[0])
                .thenComparingLong(row -> -row.request()[1])
                .thenComparing(row -> row.shape().namespace())
                .thenComparing(row -> row.shape().labels(), Ranking::compareByText)
                .thenComparing(row -> row.shape().requests(), Ranking::compareByText)
                .thenComparing(row -> texts.computeIfAbsent(
                        placement.ruleClassOf(row.handle()),
                        any -> row.shape().rules().toString()))
                .thenComparing(row -> String.valueOf(row.shape().priority()));
    }

    private static int compareByText(Object one, Object other) {
        return one.equals(other) ? 0 : one.toString().compareTo(other.toString());
    }

    ResourceAxes axes() {
        return axes;
    }

    public List<Row> rows() {
        return rows;
    }
}
