package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I13: once another process leads, the one before it changes nothing any more. */
final class OneWriter extends Invariant {

    private long leading;
    private long acting;

    OneWriter(Consumer<Broken> verdicts) {
        super("I13", verdicts);
    }

    void leads(long term) {
        leading = term;
    }

    void actsFor(long term) {
        acting = term;
    }

    private void check(long nowMillis, String what) {
        if (acting < leading) {
            broken(nowMillis, what + " by the process of term " + acting + " when that of term " + leading + " leads");
        }
    }

    @Override
    public void settingDesired(long nowMillis, String group, int before, int target) {
        check(nowMillis, "group " + group + " is set from " + before + " to " + target);
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        check(nowMillis, "instance " + id + " is ended");
    }

    @Override
    public void tainting(long nowMillis, SimulatedNode node, Taint taint) {
        check(nowMillis, "node " + node.name() + " is tainted");
    }

    @Override
    public void untainting(long nowMillis, SimulatedNode node, String key) {
        check(nowMillis, "a taint is taken off node " + node.name());
    }

    @Override
    public void evicting(long nowMillis, SimulatedPod pod) {
        check(nowMillis, "pod " + pod.id() + " is evicted");
    }
}
