package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.report.Column;
import dev.plimsoll.simulator.report.Differences;
import dev.plimsoll.simulator.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All figures of the others as differences from a baseline, bounds apart; without a baseline it has no rows. */
record DifferenceTable(String baseline, List<Column> columns, List<List<String>> policies, List<List<String>> bounds) {

    static DifferenceTable of(Comparison comparison) {
        Outcomes outcomes = Outcomes.of(comparison);
        Optional<String> baseline = Verdict.baseline(outcomes);
        var policies = new ArrayList<List<String>>();
        var bounds = new ArrayList<List<String>>();
        if (baseline.isPresent()) {
            Outcome from = outcomes.find(baseline.get()).orElseThrow();
            for (Outcome other : outcomes.policies()) {
                if (other != from) {
                    (other.policy().kind() == Kind.BOUND ? bounds : policies).add(Differences.row(from, other));
                }
            }
        }
        return new DifferenceTable(baseline.orElse(""), List.of(Column.values()), policies, bounds);
    }

    boolean isEmpty() {
        return policies.isEmpty() && bounds.isEmpty();
    }
}
