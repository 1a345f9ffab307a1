package dev.plimsoll.core.loop;

import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round came to: steps in order, what to remember, when to look again if nothing happens before, and what was not done and why. */
public record Decision(
        List<Step> steps, Memory memory, @Nullable Instant wakeAt, List<Finding> findings) {
    public Decision {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }
}
