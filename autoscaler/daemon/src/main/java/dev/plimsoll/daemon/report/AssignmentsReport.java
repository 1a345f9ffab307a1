package dev.plimsoll.daemon.report;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Origin;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object a line, one line for each run of equal nodes, so that others can check a plan:
 *
 * <pre>{@code
 * {"scenario":"..","types":"..","template":"m5.large","zone":"us-east-1a","count":12,"pods":[{"class":"c001","count":3}]}
 * }</pre>
 *
 * Where groups are planned, each line also names its "group". There are {@code count} such nodes, and each holds all of {@code pods}. Pods that are in no line are unplaced, or on nodes
 * that are there already.
 */
public final class AssignmentsReport implements AnswerReport {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void write(List<Answer> answers, Appendable out) throws IOException {
        for (Answer answer : answers) {
            for (NodeRun run : NodeRun.of(answer)) {
                out.append(line(answer, run)).append('\n');
            }
        }
    }

    private static String line(Answer answer, NodeRun run) {
        NodeTemplate.Source template = run.template().source();
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("scenario", answer.question().subject().scenario());
            json.writeStringProperty("types", answer.question().subject().types());
            json.writeStringProperty("template", template.instanceType());
            json.writeStringProperty("zone", template.zone());
            json.writeNumberProperty("count", run.nodes());
            if (answer.question().subject().origin() == Origin.SNAPSHOT) {
                json.writeStringProperty("group", template.group());
            }
            json.writeArrayPropertyStart("pods");
            run.pods().forEach(pods -> {
                json.writeStartObject();
                json.writeStringProperty("class", pods.name());
                json.writeNumberProperty("count", pods.pods().count());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }
}
