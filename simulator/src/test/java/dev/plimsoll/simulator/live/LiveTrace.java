package dev.plimsoll.simulator.live;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.live.LiveWorkload.Step;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A scripted workload as a trace that begins some time before its t = 0, so that the groups' least stands ready by then. */
final class LiveTrace {

    /** From the trace's start to t = 0. */
    static final Duration LEAD = Duration.ofSeconds(90);

    /** The ReplicaSet controller takes up to so long to begin; it makes one pod, and then twice as many each time. */
    private static final int CONTROLLER_MILLIS = 35;

    /** The most that lies between two such batches. */
    private static final int BATCH_MILLIS = 60;

    private final List<WorkloadEvent> events = new ArrayList<>();
    private final Map<String, PodShape> deployments = new HashMap<>();
    private final Map<String, Integer> replicas = new HashMap<>();

    private final SplittableRandom lots;

    private LiveTrace(long seed) {
        lots = new SplittableRandom(seed);
    }

    /** How quick controllers are is drawn by the seed. */
    static Trace of(LiveWorkload workload, Instant zero, long seed) {
        var trace = new LiveTrace(seed);
        workload.timeline().forEach(trace::add);
        trace.events.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        return new Trace(
                new Manifest(
                        new Manifest.About(workload.name(), "a scripted workload"),
                        new Manifest.Span(
                                zero.minus(LEAD), LEAD.plus(Duration.ofMillis(Math.round(workload.seconds() * 1000)))),
                        ImmutableMaps.empty(),
                        new Manifest.Fleet(groups(workload), List.of(), List.of())),
                trace.events::stream);
    }

    private static List<Manifest.Group> groups(LiveWorkload workload) {
        return workload.groups().stream()
                .map(group -> new Manifest.Group(
                        group.name(),
                        group.types(),
                        group.zones(),
                        new Manifest.Bounds(group.minSize(), group.maxSize()),
                        new Manifest.Marks(new TreeMap<>(Map.of("group", group.name())), List.of())))
                .toList();
    }

    static long millis(Step step) {
        return LEAD.toMillis() + Math.round(step.t() * 1000);
    }

    private void add(Step step) {
        switch (step.what()) {
            case "deployment" -> {
                deployments.put(step.name(), shape(step));
                scaled(step);
                budget(step);
            }
            case "scale" -> scaled(step);
            case "job" -> {
                int together = step.number("parallelism", step.number("count", 1));
                for (int i = 0; i < together; i++) {
                    events.add(jobPod(step, i, millis(step)));
                }
            }
            case "pods" -> {
                for (int i = 0; i < step.number("count", 1); i++) {
                    events.add(arrives(step, Owner.Kind.BARE, i, millis(step)));
                }
            }
            case "faults" -> {}
            default ->
                throw new IllegalArgumentException(
                        "step \"" + step.what() + "\" at " + step.t() + " s is not modelled: teach it to LiveTrace");
        }
    }

    private void scaled(Step step) {
        PodShape shape = deployments.get(step.name());
        if (shape == null) {
            throw new IllegalArgumentException("no Deployment " + step.name() + " is there to scale at " + step.t());
        }
        int wanted = step.number("replicas", 0);
        Integer before = replicas.put(step.name(), wanted);
        int made = Math.min(before == null ? 0 : before, wanted);
        long at = millis(step) + 5 + lots.nextInt(CONTROLLER_MILLIS);
        for (int batch = 1; made < wanted; batch *= 2, at += 5 + lots.nextInt(BATCH_MILLIS)) {
            made = Math.min(wanted, made + batch);
            scaled(step, shape, at, made);
        }
        if (before != null && before > wanted) {
            scaled(step, shape, at, wanted);
        }
    }

    private void scaled(Step step, PodShape shape, long atMillis, int count) {
        events.add(new WorkloadEvent.WorkloadScaled(
                atMillis, new Owner(Owner.Kind.DEPLOYMENT, step.name()), shape, count));
    }

    private void budget(Step step) {
        JsonNode budget = step.values().get("pdb");
        if (budget != null) {
            BudgetLimit limit = budget.has("maxUnavailable")
                    ? new BudgetLimit.MaxUnavailable(amount(budget.get("maxUnavailable")))
                    : new BudgetLimit.MinAvailable(amount(budget.get("minAvailable")));
            events.add(new WorkloadEvent.BudgetSet(
                    millis(step), "default", step.name(), LabelSelector.of(Map.of("app", step.name())), limit));
        }
    }

    private static BudgetLimit.Amount amount(JsonNode value) {
        String text = value.asString();
        boolean percent = text.endsWith("%");
        return new BudgetLimit.Amount(Integer.parseInt(percent ? text.substring(0, text.length() - 1) : text), percent);
    }

    /** The n-th pod of a Job, made at a time in milliseconds since the trace's start. */
    static WorkloadEvent jobPod(Step step, int number, long atMillis) {
        return arrives(step, Owner.Kind.JOB, number, atMillis);
    }

    private static WorkloadEvent arrives(Step step, Owner.Kind kind, int number, long atMillis) {
        Long runsFor = step.millis("runsFor");
        return new WorkloadEvent.PodArrives(
                atMillis,
                "default/" + step.name() + "-" + number,
                shape(step),
                new Owner(kind, step.name()),
                runsFor == null ? Departure.ON_EVENT : new Departure.AfterRunning(runsFor));
    }

    private static PodShape shape(Step step) {
        LabelSelector own = LabelSelector.of(Map.of("app", step.name()));
        SchedulingRules rules = SchedulingRules.NONE;
        if (step.values().has("zoneSpread")) {
            rules = rules.withSpread(
                    List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, step.number("zoneSpread", 1), own)));
        }
        if (step.values().path("onePerHost").asBoolean(false)) {
            rules = rules.withPodAffinity(new PodAffinityTerm.Terms(
                    List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, own)), List.of()));
        }
        if (step.values().has("nodeSelector")) {
            var selector = new TreeMap<String, String>();
            step.values()
                    .get("nodeSelector")
                    .properties()
                    .forEach(label ->
                            selector.put(label.getKey(), label.getValue().stringValue()));
            rules = rules.withNodeAffinity(NodeAffinity.selector(selector));
        }
        return new PodShape(
                "default",
                ImmutableMaps.copyOf(Map.of("app", step.name())),
                Resources.ofPod(
                        quantity(step, "cpu").movePointRight(3).longValueExact(),
                        quantity(step, "memory").longValueExact()),
                rules,
                0);
    }

    private static BigDecimal quantity(Step step, String key) {
        String text = step.text(key);
        if (text == null) {
            throw new IllegalArgumentException("step " + step.name() + " asks for no " + key);
        }
        return switch (text.replaceFirst("^[0-9.]+", "")) {
            case "" -> new BigDecimal(text);
            case "m" -> number(text, 1).movePointLeft(3);
            case "Mi" -> number(text, 2).multiply(BigDecimal.valueOf(1L << 20));
            case "Gi" -> number(text, 2).multiply(BigDecimal.valueOf(1L << 30));
            default -> throw new IllegalArgumentException("\"" + text + "\" is no amount known here");
        };
    }

    private static BigDecimal number(String text, int unitLength) {
        return new BigDecimal(text.substring(0, text.length() - unitLength));
    }
}
