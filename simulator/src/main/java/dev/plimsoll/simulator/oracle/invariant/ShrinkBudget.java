package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I8: no more nodes are on their way out at once than ten, which cluster-autoscaler grants, or the share that is set. */
final class ShrinkBudget extends Invariant {

    private static final int NODES = 10;

    private final Truth truth;
    private final TreeSet<String> leaving = new TreeSet<>();
    private final TreeMap<String, Long> asked = new TreeMap<>();
    private final TreeMap<String, Long> ended = new TreeMap<>();

    ShrinkBudget(Truth truth, Consumer<Broken> verdicts) {
        super("I8", verdicts);
        this.truth = truth;
    }

    @Override
    public void nodeMarked(long nowMillis, SimulatedNode node) {
        if (!Truth.bearsOurTaint(node)) {
            leaving.remove(node.instance().id());
        } else if (leaving.add(node.instance().id())) {
            check(nowMillis);
        }
    }

    /** AWS may refuse: it goes only when it truly is ending. */
    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        asked.put(id, nowMillis);
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        leaving.remove(instance.id());
        Long askedMillis = asked.remove(instance.id());
        if (askedMillis != null && askedMillis == nowMillis) {
            ended.put(instance.id(), nowMillis);
            check(nowMillis);
        }
    }

    private void check(long nowMillis) {
        ended.values().removeIf(at -> at < nowMillis); // what is ending already counts against nothing
        int going = leaving.size() + ended.size();
        int nodes = truth.desired() + ended.size();
        int most = Math.max(
                NODES, (int) Math.ceil(nodes * truth.settings().guards().removalShare()));
        if (going > most) {
            broken(nowMillis, going + " of " + nodes + " nodes are on their way out at once, at most " + most);
        }
    }
}
