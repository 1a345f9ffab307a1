package dev.plimsoll.simulator.measure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One trace, replayed with the same seeds by each of several policies, in the order they are to be shown. */
public record Comparison(String trace, List<Long> seeds, List<PolicyRuns> policies, Origin origin) {

    /** Results of which nothing else is known. */
    public Comparison(String trace, List<Long> seeds, List<PolicyRuns> policies) {
        this(trace, seeds, policies, Origin.UNKNOWN);
    }

    /** All that the results depend on, by name: source and stages, hash, groups, prices, program, settings. */
    public record Origin(List<Fact> facts) {

        public static final Origin UNKNOWN = new Origin(List.of());

        public Origin {
            facts = List.copyOf(facts);
        }
    }

    /** One thing that results depend on. */
    public record Fact(String name, String value) {}

    public Comparison {
        seeds = List.copyOf(seeds);
        policies = List.copyOf(policies);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("a comparison on trace " + trace + " without seeds: name at least one");
        }
        Set<String> names = new HashSet<>();
        for (PolicyRuns policy : policies) {
            if (!names.add(policy.policy().name())) {
                throw new IllegalArgumentException("policy " + policy.policy().name() + " is compared twice on trace "
                        + trace + ": name each policy once");
            }
            requireRuns(trace, seeds, policy);
        }
    }

    /** One policy and its runs, in the order of the comparison's seeds, and what it did in the first, as far as it says. */
    public record PolicyRuns(PolicyLabel policy, List<RunResult> runs, List<Deed> deeds) {

        public PolicyRuns {
            runs = List.copyOf(runs);
            deeds = List.copyOf(deeds);
        }

        /** Of a policy that does not say what it does. */
        public PolicyRuns(PolicyLabel policy, List<RunResult> runs) {
            this(policy, runs, List.of());
        }

        /** A figure over all runs. */
        public Estimate estimate(Figure figure) {
            return Estimate.of(runs.stream().mapToDouble(figure::of).toArray());
        }
    }

    private static void requireRuns(String trace, List<Long> seeds, PolicyRuns policy) {
        List<Long> ranWith =
                policy.runs().stream().map(result -> result.run().seed()).toList();
        if (!ranWith.equals(seeds)) {
            throw new IllegalArgumentException("policy " + policy.policy().name() + " ran with seeds " + ranWith
                    + " on trace " + trace + ": run it with " + seeds + ", in this order");
        }
        for (RunResult result : policy.runs()) {
            RunResult.Run run = result.run();
            if (!run.trace().equals(trace) || !run.policy().equals(policy.policy())) {
                throw new IllegalArgumentException("a run of " + run.policy().name() + " on trace " + run.trace()
                        + " among those of " + policy.policy().name() + " on trace " + trace
                        + ": compare it where it belongs");
            }
        }
    }
}
