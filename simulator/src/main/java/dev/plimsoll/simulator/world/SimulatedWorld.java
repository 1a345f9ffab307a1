package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.engine.Engine;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Instant;

/** Everything that a policy deals with in one run: a cluster and its node groups, which live through a trace in virtual time. */
public final class SimulatedWorld implements AutoCloseable {

    private final Trace trace;
    private final Engine engine;
    private final WorldContext context;
    private final SimulatedAws aws;
    private final SimulatedCluster cluster;
    private final SimulatedActuator actuator;
    private final TraceFeed feed;

    /** The world at the start of the trace, before anything happens. Close it: it may hold a file. */
    public SimulatedWorld(Trace trace, WorldSettings settings, long seed) {
        this.trace = trace;
        Manifest manifest = trace.manifest();
        engine = new Engine(manifest.span().start().toEpochMilli());
        context = new WorldContext(engine);
        var streams = new RandomStreams(seed);
        var placement = new Placement();
        var budgets = new DisruptionBudgets(context);
        var daemons = new Daemons(manifest.fleet().daemonSets());
        var pods = new PodLifecycle(context, settings.pods(), placement, budgets);
        cluster = new SimulatedCluster(
                context,
                placement,
                pods,
                new SimulatedCluster.Scheduling(
                        new NodeChoice(placement, streams, settings.scheduling().ties()),
                        new SimulatedScheduler.Pace(
                                settings.scheduling().perPod().toNanos() / 1000,
                                new BackOff(settings.scheduling().backOff()))),
                new SimulatedCluster.Furniture(daemons, budgets));
        aws = new SimulatedAws(context, settings.billing(), new BootDelays(settings.boot(), streams), cluster);
        addGroups(manifest, new GroupTemplates(Catalogue.ec2(), daemons));
        actuator = new SimulatedActuator(aws, cluster);
        feed = new TraceFeed(engine, trace.open(), new Workloads(context, pods, budgets, aws)::happen);
    }

    private void addGroups(Manifest manifest, GroupTemplates templates) {
        for (Manifest.Group group : manifest.fleet().groups()) {
            aws.add(new SimulatedGroup(templates.promised(group), templates.launched(group)));
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

    /** The node groups as AWS has them. */
    public SimulatedAws aws() {
        return aws;
    }

    /** The cluster as Kubernetes has it. */
    public SimulatedCluster kubernetes() {
        return cluster;
    }

    /** The port of the control loop: everything is current and complete. Parts in which nothing changed are the same objects. */
    public Observer observer() {
        return this::observe;
    }

    private Observation observe(Instant now) {
        return new Observation(
                new Snapshot<>(cluster.nodeStates(), now, true),
                new Snapshot<>(cluster.unschedulablePods(), now, true),
                new Snapshot<>(aws.groups(), now, true),
                new Snapshot<>(cluster.budgets(), now, true),
                ClusterFacts.NONE);
    }

    /** The port of the control loop: steps are taken at once, or refused by what is true at that moment. */
    public Actuator actuator() {
        return actuator;
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
