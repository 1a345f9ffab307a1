package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of an event file, read one line at a time. What it keeps: the shapes, and a few bytes a pod to see ids come twice. */
final class EventReader extends Lookahead implements AutoCloseable {

    private final LineReader lines;
    private final EventChecks checks;
    private final Map<String, PodShape> shapes = new HashMap<>();
    private final QuickLine quickLine = new QuickLine(shapes);
    private boolean sawLine;
    private boolean sawEvent;

    EventReader(Path file, Manifest manifest) {
        this.lines = new LineReader(file);
        this.checks = new EventChecks(manifest, lines);
    }

    @Override
    protected @Nullable WorkloadEvent find() {
        while (lines.advance()) {
            WorkloadEvent event = readLine();
            if (event != null) {
                sawEvent = true;
                return event;
            }
        }
        if (!sawEvent) {
            throw lines.bad("the file ends without an event: import or generate the trace again");
        }
        return null;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** The event on the line at hand, or null if it defines a shape. */
    private @Nullable WorkloadEvent readLine() {
        if (!sawLine && lines.buffer()[lines.start()] != '{') {
            throw lines.bad("does not begin with {: give JSON lines, as they are or packed with gzip or zstd");
        }
        sawLine = true;
        WorkloadEvent event = quickLine.read(lines.buffer(), lines.start(), lines.length());
        if (event == null) {
            event = readStrictly();
        }
        if (event != null) {
            checks.check(event);
        }
        return event;
    }

    private @Nullable WorkloadEvent readStrictly() {
        Fields fields = Json.object(lines.buffer(), lines.start(), lines.length(), lines);
        String type = fields.text("type");
        if (type.equals(EventJson.SHAPE)) {
            defineShape(fields);
            return null;
        }
        WorkloadEvent event = EventJson.read(type, fields, shapes);
        fields.done();
        return event;
    }

    private void defineShape(Fields fields) {
        String id = EventJson.name(fields, "id");
        PodShape shape = ShapeJson.read(fields);
        fields.done();
        if (shapes.putIfAbsent(id, shape) != null) {
            throw fields.bad(
                    "id", "is " + Where.shown(id) + ", which a line above defines: give every shape its own id");
        }
    }
}
