package dev.plimsoll.simulator.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of a comparison alone, seed by seed: what differences are made of, and what results on file hold. */
public record Outcomes(String trace, double hours, List<Long> seeds, List<Outcome> policies) {

    public Outcomes {
        seeds = List.copyOf(seeds);
        policies = List.copyOf(policies);
    }

    /** One policy's figures, each with a value a seed in the order of the seeds. */
    public record Outcome(PolicyLabel policy, Map<Figure, double[]> values) {

        public Outcome {
            var copies = new EnumMap<Figure, double[]>(Figure.class);
            values.forEach((figure, each) -> copies.put(figure, each.clone()));
            values = copies;
        }

        /** The values of a figure, one a seed; zeros where it is not told. */
        public double[] of(Figure figure) {
            double[] told = values.get(figure);
            return told == null
                    ? new double
                            [values.values().stream()
                                    .mapToInt(each -> each.length)
                                    .max()
                                    .orElse(0)]
                    : told.clone();
        }

        /** The mean of a figure with its interval. */
        public Estimate estimate(Figure figure) {
            return Estimate.of(of(figure));
        }
    }

    public static Outcomes of(Comparison comparison) {
        var outcomes = new ArrayList<Outcome>();
        double hours = 0;
        for (Comparison.PolicyRuns policy : comparison.policies()) {
            var values = new EnumMap<Figure, double[]>(Figure.class);
            for (Figure figure : Figure.values()) {
                values.put(
                        figure, policy.runs().stream().mapToDouble(figure::of).toArray());
            }
            outcomes.add(new Outcome(policy.policy(), values));
            RunResult.Run run = policy.runs().getFirst().run();
            hours = (run.endMillis() - run.startMillis()) / 3_600_000.0;
        }
        return new Outcomes(comparison.trace(), hours, comparison.seeds(), outcomes);
    }

    /** The policy of a name. */
    public Optional<Outcome> find(String name) {
        return policies.stream()
                .filter(outcome -> outcome.policy().name().equals(name))
                .findFirst();
    }

    /** How one policy differs from another in a figure: each seed with its like, since both met the same chances. */
    public static Difference difference(Outcome baseline, Outcome other, Figure figure) {
        double[] from = baseline.of(figure);
        double[] to = other.of(figure);
        if (from.length != to.length) {
            throw new IllegalArgumentException("runs of " + from.length + " and " + to.length
                    + " seeds cannot be paired: run both with the same seeds");
        }
        double[] differences = new double[from.length];
        Arrays.setAll(differences, i -> to[i] - from[i]);
        return new Difference(figure, baseline.estimate(figure).mean(), Estimate.of(differences));
    }
}
