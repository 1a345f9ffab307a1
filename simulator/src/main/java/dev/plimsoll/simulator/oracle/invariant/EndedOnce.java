package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** I14: whatever is lost, doubled or restarted, no instance is asked to end again once it is ending. */
final class EndedOnce extends Invariant {

    private final Map<String, Long> asked = new TreeMap<>();

    EndedOnce(Consumer<Broken> verdicts) {
        super("I14", verdicts);
    }

    @Override
    public void ending(long nowMillis, String id, @Nullable SimulatedInstance instance) {
        Long before = asked.putIfAbsent(id, nowMillis);
        if (before != null && before != nowMillis && instance != null && !instance.isLive()) {
            broken(
                    nowMillis,
                    "instance " + id + " is asked to end again, " + (nowMillis - before) / 1000
                            + " s after it was first asked, and is ending already");
        }
    }
}
