package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The demands as numbers, and their order: by priority where room is short, then the most valuable first. Ties go by size
 * and then by name, never by the order of the input.
 */
final class Ranking {

    private final ResourceAxes axes;
    private final List<Row> rows;

    @SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
    record Row(int demand, PodShape shape, int handle, long[] request, double worth) {}

    private static final Comparator<Row> MOST_VALUABLE_FIRST = Comparator.comparingDouble(Row::worth)
            .reversed()
            .thenComparingLong(row -> -row.request()[0])
            .thenComparingLong(row -> -row.request()[1])
            .thenComparing(row -> row.shape().namespace())
            .thenComparing(row -> row.shape().labels().toString())
            .thenComparing(row -> row.shape().toString());

    private static final Comparator<Row> PRIORITY_FIRST =
            Comparator.comparingInt((Row row) -> -row.shape().priority()).thenComparing(MOST_VALUABLE_FIRST);

    Ranking(PlanningProblem problem, ResourceAxes axes, DualPrices prices, boolean roomIsShort) {
        this.axes = axes;
        rows = new ArrayList<>();
        for (int demand = 0; demand < problem.demands().size(); demand++) {
            PodShape shape = problem.demands().get(demand).shape();
            long[] request = axes.vector(shape.requests());
            rows.add(new Row(demand, shape, problem.placement().shape(shape), request, prices.worth(request)));
        }
        rows.sort(roomIsShort ? PRIORITY_FIRST : MOST_VALUABLE_FIRST);
    }

    ResourceAxes axes() {
        return axes;
    }

    List<Row> rows() {
        return rows;
    }
}
