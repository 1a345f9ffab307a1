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
    public static final String RULE =
            "fewest dollars of the product and the models that did the same work: the fewest pods unplaced, and within 1 % of the most core"
                    + " hours served";

    private Cheapest() {}

    /** Less than this share of the most served is not the same work. */
    private static final double SAME_WORK = 0.99;

    /** Bounds do not compete, nor does who saved money by leaving work out. Nobody is cheapest alone. */
    public static Optional<PolicyLabel> of(Comparison comparison) {
        List<PolicyRuns> contenders = comparison.policies().stream()
                .filter(policy -> policy.policy().kind() != Kind.BOUND)
                .toList();
        double fewest = contenders.stream()
                .mapToDouble(policy -> mean(policy, Figure.NEVER_PLACED))
                .min()
                .orElse(0);
        double most = contenders.stream()
                .mapToDouble(policy -> mean(policy, Figure.CORE_HOURS))
                .max()
                .orElse(0);
        List<PolicyRuns> equals = contenders.stream()
                .filter(policy -> mean(policy, Figure.NEVER_PLACED) == fewest)
                .filter(policy -> mean(policy, Figure.CORE_HOURS) >= SAME_WORK * most)
                .toList();
        return equals.size() < 2
                ? Optional.empty()
                : equals.stream()
                        .min(Comparator.comparingDouble(policy -> mean(policy, Figure.DOLLARS)))
                        .map(PolicyRuns::policy);
    }

    private static double mean(PolicyRuns policy, Figure figure) {
        return policy.estimate(figure).mean();
    }
}
