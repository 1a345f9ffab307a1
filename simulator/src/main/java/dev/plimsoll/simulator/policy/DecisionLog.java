package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.journal.DecisionJson;
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
        DecisionJson.describe(step, entry);
        DecisionJson.describe(outcome, entry);
        if (--stepsLeft == 0) {
            finish();
        }
    }

    private void finish() {
        DecisionJson.describe(findings, round.putArray("findings"));
        lines.accept(MAPPER.writeValueAsString(round));
    }
}
