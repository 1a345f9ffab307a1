package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Figure;
import dev.plimsoll.simulator.report.Column;
import java.util.ArrayList;
import java.util.List;

/** One figure of every policy as bars from the same line, each in two parts. */
record Bars(String title, String solid, String rest, List<Bar> bars) {

    /** The whole as text, and both parts in percent of the longest bar. */
    record Bar(Policy policy, String value, String solid, String rest) {}

    static List<Bars> of(Comparison comparison, List<Policy> policies) {
        List<Bar> dollars = new ArrayList<>();
        List<Bar> waits = new ArrayList<>();
        double mostDollars = largest(comparison, Figure.DOLLARS);
        double longestWait = largest(comparison, Figure.WAIT_SECONDS_P99);
        for (Policy policy : policies) {
            double spent = mean(comparison, policy, Figure.DOLLARS);
            double used = spent - mean(comparison, policy, Figure.WASTE_DOLLARS);
            dollars.add(bar(policy, text(comparison, policy, Column.DOLLARS), new double[] {used, spent}, mostDollars));
            double p95 = mean(comparison, policy, Figure.WAIT_SECONDS_P95);
            double p99 = mean(comparison, policy, Figure.WAIT_SECONDS_P99);
            String both = text(comparison, policy, Column.WAIT_P95) + " / " + text(comparison, policy, Column.WAIT_P99);
            waits.add(bar(policy, both, new double[] {p95, p99}, longestWait));
        }
        return List.of(
                new Bars("Dollars", "for capacity that pods requested", "wasted", dollars),
                new Bars("Waiting pods, seconds", "95 of 100 waited no longer", "99 of 100", waits));
    }

    /** Parts are given by where they end. */
    private static Bar bar(Policy policy, String value, double[] ends, double longest) {
        double scale = longest == 0 ? 1 : longest;
        return new Bar(
                policy, value, Frame.percent(ends[0] / scale), Frame.percent(Math.max(0, ends[1] - ends[0]) / scale));
    }

    private static String text(Comparison comparison, Policy policy, Column column) {
        return column.mean(
                comparison.policies().get(policy.index()).estimate(column.figure()), column.decimals(comparison));
    }

    private static double mean(Comparison comparison, Policy policy, Figure figure) {
        return comparison.policies().get(policy.index()).estimate(figure).mean();
    }

    private static double largest(Comparison comparison, Figure figure) {
        return comparison.policies().stream()
                .mapToDouble(runs -> runs.estimate(figure).mean())
                .max()
                .orElse(0);
    }
}
