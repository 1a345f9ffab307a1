package dev.plimsoll.simulator.live;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.configuration.WorldSettings.BackOff;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.live.LiveWorkload.Group;
import dev.plimsoll.simulator.live.LiveWorkload.Step;
import dev.plimsoll.simulator.measure.EventLines;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.cloud.GroupTrouble;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The world in which the recordings were made: kubelets, controllers and AWS as quick and as slow as their stand-ins there. */
final class LiveWorld {

    /** From a launch to being in service, and from being ended to being gone. */
    private static final Duration PENDING = Duration.ofSeconds(1);

    /** What polls add to the boot time of a group, half of the 0.3 to 0.8 s seen. */
    private static final long POLLS_MILLIS = 450;

    /** The share of their memory that nodes do not see. */
    private static final InstanceSettings LOST_MEMORY =
            new InstanceSettings("", ImmutableMaps.empty(), new BigDecimal("0.05"));

    /** A node bears the not-ready taint for so long. */
    private static final Duration NOT_READY = Duration.ofMillis(160);

    /** The Job controller's back-off, for which an evicted pod of a Job is held by its finalizer. */
    private static final long JOB_BACK_OFF_MILLIS = 9_150;

    /** From the end of a pod of a Job to the making of the next, where not all run together. */
    private static final long JOB_SYNC_MILLIS = 1_000;

    private final LiveWorkload workload;
    private final Instant zero;

    LiveWorld(LiveWorkload workload, Instant zero) {
        this.workload = workload;
        this.zero = zero;
    }

    private WorldSettings settings() {
        double boot =
                workload.groups().stream().mapToDouble(Group::bootSeconds).min().orElse(15);
        Duration ready =
                PENDING.plusMillis(Math.round(boot * 1000) + POLLS_MILLIS).plus(NOT_READY);
        return new WorldSettings(
                WorldSettings.Boot.exactly(ready)
                        .withStart(new WorldSettings.Start(NOT_READY, NOT_READY, Duration.ZERO, 0)),
                new WorldSettings.Billing(PENDING, PENDING, Duration.ZERO),
                new WorldSettings.Scheduling(Duration.ofMillis(10), WorldSettings.Ties.SEEDED, BackOff.DEFAULT),
                new WorldSettings.Pods(
                        Duration.ofMillis(20),
                        new WorldSettings.Grace(Duration.ZERO, Duration.ZERO, true),
                        WorldSettings.Pull.NONE,
                        Duration.ZERO),
                new WorldSettings.Cloud(
                        Duration.ZERO, WorldSettings.Outages.NONE, PENDING.plusMillis(removalMillis() - 800)),
                Duration.ZERO);
    }

    private long removalMillis() {
        return Math.round(workload.faults().path("removalSeconds").asDouble(2) * 1000);
    }

    /** What happens under a policy, by the lots of a seed. */
    LiveRun run(Policy policy, long seed) {
        var records = new ArrayList<JsonNode>();
        records.add(JsonMapper.shared().createObjectNode().put("seconds", workload.seconds()));
        lines(policy, seed).forEach(line -> records.add(JsonMapper.shared().readTree(line)));
        return LiveRun.of(records);
    }

    /** The same, line by line. */
    List<String> lines(Policy policy, long seed) {
        var lines = new ArrayList<String>();
        WorldSettings settings = policy.adapt(settings());
        var machines = new SimulatedWorld.Machines(
                Catalogue.of(LOST_MEMORY), Catalogue.of(LOST_MEMORY).overhead());
        try (var world = new SimulatedWorld(LiveTrace.of(workload, zero, seed), machines, settings, seed)) {
            world.listen(new EventLines(zero.toEpochMilli(), lines::add));
            world.listen(new Parallelism(world));
            stopTimes(world);
            shortages(world);
            world.begin();
            policy.attach(world);
            world.runUntil(
                    zero.plusMillis(Math.round(workload.seconds() * 1000)).toEpochMilli());
        }
        return lines;
    }

    private void stopTimes(SimulatedWorld world) {
        for (Step step : workload.timeline()) {
            if (step.values().has("stopsIn")) {
                Long stopsIn = step.millis("stopsIn");
                world.times().stopsIn("default/" + step.name(), stopsIn == null ? 0 : stopsIn);
            } else if (step.what().equals("job")) {
                world.times().stopsIn("default/" + step.name(), JOB_BACK_OFF_MILLIS);
            }
        }
    }

    private void shortages(SimulatedWorld world) {
        impose(world, workload.faults());
        for (Step step : workload.timeline()) {
            if (step.what().equals("faults")) {
                world.engine()
                        .at(
                                zero.plusMillis(Math.round(step.t() * 1000)).toEpochMilli(),
                                () -> impose(world, step.values().path("set")));
            }
        }
    }

    /** What is short from now on; all else is there again. A shortage without type or zone is one of all. */
    private void impose(SimulatedWorld world, JsonNode faults) {
        double least =
                workload.groups().stream().mapToDouble(Group::bootSeconds).min().orElse(15);
        var missing = new ArrayList<NodeTemplate.Source>();
        for (Group group : workload.groups()) {
            for (NodeTemplate.Source source : world.aws().launchedBy(group.name())) {
                if (isShort(faults.path("shortages"), source)) {
                    missing.add(source);
                }
            }
            var trouble = new GroupTrouble();
            trouble.slowBootMillis = Math.round((group.bootSeconds() - least) * 1000);
            trouble.neverJoins =
                    faults.path("groups").path(group.name()).path("neverJoins").asBoolean(false);
            world.aws().trouble(group.name(), trouble);
        }
        world.aws().outages().impose(missing);
    }

    private static boolean isShort(JsonNode shortages, NodeTemplate.Source source) {
        for (JsonNode each : shortages) {
            if (each.path("type").asString(source.instanceType()).equals(source.instanceType())
                    && each.path("zone").asString(source.zone()).equals(source.zone())) {
                return true;
            }
        }
        return false;
    }

    /** A Job that does not run all its pods together makes the next when one has ended. */
    private final class Parallelism implements WorldListener {

        private final SimulatedWorld world;
        private final Map<String, Integer> made = new HashMap<>();

        Parallelism(SimulatedWorld world) {
            this.world = world;
        }

        @Override
        public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
            if (end == PodEnd.COMPLETED && pod.owner().kind() == Owner.Kind.JOB) {
                for (Step step : workload.timeline()) {
                    if (step.what().equals("job")
                            && step.name().equals(pod.owner().name())) {
                        next(step);
                    }
                }
            }
        }

        private void next(Step step) {
            int count = step.number("count", 1);
            int soFar = made.getOrDefault(step.name(), step.number("parallelism", count));
            if (soFar < count) {
                made.put(step.name(), soFar + 1);
                world.engine().after(JOB_SYNC_MILLIS, () -> world.happen(LiveTrace.jobPod(step, soFar, 0)));
            }
        }
    }
}
