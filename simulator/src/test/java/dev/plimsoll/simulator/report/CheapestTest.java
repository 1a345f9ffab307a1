package dev.plimsoll.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Course;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.measure.RunResult;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class CheapestTest {

    @Test
    void costsLeastOfThoseThatPlacedAsManyPods() {
        assertThat(cheapest(runs("a", Kind.PRODUCT, 5, 0), runs("b", Kind.MODEL, 4, 0)))
                .isEqualTo("b");
    }

    @Test
    void isNoBound() {
        assertThat(cheapest(runs("a", Kind.PRODUCT, 5, 0), runs("b", Kind.MODEL, 4, 0), runs("c", Kind.BOUND, 1, 0)))
                .isEqualTo("b");
    }

    @Test
    void isNobodyWhereOnlyOnePlacedTheMostPods() {
        assertThat(cheapest(runs("a", Kind.PRODUCT, 5, 0), runs("b", Kind.MODEL, 4, 1)))
                .isEqualTo("nobody");
    }

    @Test
    void didNotSaveByServingLess() {
        assertThat(cheapest(
                        runs("a", Kind.PRODUCT, 5, 0, 100),
                        runs("b", Kind.MODEL, 4, 0, 98),
                        runs("c", Kind.MODEL, 6, 0, 99.5)))
                .isEqualTo("a");
    }

    @Test
    void isNobodyAlone() {
        assertThat(cheapest(runs("a", Kind.PRODUCT, 5, 0), runs("c", Kind.BOUND, 1, 0)))
                .isEqualTo("nobody");
    }

    private static String cheapest(PolicyRuns... policies) {
        return Cheapest.of(new Comparison("nasa", List.of(1L), List.of(policies)))
                .map(PolicyLabel::name)
                .orElse("nobody");
    }

    private static PolicyRuns runs(String name, Kind kind, long dollars, long neverPlaced) {
        return runs(name, kind, dollars, neverPlaced, 100);
    }

    private static PolicyRuns runs(String name, Kind kind, long dollars, long neverPlaced, double coreHours) {
        PolicyLabel policy = new PolicyLabel(name, kind);
        RunResult result = new RunResult(
                new RunResult.Run("nasa", policy, 1, 0, 1_000),
                new RunResult.Money(
                        dollars * 1_000_000, 0, 0, RunResult.Allocation.NONE, new RunResult.Work(coreHours, 0, 0)),
                new RunResult.Waiting(new Histogram(3), 0),
                new RunResult.Counts(neverPlaced, 0, 0, 0, 0),
                Course.UNSEEN);
        return new PolicyRuns(policy, List.of(result));
    }
}
