package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.cluster.NodeLife;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.util.ArrayList;
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

    /** How long a group that could launch nothing waits before it tries again. */
    private static final long RETRY_MILLIS = 90_000;

    /** A taint that cluster-autoscaler's users put on new nodes and their agents take off. */
    private static final Taint STARTUP =
            new Taint("startup-taint.cluster-autoscaler.kubernetes.io/agent", "", Taint.Effect.NO_SCHEDULE);

    private final WorldContext context;
    private final WorldSettings settings;
    private final Launches launches;
    private final SimulatedCluster cluster;
    private final SortedMap<String, SimulatedGroup> groups = new TreeMap<>();
    private final Map<String, SimulatedInstance> instances = new HashMap<>();
    private List<NodeGroupState> shown = List.of();
    private long activities;

    public SimulatedAws(WorldContext context, WorldSettings settings, Launches launches, SimulatedCluster cluster) {
        this.context = context;
        this.settings = settings;
        this.launches = launches;
        this.cluster = cluster;
    }

    /** What decides about launches: whether there is capacity, and how long they take. */
    public record Launches(BootDelays bootDelays, CapacityOutages outages) {}

    public void add(SimulatedGroup group) {
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
        group.ordered();
        setDesired(group, desired);
        reconcile(group);
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
        if (group.trouble().terminateSuspended) {
            return new Outcome.Refused("the process Terminate of group " + group.name() + " is suspended");
        }
        if (decrementDesired && group.desired() - 1 < group.minSize()) {
            return new Outcome.Refused("ending " + id + " would leave group " + group.name() + " with "
                    + (group.desired() - 1) + " of at least " + group.minSize() + " instances");
        }
        if (decrementDesired) {
            setDesired(group, group.desired() - 1);
        }
        end(instance, group);
        group.owe(decrementDesired ? 0 : 1);
        reconcile(group);
        return Outcome.DONE;
    }

    /**
     * For the start of a run: brings a group to a size of which all instances run and all nodes are ready at this instant. They
     * do not count as ordered.
     */
    public void standReady(String name, int size) {
        SimulatedGroup group = known(name);
        setDesired(group, size);
        group.owe(size - group.live());
        while (group.live() < size) {
            SimulatedInstance instance = launch(group, group.emptiestFirst().getFirst());
            run(instance);
            group.saw(cluster.register(instance, NodeLife.PERFECT));
        }
    }

    /** From now on this is the matter with a group, and nothing else; a {@link TraceException} when there is none of that name. */
    public void trouble(String name, GroupTrouble trouble) {
        SimulatedGroup group = known(name);
        group.trouble(trouble);
        context.changed(WorldContext.Part.GROUPS);
        reconcile(group);
    }

    /** What the groups launch, in each of their zones. */
    public List<NodeTemplate> launchable() {
        return groups.values().stream()
                .flatMap(group -> group.launched().stream())
                .toList();
    }

    /** Where a group launches, and what. */
    public List<NodeTemplate.Source> launchedBy(String name) {
        SimulatedGroup group = known(name);
        return group.emptiestFirst().stream()
                .map(zone -> group.launchedIn(zone).source())
                .toList();
    }

    /** How many launches AWS owes a group on its own account, not for an order: for what went, and for a raised minimum. */
    public int owed(String name) {
        return known(name).owed();
    }

    /** Which types and zones have no capacity. */
    public CapacityOutages outages() {
        return launches.outages();
    }

    /** AWS ends an instance of its own accord, and replaces it: a spot interruption, a failed health check. Harmless when it is going. */
    public void loseInstance(String id) {
        SimulatedInstance instance = instances.get(id);
        if (instance != null && instance.isLive()) {
            SimulatedGroup group = groupOf(instance);
            end(instance, group);
            group.owe(1);
            reconcile(group);
        }
    }

    /** AZRebalance: one of the fullest zone makes way for one in the emptiest. */
    public void rebalance(String name) {
        SimulatedGroup group = known(name);
        if (group.skew() > 1) {
            loseInstance(group.victim().id());
        }
    }

    /** Somebody changes a group's bounds; its desired capacity follows into them. */
    public void changeBounds(String name, int minSize, int maxSize) {
        if (minSize < 0 || maxSize < minSize) {
            throw new TraceException("node group \"" + name + "\" cannot have " + minSize + " to " + maxSize
                    + " instances: give a minimum of 0 or more and a maximum not below it");
        }
        SimulatedGroup group = known(name);
        group.setBounds(minSize, maxSize);
        group.owe(Math.max(0, minSize - group.desired()));
        setDesired(group, Math.clamp(group.desired(), minSize, maxSize));
        reconcile(group);
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

    /** Too many go at once; too few are launched after AWS has got round to it. */
    private void reconcile(SimulatedGroup group) {
        while (group.live() > group.desired()) {
            end(group.victim(), group);
        }
        group.forgive();
        long delay = settings.cloud().activityDelay().toMillis();
        if (delay == 0) {
            launchMissing(group);
        } else if (group.live() < group.desired()) {
            context.engine().after(delay, () -> launchMissing(group));
        }
    }

    private void launchMissing(SimulatedGroup group) {
        while (group.live() < group.desired() && !group.trouble().launchSuspended) {
            int zone = zoneWithCapacity(group);
            if (zone < 0) {
                tryAgainLater(group);
                return;
            }
            boot(launch(group, zone), group);
        }
    }

    /** However often it was asked in the meantime, a group tries on its own account once at a time. */
    private void tryAgainLater(SimulatedGroup group) {
        if (group.beginsToWait()) {
            context.engine().after(RETRY_MILLIS, () -> {
                group.hasWaited();
                launchMissing(group);
            });
        }
    }

    /** The emptiest zone that has capacity; -1 when none has. Each zone without is a failed activity. */
    private int zoneWithCapacity(SimulatedGroup group) {
        for (int zone : group.emptiestFirst()) {
            NodeTemplate.Source source = group.launchedIn(zone).source();
            if (!launches.outages().isOut(source.instanceType(), source.zone(), context.now())) {
                return zone;
            }
            group.launchFailed(noCapacity(group, source));
            context.changed(WorldContext.Part.GROUPS);
        }
        return -1;
    }

    private LaunchFailure noCapacity(SimulatedGroup group, NodeTemplate.Source source) {
        return new LaunchFailure(
                "activity-" + group.name() + "-" + activities++,
                context.instant(),
                "InsufficientInstanceCapacity",
                "We currently do not have sufficient " + source.instanceType()
                        + " capacity in the Availability Zone you requested (" + source.zone()
                        + "). Our system will be working on provisioning additional capacity."
                        + " Launching EC2 instance failed.");
    }

    private SimulatedInstance launch(SimulatedGroup group, int zone) {
        SimulatedInstance instance = group.launch(zone, context.now());
        instances.put(instance.id(), instance);
        context.announce().instanceLaunched(context.now(), instance);
        context.changed(WorldContext.Part.GROUPS);
        return instance;
    }

    private void boot(SimulatedInstance instance, SimulatedGroup group) {
        long toRunning = settings.billing().launchToRunning().toMillis();
        context.engine().after(toRunning, () -> run(instance));
        GroupTrouble trouble = group.trouble();
        long toReady = launches.bootDelays().millis(instance.group(), instance.ordinal(), group.orders());
        if (toReady == BootDelays.NEVER || trouble.neverJoins) {
            return;
        }
        long notReady = Math.clamp(
                toReady - toRunning, 0, launches.bootDelays().notReadyMillis(instance.group(), instance.ordinal()));
        long toRegistered = Math.max(toRunning, toReady - notReady) + trouble.slowBootMillis;
        instance.joinsAt(context.now() + toRegistered);
        context.engine().after(toRegistered, () -> {
            if (instance.isLive()) {
                group.saw(cluster.register(instance, life(notReady, group.trouble())));
                context.changed(WorldContext.Part.GROUPS);
            }
        });
    }

    private NodeLife life(long notReadyMillis, GroupTrouble trouble) {
        var startup = new ArrayList<NodeLife.Startup>();
        long usual = settings.boot().start().startupTaint().toMillis();
        long notReady = notReadyMillis + trouble.slowReadyMillis;
        if (usual + trouble.startupTaintMillis > 0) {
            startup.add(new NodeLife.Startup(STARTUP, notReady + usual + trouble.startupTaintMillis));
        }
        if (trouble.strangeTaint != null) {
            startup.add(new NodeLife.Startup(trouble.strangeTaint, NodeLife.FOR_EVER));
        }
        return new NodeLife(notReady, startup, trouble.memoryShortShare);
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
        GroupTrouble trouble = group.trouble();
        instance.beginTermination(context.now());
        group.ending(instance);
        context.announce().instanceTerminating(context.now(), instance);
        cluster.instanceEnding(instance, linger(trouble));
        context.changed(WorldContext.Part.GROUPS);
        context.engine().after(settings.billing().termination().toMillis() + trouble.hookMillis, () -> {
            instance.terminated(context.now());
            group.remove(instance);
            context.announce().instanceTerminated(context.now(), instance);
            context.changed(WorldContext.Part.GROUPS);
        });
    }

    private long linger(GroupTrouble trouble) {
        return trouble.nodesLinger
                ? NodeLife.FOR_EVER
                : settings.cloud().nodeLinger().toMillis();
    }
}
