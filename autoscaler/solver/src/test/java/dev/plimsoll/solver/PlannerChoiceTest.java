package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.ExpanderPlanner;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.PlanningSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlannerChoiceTest {

    private static final Expansion LEAST_WASTE =
            new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), false, 0);
    private static final PlanningSettings NO_SEARCH = new PlanningSettings(Duration.ZERO, 7, 100);
    private static final PlanningSettings SEARCH = new PlanningSettings(Duration.ofSeconds(2), 7, 50);
    private static final int SEEDS = 6;

    @Test
    void withoutASearchBothClocksTakeTheFastPlan() {
        for (long seed = 0; seed < SEEDS; seed++) {
            long each = seed;
            Plan fast = new GreedyPlanner().plan(problem(each));
            assertThat(inRealTime(Expansion.DEFAULT, NO_SEARCH).plan(problem(each)))
                    .isEqualTo(fast);
            assertThat(inSimulatedTime(Expansion.DEFAULT, NO_SEARCH).plan(problem(each)))
                    .isEqualTo(fast);
        }
    }

    @Test
    void anExpanderThatIsSetDecidesWhateverTheSearch() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Plan expanded = new ExpanderPlanner(LEAST_WASTE).plan(problem(seed));
            assertThat(inRealTime(LEAST_WASTE, SEARCH).plan(problem(seed))).isEqualTo(expanded);
            assertThat(inSimulatedTime(LEAST_WASTE, SEARCH).plan(problem(seed))).isEqualTo(expanded);
        }
    }

    /** A clock that stands still leaves steps alone to end a search, as in simulated time. */
    @Test
    void inSimulatedTimeEachSearchGoesOnFromTheLastAsInRealTime() {
        Planner simulated = inSimulatedTime(Expansion.DEFAULT, SEARCH);
        Planner real = new PlannerChoice(
                        Expansion.DEFAULT,
                        new SearchBudget(SEARCH.search(), SEARCH.searchSteps(), SEARCH.seed()),
                        () -> 0)
                .forRounds();
        Planner cold = new SearchingPlanner(new SearchBudget(SEARCH.search(), SEARCH.searchSteps(), 7), () -> 0);
        var warmPlans = new ArrayList<Plan>();
        var coldPlans = new ArrayList<Plan>();
        for (long seed = 0; seed < SEEDS; seed++) {
            warmPlans.add(simulated.plan(problem(seed)));
            coldPlans.add(cold.plan(problem(seed)));
            assertThat(real.plan(problem(seed))).as("seed " + seed).isEqualTo(warmPlans.getLast());
        }
        assertThat(warmPlans).as("some start is warm").isNotEqualTo(coldPlans);
    }

    @Test
    void searchesAreBetterThanTheFastPlanNowAndThen() {
        long fast = 0;
        long searched = 0;
        Planner planner = inSimulatedTime(Expansion.DEFAULT, SEARCH);
        for (long seed = 0; seed < SEEDS; seed++) {
            fast += new GreedyPlanner().plan(problem(seed)).microDollarsPerHour();
            searched += planner.plan(problem(seed)).microDollarsPerHour();
        }
        assertThat(searched).isLessThan(fast);
    }

    @Test
    void stepsStandForTheTimeOfASearch() {
        assertThat(List.of(NO_SEARCH.searchSteps(), SEARCH.searchSteps())).containsExactly(0L, 100L);
        assertThat(new PlanningSettings(Duration.ofMillis(1), 0, 100).searchSteps())
                .isEqualTo(1);
    }

    private static PlanningProblem problem(long seed) {
        return PlainProblem.small(new Random(seed)).toPlanningProblem();
    }

    private static Planner inRealTime(Expansion expansion, PlanningSettings planning) {
        return PlannerChoice.inRealTime(expansion, planning, System::nanoTime).forRounds();
    }

    private static Planner inSimulatedTime(Expansion expansion, PlanningSettings planning) {
        return PlannerChoice.inSimulatedTime(expansion, planning).forRounds();
    }
}
