package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Events as JSON objects, told apart by {@code type}; shapes by the id of an earlier line of type {@code shape}. */
final class EventJson {

    static final String SHAPE = "shape";
    static final String ARRIVES = "arrives";
    static final String DEPARTS = "departs";
    static final String SCALED = "scaled";
    private static final String BUDGET = "budget";
    private static final String NODE_GROUP = "nodeGroup";

    private static final Map<String, Owner.Kind> KINDS =
            Arrays.stream(Owner.Kind.values()).collect(Collectors.toMap(Words::of, kind -> kind));

    private EventJson() {}

    static WorkloadEvent read(String type, Fields fields, Map<String, PodShape> shapes) {
        long at = millis(fields, "at");
        return switch (type) {
            case ARRIVES ->
                new PodArrives(
                        at, name(fields, "pod"), shape(fields, shapes), ownerOrNobody(fields), departure(fields, at));
            case DEPARTS -> new PodDeparts(at, name(fields, "pod"));
            case SCALED ->
                new WorkloadScaled(
                        at, owner(fields), shape(fields, shapes), fields.count("replicas", 0, FormatLimits.COUNT));
            case BUDGET -> budget(fields, at);
            case NODE_GROUP ->
                new NodeGroupChanged(
                        at,
                        name(fields, "group"),
                        fields.count("minSize", 0, FormatLimits.COUNT),
                        fields.count("maxSize", 0, FormatLimits.COUNT));
            default ->
                throw fields.bad(
                        "type",
                        "is " + Where.shown(type) + ": give one of "
                                + String.join(", ", SHAPE, ARRIVES, DEPARTS, SCALED, BUDGET, NODE_GROUP));
        };
    }

    static void write(ObjectNode node, WorkloadEvent event, @Nullable String shapeId) {
        switch (event) {
            case PodArrives arrives -> writeArrival(node, arrives, shapeId);
            case PodDeparts departs ->
                node.put("type", DEPARTS).put("at", departs.atMillis()).put("pod", departs.podId());
            case WorkloadScaled scaled ->
                node.put("type", SCALED)
                        .put("at", scaled.atMillis())
                        .put("owner", ownerText(scaled.owner()))
                        .put("shape", shapeId)
                        .put("replicas", scaled.replicas());
            case BudgetSet budget -> writeBudget(node, budget);
            case NodeGroupChanged changed ->
                node.put("type", NODE_GROUP)
                        .put("at", changed.atMillis())
                        .put("group", changed.group())
                        .put("minSize", changed.minSize())
                        .put("maxSize", changed.maxSize());
        }
    }

    private static void writeArrival(ObjectNode node, PodArrives arrives, @Nullable String shapeId) {
        node.put("type", ARRIVES)
                .put("at", arrives.atMillis())
                .put("pod", arrives.podId())
                .put("shape", shapeId);
        if (!arrives.owner().equals(Owner.NOBODY)) {
            node.put("owner", ownerText(arrives.owner()));
        }
        switch (arrives.departure()) {
            case Departure.AfterRunning running -> node.put("runsMillis", running.durationMillis());
            case Departure.AtTime atTime -> node.put("departsAt", atTime.atMillis());
            case Departure.OnEvent onEvent -> {}
        }
    }

    private static void writeBudget(ObjectNode node, BudgetSet budget) {
        node.put("type", BUDGET)
                .put("at", budget.atMillis())
                .put("namespace", budget.namespace())
                .put("name", budget.name());
        SelectorJson.write(node, "selector", budget.selector());
        BudgetLimitJson.write(node, budget.limit());
    }

    private static BudgetSet budget(Fields fields, long at) {
        String namespace = fields.text("namespace", "default");
        String name = name(fields, "name");
        LabelSelector selector = SelectorJson.read(fields, "selector");
        if (selector == null) {
            throw fields.bad("selector", "is missing: add it, [] for all pods of the namespace");
        }
        return new BudgetSet(at, namespace, name, selector, BudgetLimitJson.read(fields));
    }

    private static Departure departure(Fields fields, long arrival) {
        boolean runs = fields.has("runsMillis");
        boolean departs = fields.has("departsAt");
        if (runs && departs) {
            throw fields.bad("departsAt", "stands beside runsMillis: keep the one that ends the pod");
        }
        if (runs) {
            return new Departure.AfterRunning(millis(fields, "runsMillis"));
        }
        if (!departs) {
            return Departure.ON_EVENT;
        }
        long departure = millis(fields, "departsAt");
        if (departure < arrival) {
            throw fields.bad(
                    "departsAt", "is " + departure + ", before the arrival at " + arrival + ": give a later time");
        }
        return new Departure.AtTime(departure);
    }

    private static long millis(Fields fields, String key) {
        return fields.number(key, 0, FormatLimits.MILLIS);
    }

    private static PodShape shape(Fields fields, Map<String, PodShape> shapes) {
        String id = fields.text("shape");
        PodShape shape = shapes.get(id);
        if (shape == null) {
            throw fields.bad("shape", "is " + Where.shown(id) + ", which no line above defines: define it first");
        }
        return shape;
    }

    private static Owner ownerOrNobody(Fields fields) {
        return fields.has("owner") ? owner(fields) : Owner.NOBODY;
    }

    private static Owner owner(Fields fields) {
        String text = fields.text("owner");
        Owner owner = ownerOf(text);
        if (owner == null) {
            throw fields.bad(
                    "owner",
                    "is " + Where.shown(text) + ": give Kind/name, such as Deployment/cart, with one of "
                            + Words.listed(Owner.Kind.class));
        }
        return owner;
    }

    /** The owner that a text names as Kind/name, or null. */
    static @Nullable Owner ownerOf(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1) {
            return null;
        }
        Owner.Kind kind = KINDS.get(text.substring(0, slash));
        return kind == null ? null : new Owner(kind, text.substring(slash + 1));
    }

    private static String ownerText(Owner owner) {
        return Words.of(owner.kind()) + "/" + owner.name();
    }

    /** A string that is not empty. */
    static String name(Fields fields, String key) {
        String name = fields.text(key);
        if (name.isBlank()) {
            throw fields.bad(key, "is empty: give a name");
        }
        return name;
    }
}
