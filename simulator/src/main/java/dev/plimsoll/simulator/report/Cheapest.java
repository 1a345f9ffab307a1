package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Figure;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which policy deserves to be called the cheapest. */
public final class Cheapest {

    /** How the choice is told to readers. */
    public static final String RULE = "fewest dollars of the product and the models that left the fewest pods unplaced";

    private Cheapest() {}

    /** Bounds do not compete, nor does who saved money by leaving pods out. Nobody is cheapest alone. */
    public static Optional<PolicyLabel> of(Comparison comparison) {
        List<PolicyRuns> contenders = comparison.policies().stream()
                .filter(policy -> policy.policy().kind() != Kind.BOUND)
                .toList();
        if (contenders.size() < 2) {
            return Optional.empty();
        }
        return contenders.stream()
                .min(Comparator.<PolicyRuns>comparingDouble(policy -> mean(policy, Figure.NEVER_PLACED))
                        .thenComparingDouble(policy -> mean(policy, Figure.DOLLARS)))
                .map(PolicyRuns::policy);
    }

    private static double mean(PolicyRuns policy, Figure figure) {
        return policy.estimate(figure).mean();
    }
}
