package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final PolicyLabel PLIMSOLL = new PolicyLabel("plimsoll", PolicyLabel.Kind.PRODUCT);
    private static final PolicyLabel STATIC = new PolicyLabel("static", PolicyLabel.Kind.BOUND);

    @Test
    void readsEachFigureInItsUnit() {
        Histogram waits = new Histogram(3);
        waits.recordValue(1_500);
        RunResult result = new RunResult(
                new RunResult.Run("nasa", PLIMSOLL, 1, 0, 1_000),
                new RunResult.Money(
                        2_500_000,
                        500_000,
                        5_400_000,
                        new RunResult.Allocation(0.5, 0.25, 0.75),
                        new RunResult.Work(8, 1.5, 1_250_000)),
                new RunResult.Waiting(waits, 1_500),
                new RunResult.Counts(1, 2, 3, 4, 5),
                Course.UNSEEN);
        assertThat(List.of(Figure.values()).stream().map(figure -> figure.of(result)))
                .containsExactly(
                        2.5, 1.5, 0.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1d, 2d, 3d, 4d, 5d, 0.5, 0.25, 0.75, 8d, 1.5, 1.25);
    }

    @Test
    void tellsNoWaitingWhereNoPodWasPlaced() {
        assertThat(Figure.WAIT_SECONDS_P99.of(run("nasa", PLIMSOLL, 1))).isZero();
    }

    @Test
    void averagesOverSeeds() {
        PolicyRuns runs = new PolicyRuns(PLIMSOLL, List.of(run("nasa", PLIMSOLL, 1), run("nasa", PLIMSOLL, 3)));
        assertThat(runs.estimate(Figure.DOLLARS).mean()).isEqualTo(2);
    }

    @Test
    void refusesRunsOfOtherSeeds() {
        PolicyRuns runs = new PolicyRuns(PLIMSOLL, List.of(run("nasa", PLIMSOLL, 2), run("nasa", PLIMSOLL, 1)));
        assertThatThrownBy(() -> new Comparison("nasa", List.of(1L, 2L), List.of(runs)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("policy plimsoll ran with seeds [2, 1]")
                .hasMessageContaining("run it with [1, 2]");
    }

    @Test
    void refusesRunsOfAnotherPolicyOrTrace() {
        PolicyRuns strangePolicy = new PolicyRuns(PLIMSOLL, List.of(run("nasa", STATIC, 1)));
        assertThatThrownBy(() -> new Comparison("nasa", List.of(1L), List.of(strangePolicy)))
                .hasMessageContaining("a run of static");
        PolicyRuns strangeTrace = new PolicyRuns(PLIMSOLL, List.of(run("surf", PLIMSOLL, 1)));
        assertThatThrownBy(() -> new Comparison("nasa", List.of(1L), List.of(strangeTrace)))
                .hasMessageContaining("on trace surf");
    }

    @Test
    void refusesAPolicyTwice() {
        PolicyRuns runs = new PolicyRuns(PLIMSOLL, List.of(run("nasa", PLIMSOLL, 1)));
        assertThatThrownBy(() -> new Comparison("nasa", List.of(1L), List.of(runs, runs)))
                .hasMessageContaining("policy plimsoll is compared twice");
    }

    @Test
    void refusesToCompareWithoutSeeds() {
        assertThatThrownBy(() -> new Comparison("nasa", List.of(), List.of())).hasMessageContaining("without seeds");
    }

    @Test
    void refusesAllocationsThatAreNoShares() {
        assertThatThrownBy(() -> new RunResult.Allocation(0, Double.NaN, 0)).hasMessageContaining("NaN");
    }

    private static RunResult run(String trace, PolicyLabel policy, long seed) {
        return new RunResult(
                new RunResult.Run(trace, policy, seed, 0, 1_000),
                new RunResult.Money(seed * 1_000_000, 0, 0, RunResult.Allocation.NONE),
                new RunResult.Waiting(new Histogram(3), 0),
                new RunResult.Counts(0, 0, 0, 0, 0),
                Course.UNSEEN);
    }
}
