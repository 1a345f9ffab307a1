package dev.plimsoll.daemon.report;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.planning.Plan.PlannedNode;
import dev.plimsoll.core.planning.Replacement;
import dev.plimsoll.core.planning.Replacement.Replaceable;
import dev.plimsoll.daemon.plan.ReplacementAnswer;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Which nodes had better be replaced by what: tables for people, or one JSON object:
 *
 * <pre>{@code
 * {"version":1,"scenario":"..","types":"..","savedDollarsPerHour":0.5,"evictedPods":3,"movingDollarsPerHour":0.04,
 *  "gone":[{"node":"..","group":"..","template":"m5.xlarge","zone":"..","pods":3,"dollarsPerHour":0.192}],
 *  "nodes":[{"template":"m5.large","zone":"..","count":1,"group":".."}],"kept":[{"node":"..","reason":".."}]}
 * }</pre>
 */
public final class ReplacementReport {

    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private final ReplacementAnswer answer;
    private final Map<NodeTemplate.Source, Integer> bought = new LinkedHashMap<>();

    public ReplacementReport(ReplacementAnswer answer) {
        this.answer = answer;
        Replacement replacement = answer.replacement();
        for (PlannedNode node : replacement == null
                ? List.<PlannedNode>of()
                : replacement.plan().nodes()) {
            bought.merge(node.template().source(), 1, Integer::sum);
        }
    }

    /** For people. */
    public String text() {
        var text = new StringBuilder();
        text.append(answer.question().subject())
                .append(": ")
                .append(answer.question().estate().replaceable().size())
                .append(" nodes may go, ")
                .append(answer.question().kept().size())
                .append(" stay\n");
        Replacement replacement = answer.replacement();
        if (replacement == null) {
            text.append("\nnothing that could be saved is worth moving pods\n");
        } else {
            text.append('\n').append(TextTable.render(gone(replacement), 4));
            text.append(bought.isEmpty() ? "\nby nothing: their pods have room elsewhere\n" : "\nby\n" + boughtTable());
            text.append('\n').append(TextTable.render(figures(replacement), 2));
        }
        if (!answer.question().kept().isEmpty()) {
            text.append("\nstay\n");
            answer.question()
                    .kept()
                    .forEach(kept -> text.append("  ")
                            .append(kept.node())
                            .append(": ")
                            .append(kept.reason())
                            .append('\n'));
        }
        return text.toString();
    }

    private static List<List<String>> gone(Replacement replacement) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("replace", "group", "template", "zone", "pods", "$/h"));
        for (Replaceable node : replacement.gone()) {
            NodeTemplate.Source source = node.template().source();
            rows.add(List.of(
                    node.name(),
                    source.group(),
                    source.instanceType(),
                    source.zone(),
                    Numbers.whole(node.podCount()),
                    Numbers.dollars(node.template().microDollarsPerHour())));
        }
        return rows;
    }

    private String boughtTable() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("group", "template", "zone", "nodes"));
        bought.forEach((source, count) ->
                rows.add(List.of(source.group(), source.instanceType(), source.zone(), Numbers.whole(count))));
        return TextTable.render(rows, 3);
    }

    private static List<List<String>> figures(Replacement replacement) {
        Replacement.Balance balance = replacement.balance();
        return List.of(
                List.of("saves", "$" + Numbers.dollars(balance.saved()) + "/h"),
                List.of(
                        "moves",
                        Numbers.whole(balance.evicted()) + " pods, which is taken to cost $"
                                + Numbers.dollars(balance.churn()) + "/h until it is made up for"));
    }

    /** For programs: one line. */
    public String json() {
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("scenario", answer.question().subject().scenario());
            json.writeStringProperty("types", answer.question().subject().types());
            Replacement replacement = answer.replacement();
            var balance = replacement == null ? new Replacement.Balance(0, 0, 0) : replacement.balance();
            json.writeNumberProperty("savedDollarsPerHour", Numbers.exactDollars(balance.saved()));
            json.writeNumberProperty("evictedPods", balance.evicted());
            json.writeNumberProperty("movingDollarsPerHour", Numbers.exactDollars(balance.churn()));
            json.writeArrayPropertyStart("gone");
            (replacement == null ? List.<Replaceable>of() : replacement.gone()).forEach(node -> writeGone(json, node));
            json.writeEndArray();
            json.writeArrayPropertyStart("nodes");
            bought.forEach((source, count) -> writeBought(json, source, count));
            json.writeEndArray();
            json.writeArrayPropertyStart("kept");
            answer.question().kept().forEach(kept -> {
                json.writeStartObject();
                json.writeStringProperty("node", kept.node());
                json.writeStringProperty("reason", kept.reason());
                json.writeEndObject();
            });
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

    private static void writeBought(JsonGenerator json, NodeTemplate.Source source, int count) {
        json.writeStartObject();
        json.writeStringProperty("template", source.instanceType());
        json.writeStringProperty("zone", source.zone());
        json.writeNumberProperty("count", count);
        json.writeStringProperty("group", source.group());
        json.writeEndObject();
    }
}
