package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.Replacement;
import dev.plimsoll.core.plan.Replacement.Replaceable;
import dev.plimsoll.daemon.plan.ReplacementAnswer;
import dev.plimsoll.daemon.plan.ReplacementQuestion.Kept;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Which nodes had better be replaced by what, in one JSON line, which begins as those of {@link JsonAnswers}:
 *
 * <pre>{@code
 * {"version":1,"scenario":"..","types":"..","savedDollarsPerHour":0.5,"evictedPods":3,"movingDollarsPerHour":0.04,
 *  "gone":[{"node":"..","group":"..","template":"m5.xlarge","zone":"..","pods":3,"dollarsPerHour":0.192}],
 *  "nodes":[{"template":"m5.large","zone":"..","count":1,"group":".."}],"kept":[{"node":"..","reason":".."}]}
 * }</pre>
 */
public final class JsonReplacement {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Replacement.Balance NOTHING = new Replacement.Balance(0, 0, 0);

    private JsonReplacement() {}

    public static String of(ReplacementAnswer answer) {
        Replacement found = answer.replacement();
        List<Replaceable> gone = found == null ? List.of() : found.gone();
        List<PlannedNode> bought = found == null ? List.of() : found.plan().nodes();
        Replacement.Balance balance = found == null ? NOTHING : found.balance();
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            JsonAnswers.writeHead(json, answer.question().subject());
            json.writeNumberProperty("savedDollarsPerHour", Numbers.exactDollars(balance.saved()));
            json.writeNumberProperty("evictedPods", balance.evicted());
            json.writeNumberProperty("movingDollarsPerHour", Numbers.exactDollars(balance.churn()));
            json.writeArrayPropertyStart("gone");
            gone.forEach(node -> writeGone(json, node));
            json.writeEndArray();
            json.writeArrayPropertyStart("nodes");
            Purchase.of(bought, true).forEach(purchase -> JsonAnswers.writePurchase(json, purchase));
            json.writeEndArray();
            json.writeArrayPropertyStart("kept");
            answer.question().kept().forEach(kept -> writeKept(json, kept));
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private static void writeGone(JsonGenerator json, Replaceable node) {
        NodeTemplate.Source source = node.template().source();
        json.writeStartObject();
        json.writeStringProperty("node", node.name());
        json.writeStringProperty("group", source.group());
        json.writeStringProperty("template", source.instanceType());
        json.writeStringProperty("zone", source.zone());
        json.writeNumberProperty("pods", node.podCount());
        json.writeNumberProperty(
                "dollarsPerHour", Numbers.exactDollars(node.template().microDollarsPerHour()));
        json.writeEndObject();
    }

    private static void writeKept(JsonGenerator json, Kept kept) {
        json.writeStartObject();
        json.writeStringProperty("node", kept.node());
        json.writeStringProperty("reason", kept.reason());
        json.writeEndObject();
    }
}
