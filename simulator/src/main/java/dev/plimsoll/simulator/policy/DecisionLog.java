package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.journal.DecisionJson;
import dev.plimsoll.simulator.measure.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON line for each round that acted: when, each step with its reason and outcome, and what was left undone and why.
 * Rounds that did nothing leave no trace, so that skipping them changes no byte.
 */
public final class DecisionLog implements Listener {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String run;
    private final Consumer<String> lines;
    private final Consumer<Deed> deeds;
    private final List<Finding> findings = new ArrayList<>();
    private ObjectNode round = MAPPER.createObjectNode();
    private int stepsLeft;

    /** Lines go to the one consumer, each naming its run (trace, policy and seed), and every step to the other. */
    public DecisionLog(String run, Consumer<String> lines, Consumer<Deed> deeds) {
        this.run = run;
        this.lines = lines;
        this.deeds = deeds;
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
        DecisionJson.describe(step, entry);
        DecisionJson.describe(outcome, entry);
        deeds.accept(deed(now, step, outcome));
        if (--stepsLeft == 0) {
            finish();
        }
    }

    private static Deed deed(Instant now, Step step, Outcome outcome) {
        String subject = switch (step.action()) {
            case Action.RaiseDesired raise -> raise.group() + " from " + raise.base() + " to " + raise.target();
            case Action.EvictPod evict -> evict.pod() + " off " + evict.node();
            case Action.TaintNode taint -> taint.node();
            case Action.UntaintNode untaint -> untaint.node();
            case Action.TerminateInstance terminate -> terminate.instance();
        };
        String became = switch (outcome) {
            case Outcome.Done done -> "";
            case Outcome.Refused refused -> "refused: " + refused.why();
            case Outcome.Failed failed -> "failed: " + failed.why();
        };
        return new Deed(
                now.toEpochMilli(), step.action().kind(), subject, step.cause().message(), became);
    }

    private void finish() {
        DecisionJson.describe(findings, round.putArray("findings"));
        lines.accept(MAPPER.writeValueAsString(round));
    }
}
