package dev.plimsoll.simulator.torture;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.engine.TextHash;
import dev.plimsoll.simulator.oracle.invariant.Broken;
import dev.plimsoll.simulator.oracle.invariant.Oracle;
import dev.plimsoll.simulator.oracle.invariant.Truth;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultTally;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs the product through one scenario, watched by the oracle. */
final class Trial {

    private final Function<Settings, Decider> deciders;
    private final Catalogue catalogue;
    private final ProductProcess.Mutation mutation;

    /** The product as it ships, by what makes its decider; or with something put between it and its ports. */
    Trial(Function<Settings, Decider> deciders, Catalogue catalogue, ProductProcess.Mutation mutation) {
        this.deciders = deciders;
        this.catalogue = catalogue;
        this.mutation = mutation;
    }

    /**
     * What broke, which faults took effect how often, which faults struck in which state of purchases and removals, the
     * fingerprint of all that was done, and the machine time that was simulated.
     */
    record Result(
            long seed,
            List<Broken> broken,
            SortedMap<String, Long> effects,
            SortedMap<String, Long> coverage,
            Course course) {}

    /** A hash over the steps and their outcomes, and how many node-milliseconds were lived through. */
    record Course(long fingerprint, long nodeMillis) {}

    Result run(Scenario scenario, TrialLog log) {
        try (var world = new SimulatedWorld(scenario.trace(), catalogue, scenario.world(), scenario.seed())) {
            long start = world.engine().nowMillis();
            var coverage = new TreeMap<String, Long>();
            var states = new States();
            var tally = new FaultTally(word -> {
                coverage.merge(word + " x " + states.state(), 1L, Long::sum);
                log.fault(world.engine().nowMillis(), word);
            });
            var truth = new Truth(
                    world,
                    scenario.settings(),
                    new Truth.Quiet(start + scenario.course().quietFromMillis(), spoilt(scenario)));
            ProductProcess[] process = new ProductProcess[1];
            var oracle = new Oracle(truth, () -> process[0].skewMillis());
            var age = new NodeAge(start);
            oracle.watch(world);
            world.listen(states);
            world.listen(age);
            world.listen(log);
            log.follow(world.engine()::nowMillis);
            world.begin();
            var doors = world.imposed(scenario.course().faults(), tally);
            var steps = new Fingerprint();
            var mind = new ProductProcess.Mind(
                    () -> deciders.apply(scenario.settings()),
                    doors,
                    scenario.settings(),
                    new ProductProcess.Ears(new All(oracle, List.of(states, steps, log)), mutation));
            process[0] = new ProductProcess(world, mind, tally);
            process[0].attach(scenario.course().faults());
            world.runUntil(start + scenario.course().lengthMillis());
            oracle.finish();
            oracle.broken().forEach(log::broken);
            return new Result(
                    scenario.seed(),
                    oracle.broken(),
                    tally.effects(),
                    coverage,
                    new Course(steps.value(), age.until(world.engine().nowMillis())));
        }
    }

    private static Set<String> spoilt(Scenario scenario) {
        return scenario.trace().manifest().fleet().groups().stream()
                .map(Manifest.Group::name)
                .filter(name -> scenario.course().faults().stream().anyMatch(fault -> spoils(fault, name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean spoils(Fault fault, String group) {
        return fault instanceof Fault.InWorld inWorld && inWorld.kind().breaksPromises() && fault.isAimedAt(group);
    }

    /** Tells the oracle, and several others of what concerns them. */
    private record All(Oracle oracle, List<Listener> others) implements ProductProcess.Watch {
        @Override
        public void decided(Instant now, Observation seen, Memory before, Decision decision) {
            oracle.decided(now, seen, before, decision);
            others.forEach(listener -> listener.decided(now, seen, before, decision));
        }

        @Override
        public void acted(Instant now, Step step, Outcome outcome) {
            oracle.acted(now, step, outcome);
            others.forEach(listener -> listener.acted(now, step, outcome));
        }

        @Override
        public void leads(long term) {
            oracle.leads(term);
        }

        @Override
        public void actsFor(long term) {
            oracle.actsFor(term);
        }

        @Override
        public Observer told(Observer observer) {
            return oracle.listening(observer);
        }

        @Override
        public void escaped(RuntimeException exception) {
            oracle.escaped(exception);
        }
    }

    /** A running hash over what was done. */
    private static final class Fingerprint implements Listener {
        private long hash = TextHash.EMPTY;

        @Override
        public void acted(Instant now, Step step, Outcome outcome) {
            hash = TextHash.and(hash, now + " " + step.action() + " " + outcome);
        }

        long value() {
            return hash;
        }
    }
}
