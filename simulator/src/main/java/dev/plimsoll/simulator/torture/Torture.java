package dev.plimsoll.simulator.torture;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.oracle.invariant.Broken;
import dev.plimsoll.simulator.tune.RunGrid;
import dev.plimsoll.simulator.world.fault.FaultWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The product against the world: campaigns over seeds, one seed in full, one seed made short. */
public final class Torture {

    private static final double MILLIS_AN_HOUR = 3_600_000;

    private final Scenarios scenarios;
    private final Trial trial;

    /** How long each trial is in virtual time, and the words of the faults that may happen in it. */
    public record Menu(Duration length, List<String> faults) {

        private static final Duration SHORTEST = Duration.ofMinutes(90);

        public Menu {
            if (length.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("trials of " + length.toMinutes() + " minutes: give "
                        + SHORTEST.toMinutes() + " or more, for half of the time must be quiet enough to settle in");
            }
            faults.forEach(FaultWords::kind);
            faults = List.copyOf(faults);
        }

        /** Whatever may happen. */
        public static Menu everything(Duration length) {
            return new Menu(length, FaultWords.all());
        }
    }

    /** The product as it ships, with these settings. */
    public Torture(Function<Settings, Decider> deciders, Setting setting, Menu menu) {
        this(deciders, setting, menu, ProductProcess.Mutation.NONE);
    }

    /** The same with something between it and its ports, as mutants have. */
    Torture(Function<Settings, Decider> deciders, Setting setting, Menu menu, ProductProcess.Mutation mutation) {
        this.scenarios = new Scenarios(
                menu.length(), menu.faults().stream().map(FaultWords::kind).toList(), setting);
        this.trial = new Trial(deciders, Catalogue.of(setting.instances()), mutation);
    }

    /** What a campaign came to. */
    public record Report(long trials, List<Failure> failures, Figures figures) {}

    /** A seed that failed, and what broke. */
    public record Failure(long seed, List<Broken> broken) {}

    /** Hours that nodes lived, effects by kind of fault, strikes by kind and state, and a hash over all that was done. */
    public record Figures(
            double nodeHours, Map<String, Long> effects, Map<String, Long> coverage, String fingerprint) {}

    public Report campaign(LongStream seeds, RunGrid grid) throws InterruptedException {
        Campaign.Outcome outcome = new Campaign(scenarios, trial, grid).run(seeds);
        List<Failure> failures = outcome.failed().stream()
                .map(result -> new Failure(result.seed(), result.broken()))
                .toList();
        Campaign.Sums sums = outcome.sums();
        return new Report(
                outcome.trials(),
                failures,
                new Figures(
                        sums.course().nodeMillis() / MILLIS_AN_HOUR,
                        sums.effects(),
                        sums.coverage(),
                        Long.toHexString(sums.course().fingerprint())));
    }

    /** What breaks with one seed, in the order in which it does. */
    List<Broken> broken(long seed) {
        return trial.run(scenarios.of(seed), TrialLog.NONE).broken();
    }

    /** Everything that happens with one seed, a line each, and the same as a page. */
    public record Replay(List<String> lines, String html, List<Broken> broken) {}

    public Replay replay(long seed) {
        Scenario scenario = scenarios.of(seed);
        var log = new TrialLog.Full(scenario.trace().manifest().span().start().toEpochMilli());
        Trial.Result result = trial.run(scenario, log);
        var lines = new ArrayList<String>();
        scenario.course().faults().forEach(fault -> lines.add("planned  " + FaultText.describe(fault)));
        log.lines().forEach(line -> lines.add(line.toString()));
        return new Replay(lines, new Timeline(scenario, log.lines()).html(), result.broken());
    }

    /** The shortest scenario found that breaks what the seed's breaks first, as lines; empty when the seed breaks nothing. */
    public List<String> shrink(long seed, Consumer<String> talk) {
        return new Shrinker(trial, talk)
                .shrink(scenarios.of(seed))
                .map(Fixture::lines)
                .orElse(List.of());
    }
}
