package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How far purchases and removals are at a moment, in one word: the furthest that anything is under way. */
final class States implements Listener, WorldListener {

    /** All words, in the order of precedence. */
    static final List<String> ALL = List.of(
            "removal: draining",
            "removal: tainted",
            "removal: ending",
            "purchase: joining",
            "purchase: launched",
            "idle");

    private final Set<String> tainted = new HashSet<>();
    private final Set<String> draining = new HashSet<>();
    private final Set<String> launched = new HashSet<>();
    private final Set<String> joining = new HashSet<>();
    private final Set<String> ending = new HashSet<>();

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        switch (step.action()) {
            case Action.TaintNode taint -> tainted.add(taint.node());
            case Action.UntaintNode untaint -> forget(untaint.node());
            case Action.EvictPod evict -> draining.add(evict.node());
            case Action.TerminateInstance terminate -> {}
            case Action.RaiseDesired raise -> {}
        }
    }

    private void forget(String node) {
        tainted.remove(node);
        draining.remove(node);
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        launched.add(instance.id());
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        launched.remove(node.instance().id());
        joining.add(node.instance().id());
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        joining.remove(node.instance().id());
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        forget(node.name());
        joining.remove(node.instance().id());
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        launched.remove(instance.id());
        ending.add(instance.id());
    }

    @Override
    public void instanceTerminated(long nowMillis, SimulatedInstance instance) {
        ending.remove(instance.id());
    }

    String state() {
        List<Set<String>> sets = List.of(draining, tainted, ending, joining, launched);
        for (int i = 0; i < sets.size(); i++) {
            if (!sets.get(i).isEmpty()) {
                return ALL.get(i);
            }
        }
        return ALL.getLast();
    }
}
