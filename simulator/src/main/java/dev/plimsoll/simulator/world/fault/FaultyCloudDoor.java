package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.door.CloudDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An AWS that is not always well, and whose lists may lag behind what it knows. */
final class FaultyCloudDoor implements CloudDoor {

    private static final Duration THROTTLED_FOR = Duration.ofSeconds(5);

    private final CloudDoor inner;
    private final DoorFaults faults;
    private final Deque<Past> past = new ArrayDeque<>();

    private record Past(long atMillis, List<NodeGroupState> groups) {}

    FaultyCloudDoor(CloudDoor inner, DoorFaults faults) {
        this.inner = inner;
        this.faults = faults;
    }

    /** To be called whenever anything changes, so that it can be shown late. */
    void remember() {
        long lag = faults.longestLagMillis();
        if (lag == 0) {
            return;
        }
        long now = faults.nowMillis();
        past.addLast(new Past(now, inner.groups(Instant.ofEpochMilli(now)).items()));
        while (past.size() > 1 && secondAt() <= now - lag) {
            past.removeFirst();
        }
    }

    private long secondAt() {
        var iterator = past.iterator();
        iterator.next();
        return iterator.next().atMillis();
    }

    @Override
    public Snapshot<NodeGroupState> groups(Instant now) {
        Snapshot<NodeGroupState> whole = inner.groups(now);
        if (whole.items().size() > 1 && faults.strikes(DoorFault.PARTIAL_PAGE)) {
            return new Snapshot<>(whole.items().subList(0, (whole.items().size() + 1) / 2), whole.readAt(), false);
        }
        Fault.AtDoor lag = faults.on(DoorFault.DESCRIBE_LAG);
        return lag == null ? whole : lagging(whole, lag);
    }

    private Snapshot<NodeGroupState> lagging(Snapshot<NodeGroupState> whole, Fault.AtDoor lag) {
        long shown = faults.nowMillis() - Math.round(lag.amount() * 1000);
        List<NodeGroupState> then = null;
        for (Past one : past) {
            if (one.atMillis() <= shown || then == null) {
                then = one.groups();
            }
        }
        if (then == null || then.equals(whole.items())) {
            return whole;
        }
        faults.tookEffect(lag);
        return new Snapshot<>(then, whole.readAt(), true);
    }

    /** Right before a change a single group is read, which AWS answers from what it knows. */
    @Override
    public @Nullable NodeGroupState group(String name) {
        return inner.group(name);
    }

    @Override
    public Outcome setDesiredCapacity(String group, int desired) {
        return asked(() -> inner.setDesiredCapacity(group, desired));
    }

    @Override
    public Outcome terminateAndDecrement(String instance) {
        return asked(() -> inner.terminateAndDecrement(instance));
    }

    private Outcome asked(Supplier<Outcome> call) {
        if (faults.strikes(DoorFault.THROTTLED)) {
            return new Outcome.Refused("Throttling: Rate exceeded", THROTTLED_FOR);
        }
        if (faults.strikes(DoorFault.CLOUD_ERROR)) {
            return new Outcome.Refused("InternalFailure: the request processing has failed (500)", THROTTLED_FOR);
        }
        Outcome outcome = call.get();
        if (faults.strikes(DoorFault.DOUBLED_CALL)) {
            outcome = call.get();
        }
        return faults.strikes(DoorFault.LOST_REPLY)
                ? new Outcome.Failed("RequestTimeout: AWS did not answer in time")
                : outcome;
    }
}
