package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * I11: while more than three nodes and a fifth of them are not ready or have lost their Node objects, and when half of the
 * Node objects that there are is missing from a view, nothing is begun to be given back and nothing is ended. What has been
 * away without a change for ten minutes is how things are now.
 */
final class Blackout extends Invariant {

    private static final int TOLERATED = 3;
    private static final double SHARE = 0.2;
    private static final long NOTICED_MILLIS = 15_000;
    private static final long CALM_MILLIS = 10 * 60_000 - NOTICED_MILLIS;

    private final Truth truth;
    private final TreeMap<String, SimulatedNode> away = new TreeMap<>();
    private long sinceMillis = Long.MAX_VALUE;
    private long lastMillis;

    Blackout(Truth truth, Consumer<Broken> verdicts) {
        super("I11", verdicts);
        this.truth = truth;
    }

    @Override
    public void nodeNotReady(long nowMillis, SimulatedNode node) {
        follow(nowMillis, node);
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        follow(nowMillis, node);
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        follow(nowMillis, node);
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        away.remove(node.name());
        measure(nowMillis);
    }

    private void follow(long nowMillis, SimulatedNode node) {
        boolean wasReady = node.readyMillis() != SimulatedInstance.NEVER;
        if (wasReady && (node.isHidden() || !node.node().status().ready())) {
            lastMillis = away.put(node.name(), node) == null ? nowMillis : lastMillis;
        } else {
            away.remove(node.name());
        }
        measure(nowMillis);
    }

    private void measure(long nowMillis) {
        boolean dark = away.size() > Math.max(TOLERATED, SHARE * truth.nodes());
        sinceMillis = dark ? Math.min(sinceMillis, nowMillis) : Long.MAX_VALUE;
    }

    private boolean isDark(long nowMillis) {
        boolean calm =
                away.values().stream().allMatch(SimulatedNode::isHidden) && nowMillis - lastMillis >= CALM_MILLIS;
        return sinceMillis != Long.MAX_VALUE && nowMillis - sinceMillis >= NOTICED_MILLIS && !calm;
    }

    @Override
    public void tainting(long nowMillis, SimulatedNode node, Taint taint) {
        if (Truth.isOurs(taint) && isDark(nowMillis)) {
            broken(nowMillis, "node " + node.name() + " is to go " + situation(nowMillis));
        }
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        if (instance != null && instance.isLive() && isDark(nowMillis)) {
            broken(nowMillis, "instance " + id + " is ended " + situation(nowMillis));
        }
    }

    private String situation(long nowMillis) {
        return "while " + away.size() + " of " + truth.nodes() + " nodes are not ready or missing, for "
                + (nowMillis - sinceMillis) / 1000 + " s";
    }

    @Override
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {
        boolean removes =
                step.action() instanceof Action.TaintNode || step.action() instanceof Action.TerminateInstance;
        long nodes = truth.nodeObjects();
        if (removes && nodes > 1 && told.nodes().items().size() * 2L < nodes && outcome.equals(Outcome.DONE)) {
            broken(
                    nowMillis,
                    step.action() + " is done on a view of "
                            + told.nodes().items().size() + " nodes when there are " + nodes);
        }
    }
}
