package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.oracle.invariant.Broken;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a failing scenario shorter as long as the same invariant breaks: fewer faults, fewer events, an earlier end. */
final class Shrinker {

    private final Trial trial;
    private final Consumer<String> talk;

    Shrinker(Trial trial, Consumer<String> talk) {
        this.trial = trial;
        this.talk = talk;
    }

    /** The shortest found, and what breaks in it. */
    record Shrunk(Scenario scenario, Broken broken) {}

    /** Empty when nothing breaks in the scenario. */
    Optional<Shrunk> shrink(Scenario scenario) {
        List<Broken> broken = trial.run(scenario, TrialLog.NONE).broken();
        if (broken.isEmpty()) {
            return Optional.empty();
        }
        var best = new Shrunk(scenario, broken.getFirst());
        best = fewerFaults(best);
        best = fewerEvents(best);
        return Optional.of(best);
    }

    private Optional<Shrunk> stillBreaks(Scenario changed, String invariant) {
        return trial.run(changed, TrialLog.NONE).broken().stream()
                .filter(one -> one.invariant().equals(invariant))
                .findFirst()
                .map(one -> new Shrunk(changed, one));
    }

    private Shrunk fewerFaults(Shrunk from) {
        Shrunk best = from;
        for (Fault fault : from.scenario().course().faults()) {
            var fewer = new ArrayList<>(best.scenario().course().faults());
            fewer.remove(fault);
            best = better(best, best.scenario().with(fewer));
        }
        return best;
    }

    /** Leaves out ever smaller stretches of events. */
    private Shrunk fewerEvents(Shrunk from) {
        Shrunk best = from;
        for (int stretch = events(best.scenario()).size() / 2; stretch > 0; stretch /= 2) {
            for (int begin = 0; begin < events(best.scenario()).size(); ) {
                List<WorkloadEvent> all = events(best.scenario());
                var fewer = new ArrayList<>(all.subList(0, begin));
                fewer.addAll(all.subList(Math.min(all.size(), begin + stretch), all.size()));
                Shrunk shorter = better(best, with(best.scenario(), fewer));
                begin += shorter.equals(best) ? stretch : 0;
                best = shorter;
            }
        }
        return best;
    }

    private Shrunk better(Shrunk best, Scenario changed) {
        Shrunk shorter = stillBreaks(changed, best.broken().invariant()).orElse(best);
        if (!shorter.equals(best)) {
            talk.accept(events(changed).size() + " events, "
                    + changed.course().faults().size() + " faults: "
                    + shorter.broken().invariant() + " still breaks");
        }
        return shorter;
    }

    private static List<WorkloadEvent> events(Scenario scenario) {
        try (var events = scenario.trace().open()) {
            return events.toList();
        }
    }

    private static Scenario with(Scenario scenario, List<WorkloadEvent> events) {
        List<WorkloadEvent> fixed = List.copyOf(events);
        return new Scenario(
                scenario.seed(),
                new Trace(scenario.trace().manifest(), fixed::stream),
                scenario.world(),
                scenario.settings(),
                scenario.course());
    }
}
