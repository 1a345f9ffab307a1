package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.report.Cell;
import dev.plimsoll.simulator.report.Column;
import dev.plimsoll.simulator.report.Differences;
import dev.plimsoll.simulator.report.KindNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All figures of the others as differences from a baseline, bounds apart; without a baseline it has no rows. */
record DifferenceTable(String baseline, List<Column> columns, List<Row> policies, List<Row> bounds) {

    /** A policy, its kind, and its differences. */
    record Row(String policy, String kind, List<Cell> cells) {

        static Row of(Outcome from, Outcome other) {
            return new Row(
                    other.policy().name(), KindNames.name(other.policy().kind()), Differences.cells(from, other));
        }
    }

    static DifferenceTable of(Comparison comparison, Optional<String> baseline) {
        Outcomes outcomes = Outcomes.of(comparison);
        var policies = new ArrayList<Row>();
        var bounds = new ArrayList<Row>();
        if (baseline.isPresent()) {
            Outcome from = outcomes.find(baseline.get()).orElseThrow();
            for (Outcome other : outcomes.policies()) {
                if (!other.equals(from)) {
                    (other.policy().kind() == Kind.BOUND ? bounds : policies).add(Row.of(from, other));
                }
            }
        }
        return new DifferenceTable(baseline.orElse(""), List.of(Column.values()), policies, bounds);
    }

    boolean isEmpty() {
        return policies.isEmpty() && bounds.isEmpty();
    }
}
