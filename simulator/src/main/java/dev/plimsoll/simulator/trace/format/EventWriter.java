package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes events a line each, and each shape right before its first use; the same events give the same bytes. */
final class EventWriter {

    private static final JsonMapper MAPPER = new JsonMapper(Json.FACTORY);

    private final OutputStream output;
    private final EventChecks checks;
    private final Map<PodShape, String> shapes = new HashMap<>();
    private long written;

    EventWriter(OutputStream output, Manifest manifest, String source) {
        this.output = output;
        this.checks = new EventChecks(manifest, () -> source + ", event " + (written + 1));
    }

    void write(WorkloadEvent event) throws IOException {
        checks.check(event);
        PodShape shape = shapeOf(event);
        ObjectNode node = MAPPER.createObjectNode();
        EventJson.write(node, event, shape == null ? null : define(shape));
        line(node);
        written++;
    }

    /** How many events were written. */
    long written() {
        return written;
    }

    private String define(PodShape shape) throws IOException {
        String known = shapes.get(shape);
        if (known != null) {
            return known;
        }
        String id = "s" + shapes.size();
        shapes.put(shape, id);
        ObjectNode node = MAPPER.createObjectNode().put("type", EventJson.SHAPE).put("id", id);
        ShapeJson.write(node, shape);
        line(node);
        return id;
    }

    private void line(ObjectNode node) throws IOException {
        output.write(MAPPER.writeValueAsBytes(node));
        output.write('\n');
    }

    private static @Nullable PodShape shapeOf(WorkloadEvent event) {
        return switch (event) {
            case PodArrives arrives -> arrives.shape();
            case WorkloadScaled scaled -> scaled.shape();
            case PodDeparts departs -> null;
            case BudgetSet budget -> null;
            case NodeGroupChanged changed -> null;
        };
    }
}
