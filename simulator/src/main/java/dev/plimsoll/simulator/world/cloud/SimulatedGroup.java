package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.template.SeenNodes;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An Auto Scaling group: its bounds, its desired capacity, and its instances in the order of launch. */
public final class SimulatedGroup {

    private static final int LISTED_FAILURES = 20;

    private final Function<SeenNodes, List<NodeTemplate>> promise;
    private final List<NodeTemplate> launched;
    private final int[] liveByZone;
    private final Map<String, SimulatedInstance> instances = new LinkedHashMap<>();
    private NodeGroup group;
    private SeenNodes seen = SeenNodes.NONE;
    private int desired;
    private int launches;
    private int orders;
    private int owed;
    private boolean waiting;
    private GroupTrouble trouble = new GroupTrouble();
    private final List<LaunchFailure> failures = new ArrayList<>();
    private @Nullable NodeGroupState shown;

    /**
     * A group without instances, what it promises once nodes of it were seen, and what it truly launches in each zone, in the
     * order of zone names.
     */
    public SimulatedGroup(
            NodeGroup group, Function<SeenNodes, List<NodeTemplate>> promise, List<NodeTemplate> launched) {
        this.group = group;
        this.promise = promise;
        this.launched = List.copyOf(launched);
        this.liveByZone = new int[launched.size()];
    }

    String name() {
        return group.name();
    }

    int minSize() {
        return group.minSize();
    }

    int maxSize() {
        return group.maxSize();
    }

    int desired() {
        return desired;
    }

    int live() {
        int sum = 0;
        for (int live : liveByZone) {
            sum += live;
        }
        return sum;
    }

    void setDesired(int changed) {
        desired = changed;
        shown = null;
    }

    void setBounds(int minSize, int maxSize) {
        group = new NodeGroup(group.name(), minSize, maxSize, group.templates(), group.options());
        shown = null;
    }

    /** What is the matter with it. */
    GroupTrouble trouble() {
        return trouble;
    }

    void trouble(GroupTrouble changed) {
        trouble = changed;
        shown = null;
    }

    /** So many more are for AWS to launch on its own account. */
    void owe(int more) {
        owed += more;
    }

    /** How many of the missing AWS launches on its own account; the others were ordered. */
    int owed() {
        return owed;
    }

    /** What is not missing any more is not owed any more. */
    void forgive() {
        owed = Math.min(owed, Math.max(0, desired - live()));
    }

    /** Whether it was not waiting already to try again; it is now. */
    boolean beginsToWait() {
        boolean begins = !waiting;
        waiting = true;
        return begins;
    }

    void hasWaited() {
        waiting = false;
    }

    /** Launches from now on belong to another order. */
    void ordered() {
        orders++;
    }

    int orders() {
        return orders;
    }

    /** The zones that it launches in, by number, the one that has the fewest first, by name among equals. */
    List<Integer> emptiestFirst() {
        return IntStream.range(0, liveByZone.length)
                .boxed()
                .sorted(Comparator.comparingInt(zone -> liveByZone[zone]))
                .toList();
    }

    /** What it launches, zone by zone. */
    List<NodeTemplate> launched() {
        return launched;
    }

    /** What it launches in a zone. */
    NodeTemplate launchedIn(int zone) {
        return launched.get(zone);
    }

    /** AWS tried a launch and gave it up. Only the latest are listed. */
    void launchFailed(LaunchFailure failure) {
        if (failures.size() == LISTED_FAILURES) {
            failures.removeFirst();
        }
        failures.add(failure);
        shown = null;
    }

    /** How much more instances the fullest zone has than the emptiest. */
    int skew() {
        int[] sorted = liveByZone.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
    }

    /** A node of the group is there: the next will be like it. */
    @SuppressWarnings("ReferenceEquality") // the same object says that nothing new was seen
    void saw(Node node) {
        SeenNodes before = seen;
        seen = before.and(node);
        if (seen != before) {
            group = new NodeGroup(group.name(), group.minSize(), group.maxSize(), promise.apply(seen), group.options());
            shown = null;
        }
    }

    /** A new instance in a zone; what AWS owes comes before what was ordered. */
    SimulatedInstance launch(int emptiest, long nowMillis) {
        boolean ordered = owed == 0;
        owed -= ordered ? 0 : 1;
        var instance = new SimulatedInstance(launched.get(emptiest), launches++, nowMillis, ordered);
        instances.put(instance.id(), instance);
        liveByZone[emptiest]++;
        shown = null;
        return instance;
    }

    /**
     * Which instance AWS ends when it is left to choose: the oldest of the zone that has most. A simplification of the default
     * termination policy, which also looks at launch templates and billing hours.
     */
    SimulatedInstance victim() {
        int fullest = 0;
        for (int zone = 1; zone < liveByZone.length; zone++) {
            if (liveByZone[zone] > liveByZone[fullest]) {
                fullest = zone;
            }
        }
        String zone = launched.get(fullest).source().zone();
        for (SimulatedInstance instance : instances.values()) {
            if (instance.isLive() && instance.zone().equals(zone)) {
                return instance;
            }
        }
        throw new IllegalStateException("group " + name() + " has no instance to end");
    }

    /** The instance no longer counts, though it is still listed. */
    void ending(SimulatedInstance instance) {
        for (int zone = 0; zone < liveByZone.length; zone++) {
            if (launched.get(zone).source().zone().equals(instance.zone())) {
                liveByZone[zone]--;
            }
        }
        shown = null;
    }

    void remove(SimulatedInstance instance) {
        instances.remove(instance.id());
        shown = null;
    }

    Collection<SimulatedInstance> instances() {
        return instances.values();
    }

    /** What an instance looks like changed. */
    void instanceChanged() {
        shown = null;
    }

    private NodeGroupState.Condition condition() {
        if (failures.isEmpty() && !trouble.launchSuspended && !trouble.terminateSuspended) {
            return NodeGroupState.Condition.SOUND;
        }
        return new NodeGroupState.Condition(
                failures,
                trouble.launchSuspended ? "the process Launch is suspended" : null,
                trouble.terminateSuspended ? "the process Terminate is suspended" : null);
    }

    /** As AWS shows it; the same object as long as nothing in it changes. */
    NodeGroupState state() {
        NodeGroupState state = shown;
        if (state == null) {
            var listed = new ArrayList<Instance>(instances.size());
            instances.values().forEach(instance -> listed.add(instance.state()));
            state = new NodeGroupState(group, desired, listed, condition());
            shown = state;
        }
        return state;
    }
}
