package dev.plimsoll.simulator.cli;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.simulator.cli.PolicyChoice.Setup;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.Origin;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Deed;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.policy.DecisionLog;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.tune.RunGrid;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.LongFunction;

/** Runs every contestant on every trace with every seed, each run in a world of its own. */
final class Comparer {

    /** Traces of one subject differ in their events alone. */
    private static final long ANY_SEED = 1;

    private final boolean everyRound;
    private final boolean closely;
    private final RunGrid grid;
    private final ProgressLine progress;

    /** Runs every round, or only those that can differ; looks closely at the first seed where somebody will see it. */
    Comparer(boolean everyRound, boolean closely, RunGrid grid, ProgressLine progress) {
        this.everyRound = everyRound;
        this.closely = closely;
        this.grid = grid;
        this.progress = progress;
    }

    /** A trace, or one for each seed, and all that results on it depend on besides policies. */
    record Subject(LongFunction<Trace> traces, Origin origin) {

        Trace trace(long seed) {
            return traces.apply(seed);
        }
    }

    /** One result a trace, and the lines of the product's decision logs in the order of traces, policies and seeds. */
    record Results(List<Comparison> comparisons, List<String> decisions) {}

    private record Finished(RunResult result, List<String> decisions, List<Deed> deeds) {}

    /** One run of the grid; only the first seed of each is shown in detail, so only that is looked at closely. */
    private record Job(Trace world, Simulation simulation, Contestant contestant, long seed, boolean closely) {}

    Results compare(List<Subject> subjects, List<Contestant> contestants, List<Long> seeds)
            throws InterruptedException {
        var jobs = new ArrayList<Callable<Finished>>();
        for (Subject subject : subjects) {
            for (Contestant contestant : suitable(contestants, subject)) {
                Catalogue catalogue = Catalogue.of(contestant.configuration().instances());
                for (long seed : seeds) {
                    Trace world = contestant.choice().world().apply(subject.trace(seed), catalogue);
                    var simulation = new Simulation(world, catalogue, Conservation::new);
                    int number = jobs.size();
                    var job = new Job(world, simulation, contestant, seed, closely && seed == seeds.getFirst());
                    jobs.add(() -> run(job, share -> progress.passed(number, share)));
                }
            }
        }
        progress.expect(jobs.size());
        List<Finished> finished = grid.run(jobs);
        var decisions = new ArrayList<String>();
        finished.forEach(run -> decisions.addAll(run.decisions()));
        return new Results(comparisons(subjects, contestants, seeds, finished), decisions);
    }

    private Finished run(Job job, DoubleConsumer passed) {
        var decisions = new ArrayList<String>();
        var deeds = new ArrayList<Deed>();
        Contestant contestant = job.contestant();
        Configuration configuration = contestant.configuration();
        String rowName = contestant.choice().isProduct() ? contestant.name() : PolicyChoice.PRODUCT;
        var log = new DecisionLog(
                job.world().manifest().about().name() + "/" + contestant.name() + "/" + job.seed(),
                decisions::add,
                job.closely() ? deeds::add : deed -> {});
        Policy policy =
                contestant.choice().factory().apply(new Setup(rowName, job.world(), configuration, everyRound, log));
        RunResult result = job.simulation()
                .run(policy, configuration.world(), job.seed(), new Simulation.Look(passed, job.closely()));
        return new Finished(result, decisions, deeds);
    }

    /** Those that a trace holds enough for, in their order. */
    static List<Contestant> suitable(List<Contestant> contestants, Subject subject) {
        return contestants.stream()
                .filter(contestant -> contestant.choice().suits().test(subject.trace(ANY_SEED)))
                .toList();
    }

    private static List<Comparison> comparisons(
            List<Subject> subjects, List<Contestant> contestants, List<Long> seeds, List<Finished> finished) {
        var comparisons = new ArrayList<Comparison>();
        int next = 0;
        for (Subject subject : subjects) {
            var runs = new ArrayList<PolicyRuns>();
            for (int i = 0; i < suitable(contestants, subject).size(); i++) {
                List<Finished> ofOne = finished.subList(next, next + seeds.size());
                List<RunResult> results = ofOne.stream().map(Finished::result).toList();
                runs.add(new PolicyRuns(
                        results.getFirst().run().policy(),
                        results,
                        ofOne.getFirst().deeds()));
                next += seeds.size();
            }
            comparisons.add(
                    new Comparison(subject.trace(ANY_SEED).manifest().about().name(), seeds, runs, subject.origin()));
        }
        return comparisons;
    }
}
