package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a round comes to: steps in order, what was not done and why, and when to look again. */
public final class Notes {

    private final Alarm alarm;
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public Notes(Instant now) {
        alarm = new Alarm(now);
    }

    public void step(Action action, Reason cause) {
        steps.add(new Step(action, cause));
    }

    public void find(Finding.Subject about, String name, Reason reason) {
        findings.add(new Finding(about, name, reason));
    }

    public void lookAgainAt(Instant due) {
        alarm.at(due);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Null when nothing is to come by itself. */
    public @Nullable Instant lookAgainAt() {
        return alarm.earliest();
    }
}
