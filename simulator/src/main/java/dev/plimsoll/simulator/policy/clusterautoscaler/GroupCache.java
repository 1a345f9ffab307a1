package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.door.CloudDoor;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Its copy of the groups and their instances (cloudprovider/aws/auto_scaling_groups.go): read anew in the first loop a minute
 * after the last time, and in the loop after a termination, at no other time. What it asks for itself it knows at once, but
 * not which instance came of it.
 */
final class GroupCache {

    private static final long REFRESH_MILLIS = 60_000;

    private final CloudDoor cloud;
    private List<NodeGroupState> groups = List.of();
    private final TreeMap<String, Integer> targets = new TreeMap<>();
    private final TreeMap<String, Instant> raisedAt = new TreeMap<>();
    private final TreeMap<String, Integer> placeholders = new TreeMap<>();
    private final TreeMap<String, Integer> unfulfillable = new TreeMap<>();
    private long refreshedMillis;

    GroupCache(CloudDoor cloud) {
        this.cloud = cloud;
    }

    List<NodeGroupState> groups() {
        return groups;
    }

    /** Reads everything, now. */
    void refresh(long nowMillis) {
        groups = cloud.groups(Instant.ofEpochMilli(nowMillis)).items();
        placeholders.clear();
        unfulfillable.clear();
        for (NodeGroupState state : groups) {
            String name = state.group().name();
            targets.put(name, state.desired());
            int missing = state.desired() - state.instances().size();
            if (missing > 0) {
                placeholders.put(name, missing);
                if (hasFailedSince(state, raisedAt.getOrDefault(name, Instant.MIN))) {
                    unfulfillable.put(name, missing);
                }
            }
        }
        refreshedMillis = nowMillis;
    }

    private static boolean hasFailedSince(NodeGroupState state, Instant raised) {
        for (LaunchFailure failure : state.condition().launchFailures()) {
            if (!failure.at().isBefore(raised)) {
                return true;
            }
        }
        return false;
    }

    void refreshIfDue(long nowMillis) {
        if (nowMillis >= refreshedMillis + REFRESH_MILLIS) {
            refresh(nowMillis);
        }
    }

    /** In loops that were left out as nothing had changed, the time of the last reading went on. */
    void passOver(long loopMillis) {
        if (loopMillis >= refreshedMillis + REFRESH_MILLIS) {
            refreshedMillis = loopMillis;
        }
    }

    /** When it is read next, if something in it is not as it is by now; {@link Long#MAX_VALUE} if all is. */
    @SuppressWarnings("ReferenceEquality") // the same list says that nothing has changed
    long staleUntilMillis(Instant now) {
        return cloud.groups(now).items() == groups ? Long.MAX_VALUE : refreshedMillis + REFRESH_MILLIS;
    }

    /** How many instances a group is to have. */
    int target(String group) {
        return targets.getOrDefault(group, 0);
    }

    /** Instances that were asked for and were not there when it was last read, of a group that could not launch them. */
    int unfulfillable(String group) {
        return unfulfillable.getOrDefault(group, 0);
    }

    /** Whether the group now has another target. */
    boolean setTarget(String group, int target, Instant now) {
        if (!cloud.setDesiredCapacity(group, target).equals(Outcome.DONE)) {
            return false;
        }
        raisedAt.put(group, now);
        targets.put(group, target);
        return true;
    }

    /** Gives up what could not be launched: the target becomes what is there. */
    void dropPlaceholders(String group, Instant now) {
        NodeGroupState live = cloud.group(group);
        if (live != null) {
            setTarget(group, live.instances().size(), now);
            refreshSoon();
        }
    }

    /** Ends an instance that it knows, unless that ends already; false when the call fails or it knows no such instance. */
    boolean terminate(String id) {
        NodeGroupState owner = ownerOf(id);
        if (owner == null) {
            return false;
        }
        for (Instance instance : owner.instances()) {
            if (instance.id().equals(id) && instance.isLive()) {
                if (!cloud.terminateAndDecrement(id).equals(Outcome.DONE)) {
                    return false;
                }
                targets.merge(owner.group().name(), -1, Integer::sum);
            }
        }
        refreshSoon();
        return true;
    }

    private @Nullable NodeGroupState ownerOf(String id) {
        for (NodeGroupState state : groups) {
            if (state.instances().stream().anyMatch(instance -> instance.id().equals(id))) {
                return state;
            }
        }
        return null;
    }

    private void refreshSoon() {
        refreshedMillis = Math.min(refreshedMillis, Long.MIN_VALUE / 2);
    }

    /** Whether the next loop will read it, however soon that is. */
    boolean isWantedAnew() {
        return refreshedMillis <= Long.MIN_VALUE / 2;
    }
}
