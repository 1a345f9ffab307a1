package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.reduction.Groundwork;
import dev.plimsoll.solver.columns.ColumnGeneration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bounds against another solver's optimum of the same relaxation; one micro-dollar is what rounding down takes. */
class RelaxationsTest {

    private static final int PROBLEMS = 50;
    private static final double SHARE = 1e-6;

    @Test
    void theContinuousBoundIsTheOptimumOfItsProgram() {
        for (long seed = 0; seed < PROBLEMS; seed++) {
            PlainProblem problem = PlainProblem.large(new Random(seed));
            double optimum = new IndependentProgram(problem).continuous();
            try (Groundwork groundwork = Groundwork.lay(problem.toPlanningProblem())) {
                assertThat((double) groundwork.model().continuousBoundMicroDollarsPerHour())
                        .as("seed %d", seed)
                        .isCloseTo(optimum, within(1 + optimum * SHARE));
            }
        }
    }

    @Test
    void theBoundByColumnsIsTheOptimumOverAllFillings() {
        int aboveContinuous = 0;
        for (long seed = 0; seed < PROBLEMS; seed++) {
            PlainProblem problem = PlainProblem.chunky(new Random(seed));
            try (Groundwork groundwork = Groundwork.lay(problem.toPlanningProblem())) {
                PackingModel model = groundwork.model();
                double optimum = IndependentProgram.configurations(model);
                var generation = new ColumnGeneration(
                        model, new GreedyPacker().pack(model).loads(), seed, 0);

                generation.run(() -> false, 5000);

                long bound =
                        Math.max(generation.boundMicroDollarsPerHour(), model.continuousBoundMicroDollarsPerHour());
                assertThat((double) bound)
                        .as("seed %d: off by %.3g", seed, bound / optimum - 1)
                        .isCloseTo(optimum, within(1 + optimum * SHARE));
                aboveContinuous += optimum > 1.001 * model.continuousBoundMicroDollarsPerHour() ? 1 : 0;
            }
        }
        assertThat(aboveContinuous).as("problems where fillings matter").isGreaterThan(PROBLEMS / 2);
    }
}
