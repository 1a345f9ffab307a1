package dev.plimsoll.simulator.cli;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.simulator.cli.PolicyChoice.Setup;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.Origin;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.policy.DecisionLog;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.tune.RunGrid;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;

/** Runs every contestant on every trace with every seed, each run in a world of its own. */
final class Comparer {

    private final boolean everyRound;
    private final RunGrid grid;
    private final ProgressLine progress;

    Comparer(boolean everyRound, RunGrid grid, ProgressLine progress) {
        this.everyRound = everyRound;
        this.grid = grid;
        this.progress = progress;
    }

    /** A trace, and all that results on it depend on besides policies. */
    record Subject(Trace trace, Origin origin) {}

    /** One result a trace, and the lines of the product's decision logs in the order of traces, policies and seeds. */
    record Results(List<Comparison> comparisons, List<String> decisions) {}

    private record Finished(RunResult result, List<String> decisions) {}

    Results compare(List<Subject> subjects, List<Contestant> contestants, List<Long> seeds)
            throws InterruptedException {
        var jobs = new ArrayList<Callable<Finished>>();
        for (Subject subject : subjects) {
            for (Contestant contestant : suitable(contestants, subject)) {
                Catalogue catalogue = Catalogue.of(contestant.configuration().instances());
                Trace world = contestant.choice().world().apply(subject.trace(), catalogue);
                var simulation = new Simulation(world, catalogue, Conservation::new);
                for (long seed : seeds) {
                    int job = jobs.size();
                    jobs.add(() -> run(world, simulation, contestant, seed, share -> progress.passed(job, share)));
                }
            }
        }
        progress.expect(jobs.size());
        List<Finished> finished = grid.run(jobs);
        var decisions = new ArrayList<String>();
        finished.forEach(run -> decisions.addAll(run.decisions()));
        return new Results(comparisons(subjects, contestants, seeds, finished), decisions);
    }

    private Finished run(Trace trace, Simulation simulation, Contestant contestant, long seed, DoubleConsumer passed) {
        var decisions = new ArrayList<String>();
        String name = trace.manifest().about().name() + "/" + contestant.name() + "/" + seed;
        Configuration configuration = contestant.configuration();
        var product = new PlimsollPolicy.Product(configuration.autoscaler(), configuration.planning());
        String rowName = contestant.choice().isProduct() ? contestant.name() : PolicyChoice.PRODUCT;
        var setup = new Setup(rowName, trace, product, everyRound, new DecisionLog(name, decisions::add));
        Policy policy = contestant.choice().factory().apply(setup);
        return new Finished(simulation.run(policy, configuration.world(), seed, passed), decisions);
    }

    /** Those that a trace holds enough for, in their order. */
    static List<Contestant> suitable(List<Contestant> contestants, Subject subject) {
        return contestants.stream()
                .filter(contestant -> contestant.choice().suits().test(subject.trace()))
                .toList();
    }

    private static List<Comparison> comparisons(
            List<Subject> subjects, List<Contestant> contestants, List<Long> seeds, List<Finished> finished) {
        var comparisons = new ArrayList<Comparison>();
        int next = 0;
        for (Subject subject : subjects) {
            var runs = new ArrayList<PolicyRuns>();
            for (int i = 0; i < suitable(contestants, subject).size(); i++) {
                List<RunResult> results = finished.subList(next, next + seeds.size()).stream()
                        .map(Finished::result)
                        .toList();
                runs.add(new PolicyRuns(results.getFirst().run().policy(), results));
                next += seeds.size();
            }
            comparisons.add(new Comparison(subject.trace().manifest().about().name(), seeds, runs, subject.origin()));
        }
        return comparisons;
    }
}
