package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.report.Span;
import dev.plimsoll.simulator.report.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All of one trace: what was run, the figures, and the charts over time. */
record Section(String trace, List<Long> seeds, Judgement judgement, FigureTable table, List<Bars> bars, Charts charts) {

    /** What it comes to, in few facts and in sentences; the differences from a baseline; and all that it depends on. */
    record Judgement(List<Fact> facts, List<String> verdict, DifferenceTable differences, List<Fact> origin) {}

    record Fact(String name, String value) {}

    /** Charts over time, of the first seed; none if the runs have no curves. */
    record Charts(List<Policy> policies, Spending spending, List<Multiples> multiples, Data data) {

        /** What the script draws curves, nodes and decisions from. */
        record Data(String curves, String closeups) {}

        static Charts of(List<Policy> policies, TimeScale times) {
            return new Charts(
                    policies,
                    Spending.of(policies, times),
                    Multiples.of(policies, times),
                    new Data(CurveData.of(policies, times), CloseupData.of(policies)));
        }

        boolean hasMoments() {
            return policies.stream()
                    .anyMatch(policy -> !policy.course().moments().isEmpty());
        }

        /** How many deeds there are in all; none if nobody said. */
        int deeds() {
            return policies.stream().mapToInt(policy -> policy.deeds().size()).sum();
        }

        /** How many deeds of a policy the page has no room for. */
        int deedsLeftOut() {
            return policies.stream()
                    .mapToInt(policy -> Math.max(0, policy.deeds().size() - CloseupData.MOST_DEEDS))
                    .sum();
        }

        int stretches() {
            return policies.stream()
                    .mapToInt(policy -> policy.curve().size())
                    .max()
                    .orElse(0);
        }
    }

    /** With what it comes to against the baseline, if there is one. */
    static Section of(Comparison comparison, String priceList, Optional<String> baseline) {
        Span span = Span.of(comparison);
        List<Policy> policies = Policy.of(comparison, baseline);
        List<Fact> facts = List.of(
                new Fact("Span", span.describe()),
                new Fact(comparison.seeds().size() > 1 ? "Seeds" : "Seed", join(comparison.seeds())),
                new Fact("Prices", priceList));
        return new Section(
                comparison.trace(),
                comparison.seeds(),
                new Judgement(
                        facts,
                        verdict(comparison, baseline),
                        DifferenceTable.of(comparison, baseline),
                        origin(comparison)),
                FigureTable.of(comparison, policies),
                Bars.of(comparison, policies),
                Charts.of(policies, new TimeScale(span.startMillis(), span.endMillis())));
    }

    private static List<String> verdict(Comparison comparison, Optional<String> baseline) {
        return baseline.map(name -> Verdict.sentences(Outcomes.of(comparison), name))
                .orElse(List.of());
    }

    private static List<Fact> origin(Comparison comparison) {
        return comparison.origin().facts().stream()
                .map(fact -> new Fact(fact.name(), fact.value()))
                .toList();
    }

    boolean severalSeeds() {
        return seeds.size() > 1;
    }

    private static String join(List<Long> seeds) {
        return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
