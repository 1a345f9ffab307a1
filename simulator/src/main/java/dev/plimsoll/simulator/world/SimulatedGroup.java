package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Auto Scaling group: its bounds, its desired capacity, and its instances in the order of launch. */
final class SimulatedGroup {

    private final List<NodeTemplate> launched;
    private final int[] liveByZone;
    private final Map<String, SimulatedInstance> instances = new LinkedHashMap<>();
    private NodeGroup group;
    private int desired;
    private int launches;
    private @Nullable NodeGroupState shown;

    /** A group without instances; the second argument is what it truly launches in each zone, in the order of zone names. */
    SimulatedGroup(NodeGroup group, List<NodeTemplate> launched) {
        this.group = group;
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
        group = new NodeGroup(group.name(), minSize, maxSize, group.templates());
        shown = null;
    }

    /** A new instance in the zone that has the fewest, the first by name among equals. */
    SimulatedInstance launch(long nowMillis, boolean ordered) {
        int emptiest = 0;
        for (int zone = 1; zone < liveByZone.length; zone++) {
            if (liveByZone[zone] < liveByZone[emptiest]) {
                emptiest = zone;
            }
        }
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

    /** As AWS shows it; the same object as long as nothing in it changes. */
    NodeGroupState state() {
        NodeGroupState state = shown;
        if (state == null) {
            var listed = new ArrayList<Instance>(instances.size());
            instances.values().forEach(instance -> listed.add(instance.state()));
            state = new NodeGroupState(group, desired, listed);
            shown = state;
        }
        return state;
    }
}
