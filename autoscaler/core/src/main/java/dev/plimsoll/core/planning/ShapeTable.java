package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The shapes to be placed, most valuable first, with what remains of each. Ties go by size and then by name, never by input order. */
final class ShapeTable {

    private final List<Row> rows;
    private final boolean[] alone;
    private final int[] remaining;
    private final int[] forNothing;

    @SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
    private record Row(Demand asked, int demand, int handle, long[] request, double worth) {
        PodShape shape() {
            return asked.shape();
        }
    }

    private ShapeTable(List<Row> rows, boolean[] alone) {
        this.rows = rows;
        this.alone = alone;
        this.forNothing = new int[rows.size()];
        this.remaining = rows.stream().mapToInt(row -> row.asked().count()).toArray();
    }

    /** A table of some of a problem's demands, by index, each valued at the prices. */
    static ShapeTable of(PlanningProblem problem, List<Integer> chosen, ResourceAxes axes, DualPrices prices) {
        var rows = new ArrayList<Row>();
        for (int index : chosen) {
            Demand demand = problem.demands().get(index);
            long[] request = axes.vector(demand.shape().requests());
            int handle = problem.placement().shape(demand.shape());
            rows.add(new Row(demand, index, handle, request, prices.worth(request)));
        }
        rows.sort(MOST_VALUABLE_FIRST);
        boolean[] alone = new boolean[rows.size()];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = problem.placement().hasTopology(rows.get(i).handle());
        }
        return new ShapeTable(rows, alone);
    }

    private static final Comparator<Row> MOST_VALUABLE_FIRST = Comparator.comparingInt(
                    (Row row) -> -row.shape().priority())
            .thenComparing(Comparator.comparingDouble(Row::worth).reversed())
            .thenComparingLong(row -> -row.request()[0])
            .thenComparingLong(row -> -row.request()[1])
            .thenComparing(row -> row.shape().namespace())
            .thenComparing(row -> row.shape().labels().toString())
            .thenComparing(row -> row.shape().toString());

    int size() {
        return rows.size();
    }

    PodShape shape(int index) {
        return rows.get(index).shape();
    }

    int handle(int index) {
        return rows.get(index).handle();
    }

    long[] request(int index) {
        return rows.get(index).request();
    }

    double worth(int index) {
        return rows.get(index).worth();
    }

    /** Whether the shape's fit depends on what is on other nodes, so that no arithmetic says how many go on one. */
    boolean isAlone(int index) {
        return alone[index];
    }

    int remaining(int index) {
        return remaining[index];
    }

    void place(int index, int count) {
        remaining[index] -= count;
    }

    /** Which of the problem's demands a row stands for. */
    int demand(int index) {
        return rows.get(index).demand();
    }

    /** So many pods found room on nodes that are there already. */
    void placeForNothing(int index, int count) {
        place(index, count);
        forNothing[index] += count;
    }

    /** The worth of all that is on bought nodes: no nodes that hold it cost less. */
    long worthOfBought() {
        double worth = 0;
        for (int index = 0; index < rows.size(); index++) {
            worth += (rows.get(index).asked().count() - remaining[index] - forNothing[index]) * worth(index);
        }
        return (long) Math.floor(worth);
    }
}
