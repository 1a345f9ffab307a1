package dev.plimsoll.simulator.world;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.scaling.Action;
import dev.plimsoll.core.scaling.Finding;
import dev.plimsoll.core.scaling.Outcome;
import dev.plimsoll.core.scaling.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON line for each round that acted: when, each step with its reason and outcome, and what was left undone and why.
 * Rounds that did nothing leave no trace, so that skipping them changes no byte.
 */
public final class DecisionLog implements Listener {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String run;
    private final Consumer<String> lines;
    private final List<Finding> findings = new ArrayList<>();
    private ObjectNode round = MAPPER.createObjectNode();
    private int stepsLeft;

    /** Lines go to the consumer; each names its run (trace, policy and seed). */
    public DecisionLog(String run, Consumer<String> lines) {
        this.run = run;
        this.lines = lines;
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        stepsLeft = decision.steps().size();
        round = MAPPER.createObjectNode();
        round.put("run", run).put("at", now.toString());
        round.putArray("steps");
        findings.clear();
        findings.addAll(decision.findings());
    }

    /** A round of which nothing was done is none. */
    @Override
    public void notKept(Instant now, Outcome outcome) {
        stepsLeft = 0;
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        ObjectNode entry = round.withArray("steps").addObject();
        describe(step.action(), entry);
        entry.put("reason", step.cause().code()).put("message", step.cause().message());
        describe(outcome, entry);
        if (--stepsLeft == 0) {
            finish();
        }
    }

    private void finish() {
        var seen = new TreeSet<String>();
        ArrayNode undone = round.putArray("findings");
        for (Finding finding : findings) {
            String key = finding.about() + "/" + finding.name() + "/" + finding.reason();
            if (seen.add(key)) {
                undone.addObject()
                        .put("about", finding.about().name())
                        .put("name", finding.name())
                        .put("reason", finding.reason().code())
                        .put("message", finding.reason().message());
            }
        }
        lines.accept(MAPPER.writeValueAsString(round));
    }

    private static void describe(Action action, ObjectNode entry) {
        entry.put("action", action.getClass().getSimpleName());
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

    private static void describe(Outcome outcome, ObjectNode entry) {
        switch (outcome) {
            case Outcome.Done done -> entry.put("outcome", "Done");
            case Outcome.Refused refused -> entry.put("outcome", "Refused").put("why", refused.why());
            case Outcome.Failed failed -> entry.put("outcome", "Failed").put("why", failed.why());
        }
    }
}
