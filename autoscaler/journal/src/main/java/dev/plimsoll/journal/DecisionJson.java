package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions as JSON, in the one form that all who write them use. The same decision gives the same bytes. */
public final class DecisionJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DecisionJson() {}

    /** The whole decision: steps, findings, when to look again, and the memory after it. */
    public static String text(Decision decision) {
        ObjectNode whole = MAPPER.createObjectNode();
        ArrayNode steps = whole.putArray("steps");
        decision.steps().forEach(step -> describe(step, steps.addObject()));
        describe(decision.findings(), whole.putArray("findings"));
        whole.put("wakeAt", decision.wakeAt() == null ? null : decision.wakeAt().toString());
        whole.set("memory", RecordJson.PLAIN.valueToTree(decision.memory()));
        return MAPPER.writeValueAsString(whole);
    }

    /** What in the second decision differs first from the first: its path and both values; null if nothing does. */
    public static @Nullable String firstDifference(String recorded, String decided) {
        return recorded.equals(decided)
                ? null
                : FirstDifference.between("", MAPPER.readTree(recorded), MAPPER.readTree(decided));
    }

    /** Adds an action and why it is taken. */
    public static void describe(Step step, ObjectNode entry) {
        describe(step.action(), entry);
        entry.put("reason", step.cause().code()).put("message", step.cause().message());
    }

    /** Adds what became of an action. */
    public static void describe(Outcome outcome, ObjectNode entry) {
        entry.put("outcome", outcome.kind());
        switch (outcome) {
            case Outcome.Done done -> {}
            case Outcome.Refused refused -> entry.put("why", refused.why());
            case Outcome.Failed failed -> entry.put("why", failed.why());
        }
    }

    /** Adds what was left undone and why, each once. */
    public static void describe(Collection<Finding> findings, ArrayNode entries) {
        var seen = new TreeSet<String>();
        for (Finding finding : findings) {
            String key = finding.about() + "/" + finding.name() + "/" + finding.reason();
            if (seen.add(key)) {
                entries.addObject()
                        .put("about", finding.about().name())
                        .put("name", finding.name())
                        .put("reason", finding.reason().code())
                        .put("message", finding.reason().message());
            }
        }
    }

    private static void describe(Action action, ObjectNode entry) {
        entry.put("action", action.kind());
        switch (action) {
            case Action.RaiseDesired raise ->
                entry.put("group", raise.group()).put("base", raise.base()).put("target", raise.target());
            case Action.TaintNode taint -> entry.put("node", taint.node()).put("operation", taint.operation());
            case Action.UntaintNode untaint -> entry.put("node", untaint.node()).put("operation", untaint.operation());
            case Action.EvictPod evict -> entry.put("node", evict.node()).put("pod", evict.pod());
            case Action.TerminateInstance terminate ->
                entry.put("group", terminate.group()).put("instance", terminate.instance());
        }
    }
}
