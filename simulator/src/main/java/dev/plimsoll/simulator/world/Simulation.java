package dev.plimsoll.simulator.world;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.measure.LeastDollars;
import dev.plimsoll.simulator.measure.Metering;
import dev.plimsoll.simulator.measure.NodeSampler;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replays one trace under any policy. Every run goes on for the same time: to the end of the trace and the tail of the
 * settings, whoever still runs or waits then. May be shared by threads.
 */
public final class Simulation {

    private static final long PARTS = 100;

    private final Trace trace;
    private final Catalogue catalogue;
    private final Function<WorldSettings, ? extends Witness> witnesses;
    private @Nullable Duration length;

    /** At list prices; each run is watched by a witness of its own. */
    public Simulation(Trace trace, Function<WorldSettings, ? extends Witness> witnesses) {
        this(trace, Catalogue.of(InstanceSettings.DEFAULT), witnesses);
    }

    /** The same with the instance types as a catalogue has them. */
    public Simulation(Trace trace, Catalogue catalogue, Function<WorldSettings, ? extends Witness> witnesses) {
        this.trace = trace;
        this.catalogue = catalogue;
        this.witnesses = witnesses;
    }

    /** Runs a policy that has not run before in a world of its own. */
    public RunResult run(Policy policy, WorldSettings common, long seed) {
        return run(policy, common, seed, Look.AWAY);
    }

    /**
     * How a run is looked at while it goes on: is told now and then what share (0 to 1) of the simulated time has passed, and
     * whether nodes are taken down at moments in between.
     */
    public record Look(DoubleConsumer progress, boolean closely) {

        static final Look AWAY = new Look(share -> {}, false);
    }

    /** The same, looked at. */
    public RunResult run(Policy policy, WorldSettings common, long seed, Look look) {
        WorldSettings settings = policy.adapt(common);
        Manifest manifest = trace.manifest();
        long start = manifest.span().start().toEpochMilli();
        long end = start + length().plus(common.tail()).toMillis();
        var run = new RunResult.Run(manifest.about().name(), policy.label(), seed, start, end);
        var metering = new Metering(run, settings.billing());
        var nodes = new NodeSampler(start, end);
        Witness witness = witnesses.apply(settings);
        List<LeastDollars.Offer> offers;
        try (var world = new SimulatedWorld(trace, catalogue, settings, seed)) {
            world.listen(witness);
            world.listen(metering);
            if (look.closely()) {
                world.listen(nodes);
            }
            world.begin();
            policy.attach(world);
            for (long part = 1; part < PARTS; part++) {
                world.engine().runUntil(start + (end - start) / PARTS * part);
                look.progress().accept(part / (double) PARTS);
            }
            world.runUntil(end);
            offers = world.aws().launchable().stream()
                    .map(template ->
                            new LeastDollars.Offer(template.capacity().allocatable(), template.microDollarsPerHour()))
                    .toList();
        }
        RunResult result = metering.result(nodes.moments(), offers);
        witness.check(result);
        return result;
    }

    /** As the manifest says, or else to the last event or recorded departure. */
    private synchronized Duration length() {
        if (length == null) {
            Duration stated = trace.manifest().span().length();
            length = stated != null ? stated : Duration.ofMillis(lastMillis());
        }
        return length;
    }

    private long lastMillis() {
        try (Stream<WorkloadEvent> events = trace.open()) {
            return events.mapToLong(Simulation::endOf).max().orElse(0);
        }
    }

    private static long endOf(WorkloadEvent event) {
        return event instanceof PodArrives arrives && arrives.departure() instanceof Departure.AtTime(long atMillis)
                ? atMillis
                : event.atMillis();
    }
}
