package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeTemplate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A machine of a simulated Auto Scaling group, from the call that launches it to its being terminated. */
public final class SimulatedInstance {

    /** It has not happened. */
    public static final long NEVER = -1;

    private final NodeTemplate launched;
    private final String id;
    private final int ordinal;
    private final long launchedMillis;
    private final boolean ordered;
    private long runningMillis = NEVER;
    private long terminatingMillis = NEVER;
    private long terminatedMillis = NEVER;
    private long joinsMillis = NEVER;
    private @Nullable Instance shown;

    public SimulatedInstance(NodeTemplate launched, int ordinal, long launchedMillis, boolean ordered) {
        this.launched = launched;
        this.ordinal = ordinal;
        this.id = "i-" + launched.source().group() + "-" + ordinal;
        this.launchedMillis = launchedMillis;
        this.ordered = ordered;
    }

    public String id() {
        return id;
    }

    /** What its node is called once it registers. */
    public String nodeName() {
        return group() + "-" + ordinal;
    }

    public String group() {
        return launched.source().group();
    }

    public String zone() {
        return launched.source().zone();
    }

    /** Its number among all launches of its group, from 0. */
    public int ordinal() {
        return ordinal;
    }

    /** What it truly is: of the type that was launched, which may hold more than its group's templates promise. */
    public NodeTemplate launchedAs() {
        return launched;
    }

    /** False when it belongs to the minimum with which its group began, or which somebody raised. */
    public boolean wasOrdered() {
        return ordered;
    }

    public long launchedMillis() {
        return launchedMillis;
    }

    /** From when it is billed; {@link #NEVER} if it never was. */
    public long runningMillis() {
        return runningMillis;
    }

    /** When its end was asked for; {@link #NEVER} if it was not. */
    public long terminatingMillis() {
        return terminatingMillis;
    }

    /** Until when it is billed; {@link #NEVER} while it is not terminated. */
    public long terminatedMillis() {
        return terminatedMillis;
    }

    /** When its node will register or did, if nobody ends it before; {@link #NEVER} if it never will. */
    public long joinsMillis() {
        return joinsMillis;
    }

    public void joinsAt(long millis) {
        joinsMillis = millis;
    }

    public boolean isLive() {
        return terminatingMillis == NEVER;
    }

    /** As AWS lists it; the same object as long as its state does not change. */
    public Instance state() {
        Instance instance = shown;
        if (instance == null) {
            instance = new Instance(id, zone(), lifecycleState(), Instant.ofEpochMilli(launchedMillis));
            shown = instance;
        }
        return instance;
    }

    private Instance.State lifecycleState() {
        if (!isLive()) {
            return Instance.State.TERMINATING;
        }
        return runningMillis == NEVER ? Instance.State.PENDING : Instance.State.IN_SERVICE;
    }

    public void run(long nowMillis) {
        runningMillis = nowMillis;
        shown = null;
    }

    public void beginTermination(long nowMillis) {
        terminatingMillis = nowMillis;
        shown = null;
    }

    public void terminated(long nowMillis) {
        terminatedMillis = nowMillis;
    }
}
