package dev.plimsoll.benchmarks.planning;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.solver.SearchBudget;
import dev.plimsoll.solver.SearchingPlanner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times how far over its budget of 50 ms the planner returns, over 1,000 solves, and how long after an interrupt at a random
 * moment it returns, over 300. Arguments: WALL or CPU (for interrupts both), then scenario files or none. Budget:
 * 20 ms over at p99; 10 ms after an interrupt.
 */
public final class BudgetDiscipline {

    private static final int WARM_UPS = 100;
    private static final int SOLVES = 1000;
    private static final int INTERRUPTS = 300;
    private static final Duration BUDGET = Duration.ofMillis(50);
    private static final Duration ENDLESS = Duration.ofDays(1);
    private static final int LATEST_INTERRUPT_MICROS = 600_000;

    private final PlanningCase asked;
    private final long fastCost;
    private final List<Double> wallAfterInterrupt = new ArrayList<>();
    private final List<Double> cpuAfterInterrupt = new ArrayList<>();

    private BudgetDiscipline(PlanningCase asked) {
        this.asked = asked;
        fastCost = new GreedyPlanner().plan(asked.problem()).microDollarsPerHour();
    }

    /** Arguments: WALL or CPU, files of scenarios. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Clock clock = Clock.valueOf(arguments[0]);
        for (PlanningCase each : PlanningCase.of(Arrays.asList(arguments).subList(1, arguments.length))) {
            var discipline = new BudgetDiscipline(each);
            discipline.solve(WARM_UPS, clock);
            print(each, "solves of 50 ms (" + clock + ")", discipline.solve(SOLVES, clock));
            discipline.interrupt(WARM_UPS / 2);
            discipline.interrupt(INTERRUPTS);
            print(each, "interrupts (WALL)", discipline.wallAfterInterrupt);
            print(each, "interrupts (CPU)", discipline.cpuAfterInterrupt);
        }
    }

    private static void print(PlanningCase each, String what, List<Double> millis) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %4d %s: median %.1f ms, p99 %.1f ms, max %.1f ms%n",
                each.name(),
                millis.size(),
                what,
                Quantile.of(0.5, millis),
                Quantile.of(0.99, millis),
                Quantile.of(1, millis));
    }

    private List<Double> solve(int times, Clock clock) {
        PlanningProblem problem = asked.problem();
        var millis = new ArrayList<Double>();
        for (int seed = 0; seed < times; seed++) {
            var planner = new SearchingPlanner(SearchBudget.of(BUDGET, seed), clock);
            long start = clock.getAsLong();
            check(planner.plan(problem));
            millis.add(clock.millisSince(start));
        }
        return millis;
    }

    /** How much later than the interrupt a search without end returns, and how much of that time its thread ran. */
    private void interrupt(int times) throws InterruptedException {
        var random = new Random(1);
        wallAfterInterrupt.clear();
        cpuAfterInterrupt.clear();
        for (int i = 0; i < times; i++) {
            var planner = new SearchingPlanner(SearchBudget.of(ENDLESS, i), Clock.WALL);
            var returned = new AtomicLong();
            var returnedCpu = new AtomicLong();
            Thread searching = Thread.ofPlatform().start(() -> {
                check(planner.plan(asked.problem()));
                returned.set(Clock.WALL.getAsLong());
                returnedCpu.set(Clock.CPU.getAsLong());
            });
            Thread.sleep(Duration.ofNanos(1000L * random.nextInt(LATEST_INTERRUPT_MICROS)));
            long interrupted = Clock.WALL.getAsLong();
            searching.interrupt();
            long interruptedCpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(searching.threadId());
            searching.join();
            wallAfterInterrupt.add(Math.max(0, (returned.get() - interrupted) / 1e6));
            cpuAfterInterrupt.add(interruptedCpu < 0 ? 0 : Math.max(0, (returnedCpu.get() - interruptedCpu) / 1e6));
        }
    }

    private void check(Plan plan) {
        if (!plan.unplaced().isEmpty() || plan.microDollarsPerHour() > fastCost) {
            throw new IllegalStateException(asked.name() + ": worse than the fast plan");
        }
    }
}
