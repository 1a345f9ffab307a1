package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.plan.Bill;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Subject;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One JSON object a line, one line a question; version 1 of the contract with programs outside:
 *
 * <pre>{@code
 * {"version":1,"scenario":"..","types":"..","dollarsPerHour":1.2,"lowerBoundDollarsPerHour":1.1,"gap":0.0909,
 *  "nodes":[{"template":"m5.large","zone":"us-east-1a","count":3}],"unplacedPods":0,
 *  "millis":{"fit":0.000,"bound":0.000,"greedy":1.000,"columns":0.000,"search":0.000,"total":1.000},"foundBy":"greedy"}
 * }</pre>
 *
 * The template is the instance type; where groups are planned, each entry of nodes also names its "group". The gap is a share: cost over bound, less 1; null where a bound of nothing says nothing.
 * What commitments pay besides is "committedDollarsPerHour", and what launches are taken to cost "launchDollarsPerHour": bound
 * and gap then are of the dollars with the launches. Readers must pass over names that they do not know.
 */
public final class JsonAnswers implements AnswerReport {
    private static final int VERSION = 1;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void write(List<Answer> answers, Appendable out) throws IOException {
        for (Answer answer : answers) {
            out.append(line(answer)).append('\n');
        }
    }

    private static String line(Answer answer) {
        Plan plan = answer.plan();
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            writeHead(json, answer.question().subject());
            json.writeNumberProperty(
                    "dollarsPerHour", Numbers.exactDollars(plan.bill().payable()));
            writeTerms(json, plan.bill());
            json.writeNumberProperty(
                    "lowerBoundDollarsPerHour",
                    Numbers.exactDollars(plan.lowerBound().microDollarsPerHour()));
            writeGap(json, plan.gap());
            json.writeArrayPropertyStart("nodes");
            Purchase.of(answer).forEach(purchase -> writePurchase(json, purchase));
            json.writeEndArray();
            json.writeNumberProperty("unplacedPods", answer.podsUnplaced());
            writeTimes(json, answer.times());
            json.writeStringProperty("foundBy", plan.foundBy().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        return line.toString();
    }

    /** What all lines begin with. */
    static void writeHead(JsonGenerator json, Subject subject) {
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("scenario", subject.scenario());
        json.writeStringProperty("types", subject.types());
        json.writeStringProperty("prices", subject.prices());
    }

    /** Only where there are any. */
    private static void writeTerms(JsonGenerator json, Bill bill) {
        if (bill.covered() > 0) {
            json.writeNumberProperty("committedDollarsPerHour", Numbers.exactDollars(bill.covered()));
        }
        if (bill.launches() > 0) {
            json.writeNumberProperty("launchDollarsPerHour", Numbers.exactDollars(bill.launches()));
        }
    }

    private static void writeGap(JsonGenerator json, double gap) {
        json.writeName("gap");
        if (Double.isFinite(gap)) {
            json.writeNumber(BigDecimal.valueOf(gap).setScale(6, RoundingMode.HALF_UP));
        } else {
            json.writeNull();
        }
    }

    static void writePurchase(JsonGenerator json, Purchase purchase) {
        json.writeStartObject();
        json.writeStringProperty("template", purchase.template());
        json.writeStringProperty("zone", purchase.zone());
        json.writeNumberProperty("count", purchase.count());
        if (!purchase.group().isEmpty()) {
            json.writeStringProperty("group", purchase.group());
        }
        json.writeEndObject();
    }

    private static void writeTimes(JsonGenerator json, Answer.Times times) {
        json.writeObjectPropertyStart("millis");
        for (Stage stage : Stage.values()) {
            json.writeNumberProperty(
                    stage.name().toLowerCase(Locale.ROOT),
                    Numbers.millis(times.stages().of(stage)));
        }
        json.writeNumberProperty("total", Numbers.millis(times.total()));
        json.writeEndObject();
    }
}
