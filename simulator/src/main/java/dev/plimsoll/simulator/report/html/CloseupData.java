package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.measure.Course.Lot;
import dev.plimsoll.simulator.measure.Course.Moment;
import dev.plimsoll.simulator.measure.Course.PackedNode;
import dev.plimsoll.simulator.measure.Deed;
import java.io.StringWriter;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the page's script shows of single nodes and decisions, policy by policy: nodes as [name, machine, cpu, memory and GPU in
 * percent, then owner, pods and share in tenths of a percent of each lot], moments as [milliseconds since 1970, nodes]; deeds as
 * [milliseconds, action, subject, reason, outcome]. Texts that come again stand in tables and are told by number.
 */
final class CloseupData {

    /** More than this no reader goes through, and no page should hold. */
    static final int MOST_DEEDS = 30_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    private CloseupData() {}

    static String of(List<Policy> policies) {
        StringWriter text = new StringWriter();
        var data = new CloseupData();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("policies");
            for (Policy policy : policies) {
                data.write(json, policy);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("texts");
            data.texts.keySet().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().replace("<", "\\u003c"); // no name may end the script element
    }

    private void write(JsonGenerator json, Policy policy) {
        IdentityHashMap<PackedNode, Integer> numbers = new IdentityHashMap<>();
        json.writeStartObject();
        json.writeArrayPropertyStart("nodes");
        for (Moment moment : policy.course().moments()) {
            for (PackedNode node : moment.nodes()) {
                if (numbers.putIfAbsent(node, numbers.size()) == null) {
                    write(json, node);
                }
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("moments");
        for (Moment moment : policy.course().moments()) {
            json.writeStartArray();
            json.writeNumber(moment.atMillis());
            moment.nodes().forEach(node -> json.writeNumber(numbers.getOrDefault(node, 0)));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("deeds");
        policy.deeds().stream().limit(MOST_DEEDS).forEach(deed -> write(json, deed));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, PackedNode node) {
        json.writeStartArray();
        json.writeString(node.name());
        json.writeNumber(text(node.machine().group()));
        json.writeNumber(
                text(node.machine().instanceType() + " in " + node.machine().zone()));
        json.writeNumber(Math.round(node.requested().cpu() * 100));
        json.writeNumber(Math.round(node.requested().memory() * 100));
        json.writeNumber(Math.round(node.requested().gpu() * 100));
        for (Lot lot : node.lots()) {
            json.writeNumber(text(lot.owner()));
            json.writeNumber(lot.pods());
            json.writeNumber(Math.round(lot.share() * 1_000));
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Deed deed) {
        json.writeStartArray();
        json.writeNumber(deed.atMillis());
        json.writeNumber(text(deed.action()));
        json.writeString(deed.subject());
        json.writeNumber(text(deed.reason()));
        json.writeNumber(text(deed.outcome()));
        json.writeEndArray();
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, unknown -> texts.size());
    }
}
