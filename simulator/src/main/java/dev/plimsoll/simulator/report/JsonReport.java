package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.RunResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object a line, one line a trace; version 1 of the contract with programs outside:
 *
 * <pre>{@code
 * {"version":1,"trace":"..","seeds":[1,2],"hours":169.0,"of":{"source":"..",..},"policies":[{"name":"..","kind":"product|model|bound",
 *  "dollars":1.0000,"nodeHours":1.0000,"wasteDollars":1.0000,
 *  "waitSeconds":{"p50":1.000,"p95":1.000,"p99":1.000,"max":1.000,"mean":1.000},
 *  "neverPlaced":0,"evictions":0,"scaleUps":1,"scaleDowns":1,"flaps":0,
 *  "cpuAllocation":0.5000,"memoryAllocation":0.5000,"gpuAllocation":0.5000,
 *  "interval95":{"dollars":[0.9,1.1],..,"waitSeconds":{"p50":[0.9,1.1],..},..},
 *  "runs":{"dollars":[1.1,0.9],..,"waitSeconds":{"p50":[1.1,0.9],..},..}}]}
 * }</pre>
 *
 * {@code hours} is how long the trace was replayed, {@code of} all that the results depend on, by name, and {@code runs} the
 * figures seed by seed. Each figure is its mean over the seeds. With more than one seed, {@code interval95} has beside each the ends of its 95 %
 * confidence interval (Student's t) under the same name; they may lie below zero. Allocations are shares from 0 to 1. Readers
 * must pass over names that they do not know.
 */
public final class JsonReport implements Report {
    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void write(List<Comparison> comparisons, Writer out) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Comparison comparison : comparisons) {
            lines.append(line(comparison)).append('\n');
        }
        out.append(lines);
    }

    private static String line(Comparison comparison) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("trace", comparison.trace());
            json.writeArrayPropertyStart("seeds");
            comparison.seeds().forEach(json::writeNumber);
            json.writeEndArray();
            json.writeNumberProperty("hours", Outcomes.of(comparison).hours());
            writeOrigin(json, comparison.origin());
            json.writeArrayPropertyStart("policies");
            comparison.policies().forEach(policy -> writePolicy(json, policy));
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void writePolicy(JsonGenerator json, PolicyRuns policy) {
        int seeds = policy.runs().size();
        json.writeStartObject();
        json.writeStringProperty("name", policy.policy().name());
        json.writeStringProperty("kind", KindNames.name(policy.policy().kind()));
        writeFields(json, policy, (field, estimate) -> json.writeNumber(field.round(estimate.mean(), seeds)));
        if (seeds > 1) {
            json.writeObjectPropertyStart("interval95");
            writeFields(json, policy, (field, estimate) -> {
                json.writeStartArray();
                json.writeNumber(field.round(estimate.low(), seeds));
                json.writeNumber(field.round(estimate.high(), seeds));
                json.writeEndArray();
            });
            json.writeEndObject();
        }
        writeRuns(json, policy);
        json.writeEndObject();
    }

    private static void writeOrigin(JsonGenerator json, Comparison.Origin origin) {
        json.writeObjectPropertyStart("of");
        for (Comparison.Fact fact : origin.facts()) {
            json.writeStringProperty(fact.name(), fact.value());
        }
        json.writeEndObject();
    }

    private static void writeRuns(JsonGenerator json, PolicyRuns policy) {
        json.writeObjectPropertyStart("runs");
        String group = "";
        for (Field field : Field.values()) {
            if (!field.group().equals(group)) {
                moveTo(json, group, field.group());
                group = field.group();
            }
            json.writeArrayPropertyStart(field.key());
            for (RunResult run : policy.runs()) {
                json.writeNumber(field.round(field.figure().of(run), 1));
            }
            json.writeEndArray();
        }
        moveTo(json, group, "");
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, PolicyRuns policy, BiConsumer<Field, Estimate> value) {
        String group = "";
        for (Field field : Field.values()) {
            if (!field.group().equals(group)) {
                moveTo(json, group, field.group());
                group = field.group();
            }
            json.writeName(field.key());
            value.accept(field, policy.estimate(field.figure()));
        }
        moveTo(json, group, "");
    }

    private static void moveTo(JsonGenerator json, String from, String to) {
        if (!from.isEmpty()) {
            json.writeEndObject();
        }
        if (!to.isEmpty()) {
            json.writeObjectPropertyStart(to);
        }
    }
}
