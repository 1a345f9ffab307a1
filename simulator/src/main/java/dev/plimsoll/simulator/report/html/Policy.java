package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Course;
import dev.plimsoll.simulator.measure.Deed;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.measure.RunResult.Sample;
import dev.plimsoll.simulator.report.KindNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy as the charts show it: a name, a kind, a colour, and how its first seed went. */
record Policy(int index, String name, String kind, boolean shownAtFirst, Details details) {
    private static final int COLOURS = 10;

    /** The course of its first seed, when that ended (milliseconds since 1970), and what it did there. */
    record Details(Course course, long endMillis, List<Deed> deeds) {}

    /** All of them; shown at first are products and what they are held against, or all if there is nothing to hold. */
    static List<Policy> of(Comparison comparison, Optional<String> baseline) {
        List<Policy> policies = new ArrayList<>();
        for (Comparison.PolicyRuns runs : comparison.policies()) {
            policies.add(new Policy(
                    policies.size(),
                    runs.policy().name(),
                    KindNames.name(runs.policy().kind()),
                    baseline.isEmpty()
                            || runs.policy().kind() == Kind.PRODUCT
                            || runs.policy().name().equals(baseline.get()),
                    details(runs)));
        }
        return policies;
    }

    private static Details details(Comparison.PolicyRuns runs) {
        RunResult first = runs.runs().getFirst();
        return new Details(first.course(), first.run().endMillis(), runs.deeds());
    }

    /** Those that the scales are made for. */
    static List<Policy> shown(List<Policy> policies) {
        return policies.stream().filter(Policy::shownAtFirst).toList();
    }

    boolean isBound() {
        return kind.equals(KindNames.name(Kind.BOUND));
    }

    /** The style sheet's class of the policy's colour and dashes. */
    String colour() {
        return "p" + index % COLOURS;
    }

    Course course() {
        return details.course();
    }

    List<Deed> deeds() {
        return details.deeds();
    }

    List<Sample> curve() {
        return course().curve();
    }

    /** Where a track of this policy stands in the page's data. */
    int series(Track track) {
        List<Track> tracks = List.of(Track.values());
        return index * tracks.size() + tracks.indexOf(track);
    }

    double largest(Track track) {
        return curve().stream().mapToDouble(track::of).max().orElse(0);
    }

    double mean(Track track) {
        return curve().stream().mapToDouble(track::of).average().orElse(0);
    }

    double last(Track track) {
        return curve().isEmpty() ? 0 : track.of(curve().getLast());
    }
}
