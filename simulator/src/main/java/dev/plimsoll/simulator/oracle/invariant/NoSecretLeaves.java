package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.util.function.Consumer;

/** I22: what labels of pods say of their owners' business is in nothing that is written to logs, events or the status. */
final class NoSecretLeaves extends Invariant {

    NoSecretLeaves(Consumer<Broken> verdicts) {
        super("I22", verdicts);
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        decision.findings()
                .forEach(finding -> check(
                        nowMillis, finding.name() + ": " + finding.reason().message()));
    }

    @Override
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {
        check(nowMillis, step.action() + " because " + step.cause() + ": " + outcome);
    }

    private void check(long nowMillis, String written) {
        if (written.contains(Oracle.CANARY)) {
            broken(nowMillis, "a secret is told: " + written);
        }
    }
}
