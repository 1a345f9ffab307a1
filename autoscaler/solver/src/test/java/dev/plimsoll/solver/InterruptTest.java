package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing but the interrupt, or the clock that is handed in, can end these searches: they have steps without end. */
@Timeout(120)
class InterruptTest {

    private static final SearchBudget ENDLESS = SearchBudget.of(Duration.ofDays(10_000), 7);

    private final PlanningProblem problem = PlainProblem.large(new Random(5)).toPlanningProblem();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void aThreadInterruptedBeforeGetsAWholePlan() {
        Thread.currentThread().interrupt();

        Plan plan = new SearchingPlanner(ENDLESS, () -> 0).plan(problem);

        assertHolds(plan);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aThreadInterruptedAtAnyMomentGetsAWholePlan() {
        for (long looks : new long[] {3, 10, 30, 100, 1000, 5000}) {
            Plan plan = new SearchingPlanner(ENDLESS, interruptingAtLook(looks)).plan(problem);

            assertHolds(plan);
            assertThat(Thread.interrupted()).as("interrupted at look %d", looks).isTrue();
        }
    }

    /** A clock that stands still and interrupts its reader at the last look. */
    private static LongSupplier interruptingAtLook(long last) {
        var looks = new AtomicLong();
        return () -> {
            if (looks.incrementAndGet() == last) {
                Thread.currentThread().interrupt();
            }
            return 0;
        };
    }

    @Test
    void theClockThatIsHandedInEndsTheSearch() {
        for (long nanosALook : new long[] {300_000, 10_000_000, Long.MAX_VALUE / 4}) {
            var now = new AtomicLong();
            var budget = SearchBudget.of(Duration.ofSeconds(1), 7);

            assertHolds(new SearchingPlanner(budget, () -> now.addAndGet(nanosALook)).plan(problem));
        }
    }

    private void assertHolds(Plan plan) {
        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.lowerBound().microDollarsPerHour())
                .isPositive()
                .isLessThanOrEqualTo(plan.microDollarsPerHour());
    }
}
