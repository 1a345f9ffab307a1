package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.TraceException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The simulated Auto Scaling groups and their instances, with the calls that change them. */
public final class SimulatedAws {

    private final WorldContext context;
    private final WorldSettings.Billing timing;
    private final BootDelays bootDelays;
    private final SimulatedCluster cluster;
    private final SortedMap<String, SimulatedGroup> groups = new TreeMap<>();
    private final Map<String, SimulatedInstance> instances = new HashMap<>();
    private List<NodeGroupState> shown = List.of();

    SimulatedAws(WorldContext context, WorldSettings.Billing timing, BootDelays bootDelays, SimulatedCluster cluster) {
        this.context = context;
        this.timing = timing;
        this.bootDelays = bootDelays;
        this.cluster = cluster;
    }

    void add(SimulatedGroup group) {
        groups.put(group.name(), group);
    }

    /** All groups in the order of names, as AWS shows them now. */
    public List<NodeGroupState> groups() {
        if (context.takeChange(WorldContext.Part.GROUPS)) {
            shown = groups.values().stream().map(SimulatedGroup::state).collect(Collectors.toUnmodifiableList());
        }
        return shown;
    }

    /** One group as AWS shows it now; null if there is none of that name. */
    public @Nullable NodeGroupState group(String name) {
        SimulatedGroup group = groups.get(name);
        return group == null ? null : group.state();
    }

    /** The instances of a group that are not terminated, in the order of launch; a live view. */
    public Collection<SimulatedInstance> instances(String name) {
        SimulatedGroup group = groups.get(name);
        return group == null ? List.of() : Collections.unmodifiableCollection(group.instances());
    }

    /** An instance by id, terminated or not; null if there never was one. */
    public @Nullable SimulatedInstance instance(String id) {
        return instances.get(id);
    }

    /**
     * Sets how many instances a group is to have, within its bounds. New ones go one by one to the zone that has fewest. Below
     * the live number AWS picks whom to end: the oldest of the zone that has most.
     */
    public Outcome setDesiredCapacity(String name, int desired) {
        SimulatedGroup group = groups.get(name);
        if (group == null) {
            return new Outcome.Refused("no group is called " + name);
        }
        if (desired < group.minSize() || desired > group.maxSize()) {
            return new Outcome.Refused("desired capacity " + desired + " of group " + name + " is outside of "
                    + group.minSize() + " to " + group.maxSize());
        }
        setDesired(group, desired);
        reconcile(group, true);
        return Outcome.DONE;
    }

    /**
     * Ends one instance by id, and lowers its group's desired capacity unless it is to be replaced. Ending it twice is
     * harmless; an unknown one, and shrinking below the group's minimum, are refused.
     */
    public Outcome terminateInstance(String id, boolean decrementDesired) {
        SimulatedInstance instance = instances.get(id);
        if (instance == null) {
            return new Outcome.Refused("no instance is called " + id);
        }
        if (!instance.isLive()) {
            return Outcome.DONE;
        }
        SimulatedGroup group = groupOf(instance);
        if (decrementDesired && group.desired() - 1 < group.minSize()) {
            return new Outcome.Refused("ending " + id + " would leave group " + group.name() + " with "
                    + (group.desired() - 1) + " of at least " + group.minSize() + " instances");
        }
        if (decrementDesired) {
            setDesired(group, group.desired() - 1);
        }
        end(instance, group);
        reconcile(group, true);
        return Outcome.DONE;
    }

    /**
     * For the start of a run: brings a group to a size of which all instances run and all nodes are ready at this instant. They
     * do not count as ordered.
     */
    public void standReady(String name, int size) {
        SimulatedGroup group = known(name);
        setDesired(group, size);
        while (group.live() < size) {
            SimulatedInstance instance = launch(group, false);
            run(instance);
            cluster.register(instance);
        }
    }

    /** Somebody changes a group's bounds; its desired capacity follows into them. */
    void changeBounds(String name, int minSize, int maxSize) {
        if (minSize < 0 || maxSize < minSize) {
            throw new TraceException("node group \"" + name + "\" cannot have " + minSize + " to " + maxSize
                    + " instances: give a minimum of 0 or more and a maximum not below it");
        }
        SimulatedGroup group = known(name);
        group.setBounds(minSize, maxSize);
        setDesired(group, Math.clamp(group.desired(), minSize, maxSize));
        reconcile(group, false);
        context.changed(WorldContext.Part.GROUPS);
    }

    private SimulatedGroup known(String name) {
        SimulatedGroup group = groups.get(name);
        if (group == null) {
            throw new TraceException("no node group is called \"" + name + "\": the manifest names " + groups.keySet());
        }
        return group;
    }

    private SimulatedGroup groupOf(SimulatedInstance instance) {
        return known(instance.group());
    }

    private void setDesired(SimulatedGroup group, int desired) {
        int before = group.desired();
        if (desired != before) {
            group.setDesired(desired);
            context.announce().desiredChanged(context.now(), group.name(), before, desired);
            context.changed(WorldContext.Part.GROUPS);
        }
    }

    private void reconcile(SimulatedGroup group, boolean ordered) {
        while (group.live() < group.desired()) {
            boot(launch(group, ordered));
        }
        while (group.live() > group.desired()) {
            end(group.victim(), group);
        }
    }

    private SimulatedInstance launch(SimulatedGroup group, boolean ordered) {
        SimulatedInstance instance = group.launch(context.now(), ordered);
        instances.put(instance.id(), instance);
        context.announce().instanceLaunched(context.now(), instance);
        context.changed(WorldContext.Part.GROUPS);
        return instance;
    }

    private void boot(SimulatedInstance instance) {
        long toRunning = timing.launchToRunning().toMillis();
        context.engine().after(toRunning, () -> run(instance));
        long toReady = bootDelays.millis(instance.group(), instance.ordinal());
        if (toReady != BootDelays.NEVER) {
            context.engine().after(Math.max(toRunning, toReady), () -> {
                if (instance.isLive()) {
                    cluster.register(instance);
                }
            });
        }
    }

    private void run(SimulatedInstance instance) {
        if (instance.isLive()) {
            instance.run(context.now());
            groupOf(instance).instanceChanged();
            context.announce().instanceRunning(context.now(), instance);
            context.changed(WorldContext.Part.GROUPS);
        }
    }

    private void end(SimulatedInstance instance, SimulatedGroup group) {
        instance.beginTermination(context.now());
        group.ending(instance);
        context.announce().instanceTerminating(context.now(), instance);
        cluster.instanceEnding(instance);
        context.changed(WorldContext.Part.GROUPS);
        context.engine().after(timing.termination().toMillis(), () -> {
            instance.terminated(context.now());
            group.remove(instance);
            context.announce().instanceTerminated(context.now(), instance);
            context.changed(WorldContext.Part.GROUPS);
        });
    }
}
