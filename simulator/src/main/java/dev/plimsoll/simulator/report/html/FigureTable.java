package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.report.Cell;
import dev.plimsoll.simulator.report.Cheapest;
import dev.plimsoll.simulator.report.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All figures of all policies. */
record FigureTable(List<Column> columns, List<Row> rows) {

    /** Those of policies that could be run, or else those of bounds. */
    List<Row> rows(boolean bounds) {
        return rows.stream().filter(row -> row.policy().isBound() == bounds).toList();
    }

    record Row(Policy policy, boolean cheapest, List<Cell> cells) {}

    static FigureTable of(Comparison comparison, List<Policy> policies) {
        List<Column> columns = List.of(Column.values());
        Optional<PolicyLabel> cheapest = Cheapest.of(comparison);
        List<Row> rows = new ArrayList<>();
        for (Policy policy : policies) {
            PolicyRuns runs = comparison.policies().get(policy.index());
            List<Cell> cells = columns.stream()
                    .map(column -> cell(comparison, runs, column))
                    .toList();
            rows.add(new Row(policy, cheapest.equals(Optional.of(runs.policy())), cells));
        }
        return new FigureTable(columns, rows);
    }

    boolean marksCheapest() {
        return rows.stream().anyMatch(Row::cheapest);
    }

    private static Cell cell(Comparison comparison, PolicyRuns runs, Column column) {
        Estimate estimate = runs.estimate(column.figure());
        int decimals = column.decimals(comparison);
        return new Cell(column.mean(estimate, decimals), column.halfWidth(estimate, decimals));
    }
}
