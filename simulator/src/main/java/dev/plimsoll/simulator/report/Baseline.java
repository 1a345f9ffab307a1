package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Outcomes;
import java.util.Optional;

/** Whom the others of a comparison are held against. */
@FunctionalInterface
public interface Baseline {

    /** The first of several configurations, or else the model of cluster-autoscaler. */
    Baseline USUAL = outcomes -> Verdict.baseline(
            outcomes.policies().stream().map(Outcomes.Outcome::policy).toList());

    /** The name of the policy; empty for nobody. */
    Optional<String> of(Outcomes outcomes);
}
