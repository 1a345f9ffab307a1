package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** I6: a taint of ours is gone, or its node is, a quarter of an hour after the removal should have ended. */
final class CleanHands extends Invariant {

    private static final long AFTER_DEADLINE_MILLIS = 15 * 60_000;

    private final Truth truth;
    private final TreeMap<String, Long> tainted = new TreeMap<>();

    CleanHands(Truth truth, Consumer<Broken> verdicts) {
        super("I6", verdicts);
        this.truth = truth;
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        if (Truth.bearsOurTaint(node)) {
            tainted.putIfAbsent(node.name(), nowMillis);
        } else {
            tainted.remove(node.name());
        }
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        tainted.remove(node.name());
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        check(nowMillis);
    }

    @Override
    void quiet(long nowMillis) {
        check(nowMillis);
    }

    private void check(long nowMillis) {
        long most = truth.settings().removals().drains().deadline().toMillis() + AFTER_DEADLINE_MILLIS;
        for (Map.Entry<String, Long> one : tainted.entrySet()) {
            if (nowMillis - one.getValue() > most) {
                broken(
                        nowMillis,
                        "node " + one.getKey() + " has borne our taint for " + (nowMillis - one.getValue()) / 60_000
                                + " min, at most " + most / 60_000);
            }
        }
    }
}
