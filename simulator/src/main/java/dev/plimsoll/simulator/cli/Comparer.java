package dev.plimsoll.simulator.cli;

import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.simulator.cli.PolicyChoice.Setup;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.tune.RunGrid;
import dev.plimsoll.simulator.world.DecisionLog;
import dev.plimsoll.simulator.world.PlimsollPolicy;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Runs every policy on every trace with every seed, each run in a world of its own. */
final class Comparer {

    private final Configuration configuration;
    private final boolean everyRound;
    private final RunGrid grid;

    Comparer(Configuration configuration, boolean everyRound, RunGrid grid) {
        this.configuration = configuration;
        this.everyRound = everyRound;
        this.grid = grid;
    }

    /** One result a trace, and the lines of the product's decision logs in the order of traces, policies and seeds. */
    record Results(List<Comparison> comparisons, List<String> decisions) {}

    private record Finished(RunResult result, List<String> decisions) {}

    Results compare(List<Trace> traces, List<PolicyChoice> policies, List<Long> seeds) throws InterruptedException {
        var jobs = new ArrayList<Callable<Finished>>();
        for (Trace trace : traces) {
            for (PolicyChoice policy : suitable(policies, trace)) {
                Trace world = policy.world().apply(trace);
                var simulation = new Simulation(world, Conservation::new);
                for (long seed : seeds) {
                    jobs.add(() -> run(world, simulation, policy, seed));
                }
            }
        }
        List<Finished> finished = grid.run(jobs);
        var decisions = new ArrayList<String>();
        finished.forEach(run -> decisions.addAll(run.decisions()));
        return new Results(comparisons(traces, policies, seeds, finished), decisions);
    }

    private Finished run(Trace trace, Simulation simulation, PolicyChoice choice, long seed) {
        var decisions = new ArrayList<String>();
        String name = trace.manifest().about().name() + "/" + choice.name() + "/" + seed;
        var setup = new Setup(trace, new PlimsollPolicy.Product(configuration.autoscaler(), configuration.planning()), everyRound, new DecisionLog(name, decisions::add));
        Policy policy = choice.factory().apply(setup);
        return new Finished(simulation.run(policy, configuration.world(), seed), decisions);
    }

    private static List<PolicyChoice> suitable(List<PolicyChoice> policies, Trace trace) {
        return policies.stream().filter(policy -> policy.suits().test(trace)).toList();
    }

    private static List<Comparison> comparisons(
            List<Trace> traces, List<PolicyChoice> policies, List<Long> seeds, List<Finished> finished) {
        var comparisons = new ArrayList<Comparison>();
        int next = 0;
        for (Trace trace : traces) {
            var runs = new ArrayList<PolicyRuns>();
            for (int i = 0; i < suitable(policies, trace).size(); i++) {
                List<RunResult> results = finished.subList(next, next + seeds.size()).stream()
                        .map(Finished::result)
                        .toList();
                runs.add(new PolicyRuns(results.getFirst().run().policy(), results));
                next += seeds.size();
            }
            comparisons.add(new Comparison(trace.manifest().about().name(), seeds, runs));
        }
        return comparisons;
    }
}
