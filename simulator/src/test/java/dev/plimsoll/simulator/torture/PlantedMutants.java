package dev.plimsoll.simulator.torture;

import static dev.plimsoll.simulator.torture.Tampering.acting;
import static dev.plimsoll.simulator.torture.Tampering.seeing;

import dev.plimsoll.core.loop.ControlLoop.Ports;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.oracle.invariant.Oracle;
import dev.plimsoll.simulator.world.door.Doors;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What nobody did yet, planted for the invariants that no real bug breaks. */
final class PlantedMutants {

    private static final String OURSELVES = "kube-system/plimsoll-0";

    private PlantedMutants() {}

    static List<Mutant> all() {
        return List.of(
                planted(
                        "evicts-us",
                        "our own pod is evicted",
                        "I4",
                        (seen, doors) -> doors.api().evict(OURSELVES)),
                planted(
                        "all-go",
                        "all nodes are to go at once",
                        "I8",
                        (seen, doors) -> seen.nodes().items().forEach(state -> mark(doors, state))),
                planted(
                        "strangers",
                        "an instance of nobody's is ended",
                        "I12",
                        (seen, doors) -> doors.cloud().terminateAndDecrement("i-stranger")),
                planted(
                        "no-place",
                        "a node is to go whose pods fit nowhere",
                        "I15",
                        (seen, doors) -> seen.nodes().items().forEach(state -> mark(doors, state))),
                planted(
                        "our-node",
                        "the node that we run on is to go",
                        "I18",
                        (seen, doors) -> seen.nodes().items().stream()
                                .filter(state -> state.pods().stream()
                                        .anyMatch(pod -> pod.id().equals(OURSELVES)))
                                .forEach(state -> mark(doors, state))),
                planted("throws", "a round ends in an exception", "I21", (seen, doors) -> {
                    if (!seen.unschedulablePods().items().isEmpty()) {
                        throw new IllegalStateException("planted");
                    }
                }),
                Mutant.of(
                        "tells",
                        "an outcome tells what a pod's label says",
                        Set.of("I22"),
                        (ports, doors) ->
                                acting(ports, (action, now) -> new Outcome.Refused("not for " + Oracle.CANARY))),
                Mutant.of("blind", "nobody sees that pods wait", Set.of("L1"), PlantedMutants::blind),
                new Mutant(
                        "no-age",
                        "nodes go as soon as they are idle",
                        Set.of("I17"),
                        hasty(),
                        (ports, doors) -> ports));
    }

    private static Mutant planted(String name, String what, String catcher, BiConsumer<Observation, Doors> deed) {
        return Mutant.of(
                name,
                what,
                Set.of(catcher),
                (ports, doors) -> seeing(ports, seen -> {
                    deed.accept(seen, doors);
                    return seen;
                }));
    }

    private static void mark(Doors doors, NodeState state) {
        Outcome _ = doors.api()
                .taint(state.node().name(), new Taint(WellKnown.TO_BE_DELETED, "plimsoll-1", Taint.Effect.NO_SCHEDULE));
    }

    private static Ports blind(Ports ports, Doors doors) {
        return seeing(
                ports,
                seen -> new Observation(
                        seen.nodes(),
                        new Snapshot<>(List.of(), seen.unschedulablePods().readAt(), true),
                        seen.groups(),
                        seen.budgets(),
                        seen.facts()));
    }

    private static Mutant.Setup hasty() {
        return new Mutant.Setup(
                Settings.DEFAULT,
                settings -> new Settings(
                        settings.purchases(),
                        atOnce(settings.removals()),
                        settings.guards(),
                        settings.limits(),
                        settings.expansion()));
    }

    private static Settings.Removals atOnce(Settings.Removals removals) {
        return new Settings.Removals(
                removals.enabled(),
                removals.nodes(),
                removals.pods(),
                new Settings.Waits(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                removals.drains());
    }
}
