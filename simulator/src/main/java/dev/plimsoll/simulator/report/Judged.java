package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.report.Threshold.Judgement;
import java.util.ArrayList;
import java.util.List;

/** One threshold held against one product on one trace. */
public record Judged(String trace, String policy, Threshold threshold, Judgement judgement, String found) {

    /** All thresholds against all products but the baseline, in the order of traces and policies. */
    public static List<Judged> of(Outcomes outcomes, String baseline, List<Threshold> thresholds) {
        Outcome from = outcomes.find(baseline).orElseThrow();
        var judged = new ArrayList<Judged>();
        for (Outcome other : outcomes.policies()) {
            if (other.policy().kind() != Kind.PRODUCT || other.policy().name().equals(baseline)) {
                continue;
            }
            for (Threshold threshold : thresholds) {
                Difference difference = Outcomes.difference(from, other, threshold.figure());
                judged.add(new Judged(
                        outcomes.trace(),
                        other.policy().name(),
                        threshold,
                        threshold.judge(difference),
                        found(threshold, difference)));
            }
        }
        return judged;
    }

    /** In one line: what was asked, what was found, and how it was judged. */
    public String line() {
        return trace + ", " + policy + ": " + threshold.text() + " "
                + switch (judgement) {
                    case KEPT -> "kept";
                    case BROKEN -> "BROKEN";
                    case OPEN -> "not decided, the interval holds the limit; more seeds would tell";
                }
                + " (" + found + ")";
    }

    private static String found(Threshold threshold, Difference difference) {
        String mean = number(threshold, difference, difference.absolute().mean());
        return difference.absolute().halfWidth().isEmpty()
                ? mean + ", one seed"
                : mean + ", 95 % interval "
                        + number(threshold, difference, difference.absolute().low()) + " to "
                        + number(threshold, difference, difference.absolute().high());
    }

    private static String number(Threshold threshold, Difference difference, double amount) {
        double shown = threshold.share() ? difference.share(amount) * 100 : amount;
        if (Double.isInfinite(shown)) {
            return "from nothing";
        }
        return (shown > 0 ? "+" : "") + Numbers.fixed(shown, 2) + (threshold.share() ? " %" : "");
    }
}
