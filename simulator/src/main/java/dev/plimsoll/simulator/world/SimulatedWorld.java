package dev.plimsoll.simulator.world;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.simulator.engine.Engine;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.cloud.BootDelays;
import dev.plimsoll.simulator.world.cloud.CapacityOutages;
import dev.plimsoll.simulator.world.cloud.ManifestTemplates;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import dev.plimsoll.simulator.world.cloud.SimulatedGroup;
import dev.plimsoll.simulator.world.cluster.Daemons;
import dev.plimsoll.simulator.world.cluster.PodLifecycle;
import dev.plimsoll.simulator.world.cluster.PodTimes;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.door.DirectApiDoor;
import dev.plimsoll.simulator.world.door.DirectCloudDoor;
import dev.plimsoll.simulator.world.door.DoorListener;
import dev.plimsoll.simulator.world.door.DoorListeners;
import dev.plimsoll.simulator.world.door.Doors;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultTally;
import dev.plimsoll.simulator.world.fault.Faults;
import dev.plimsoll.simulator.world.scheduler.NodeChoice;
import dev.plimsoll.simulator.world.scheduler.SchedulingBackOff;
import dev.plimsoll.simulator.world.scheduler.SimulatedScheduler;
import dev.plimsoll.simulator.world.state.DisruptionBudgets;
import dev.plimsoll.simulator.world.state.WorldContext;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.util.List;

/** Everything that a policy deals with in one run: a cluster and its node groups, which live through a trace in virtual time. */
public final class SimulatedWorld implements AutoCloseable {

    private final Trace trace;
    private final long seed;
    private final Engine engine;
    private final WorldContext context;
    private final SimulatedAws aws;
    private final SimulatedCluster cluster;
    private final DoorListeners doorListeners = new DoorListeners();
    private final Doors doors;
    private final PodTimes times;
    private final Workloads workloads;
    private final TraceFeed feed;

    /** The world at the start of the trace, before anything happens, at list prices. Close it: it may hold a file. */
    public SimulatedWorld(Trace trace, WorldSettings settings, long seed) {
        this(trace, Catalogue.of(InstanceSettings.DEFAULT), settings, seed);
    }

    /** The same with the instance types as a catalogue has them. */
    public SimulatedWorld(Trace trace, Catalogue catalogue, WorldSettings settings, long seed) {
        this(trace, new Machines(catalogue, Catalogue.measuredOverhead()), settings, seed);
    }

    /** Instance types as autoscalers take them to be, and what machines truly lose of their memory. */
    public record Machines(Catalogue catalogue, MemoryOverhead truth) {}

    /** The same with machines of which both are said. */
    public SimulatedWorld(Trace trace, Machines machines, WorldSettings settings, long seed) {
        this.trace = trace;
        this.seed = seed;
        Manifest manifest = trace.manifest();
        engine = new Engine(manifest.span().start().toEpochMilli());
        context = new WorldContext(engine);
        var streams = new RandomStreams(seed);
        var placement = new Placement();
        var budgets = new DisruptionBudgets(context);
        var daemons = new Daemons(manifest.fleet().daemonSets());
        times = new PodTimes(settings.pods(), streams);
        var pods = new PodLifecycle(context, times, placement, budgets);
        cluster = new SimulatedCluster(
                context,
                placement,
                pods,
                new SimulatedCluster.Scheduling(
                        new NodeChoice(placement, streams, settings.scheduling().ties()),
                        new SimulatedScheduler.Pace(
                                settings.scheduling().perPod().toNanos() / 1000,
                                new SchedulingBackOff(settings.scheduling().backOff()))),
                new SimulatedCluster.Furniture(daemons, budgets));
        aws = new SimulatedAws(
                context,
                settings,
                new SimulatedAws.Launches(
                        new BootDelays(settings.boot(), streams),
                        new CapacityOutages(settings.cloud().outages(), streams, context.now())),
                cluster);
        addGroups(manifest, new ManifestTemplates(machines.catalogue(), machines.truth(), daemons));
        doors = new Doors(
                new DirectApiDoor(context, cluster, doorListeners), new DirectCloudDoor(context, aws, doorListeners));
        workloads = new Workloads(context, pods, budgets, aws, streams);
        feed = new TraceFeed(engine, trace.open(), workloads::happen);
    }

    private void addGroups(Manifest manifest, ManifestTemplates templates) {
        for (Manifest.Group group : manifest.fleet().groups()) {
            aws.add(new SimulatedGroup(
                    templates.promised(group), seen -> templates.promised(group, seen), templates.launched(group)));
        }
    }

    /** Lets time begin: the least that each group has stands ready, and the trace's events will happen. */
    public void begin() {
        aws.groups()
                .forEach(state ->
                        aws.standReady(state.group().name(), state.group().minSize()));
        feed.scheduleNext();
    }

    public Engine engine() {
        return engine;
    }

    /** What is replayed. */
    public Trace trace() {
        return trace;
    }

    /** Lets something happen now that is not in the trace. */
    public void happen(WorkloadEvent event) {
        workloads.happen(event);
    }

    /** How long pods take; a workload may be given times of its own. */
    public PodTimes times() {
        return times;
    }

    /** What all lots of this world are drawn from. */
    public long seed() {
        return seed;
    }

    /** The node groups as AWS has them. */
    public SimulatedAws aws() {
        return aws;
    }

    /** The cluster as Kubernetes has it. */
    public SimulatedCluster kubernetes() {
        return cluster;
    }

    /** All that an autoscaler sees of this world and does to it: current, complete and at once, unless something is put before them. */
    public Doors doors() {
        return doors;
    }

    /** Lets these faults happen from now on; the doors as they are with them, for the autoscaler that is to meet them. */
    public Doors imposed(List<Fault> faults, FaultTally tally) {
        return new Faults(context, aws, cluster).impose(faults, doors, tally);
    }

    /** Tells this of everything that is done at the doors from now on. */
    public void listenAtDoors(DoorListener listener) {
        doorListeners.add(listener);
    }

    /** Calls back whenever anything that an observer could see has changed; often, so it should do little. */
    public void onChange(Runnable callback) {
        context.onChange(callback);
    }

    /** Tells this of everything from now on. */
    public void listen(WorldListener listener) {
        context.listen(listener);
    }

    /** Lets the world run up to and including a time, in milliseconds since 1970, and tells listeners that it is over. */
    public void runUntil(long endMillis) {
        engine.runUntil(endMillis);
        context.announce().finished(endMillis);
    }

    @Override
    public void close() {
        feed.close();
    }
}
