package dev.plimsoll.solver;

import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.testkit.RandomProblems;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;

/** Plans as text, in which no difference can hide: by itself, or printed by a JVM of its own. */
final class PlanText {

    static final int WORLDS = 6;
    private static final int STEPS = 1500;

    private PlanText() {}

    static void main() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(ofAll());
    }

    /** Of some worlds with topology, and of one with many pods. */
    static String ofAll() {
        var text = new StringBuilder();
        for (long seed = 0; seed < WORLDS; seed++) {
            text.append(of(RandomProblems.problem(seed)));
        }
        return text.append(of(PlainProblem.large(new Random(3)).toPlanningProblem()))
                .toString();
    }

    static String of(PlanningProblem problem) {
        return of(new SearchingPlanner(new SearchBudget(Duration.ofDays(1), STEPS, 42), () -> 0).plan(problem));
    }

    static String of(Plan plan) {
        var text = new StringBuilder();
        for (Plan.PlannedNode node : plan.nodes()) {
            text.append(node.template().source());
            for (Demand pods : node.pods()) {
                text.append(' ').append(pods.shape().labels()).append('x').append(pods.count());
            }
            text.append('\n');
        }
        for (Plan.Unplaced unplaced : plan.unplaced()) {
            text.append(unplaced).append('\n');
        }
        text.append(plan.microDollarsPerHour()).append(' ').append(plan.lowerBound());
        return text.append(' ').append(plan.foundBy()).append("\n\n").toString();
    }
}
