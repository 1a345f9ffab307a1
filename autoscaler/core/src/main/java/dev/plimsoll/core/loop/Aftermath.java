package dev.plimsoll.core.loop;

import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a step that was not done means for the memory: a pause, a failure of the group, or a removal that tries again. */
final class Aftermath {

    private final Settings settings;

    Aftermath(Settings settings) {
        this.settings = settings;
    }

    Memory remember(Memory memory, Action action, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done done -> memory;
            case Outcome.Refused refused -> refused(memory, action, refused, now);
            case Outcome.Failed failed -> failed(memory, action, failed, now);
        };
    }

    /** When to look again because of this outcome; null when it calls for nothing. */
    @Nullable
    Instant wakeAt(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done done -> null;
            case Outcome.Refused refused -> retryAt(refused, now);
            case Outcome.Failed failed -> now.plus(pause());
        };
    }

    private Memory refused(Memory memory, Action action, Outcome.Refused refused, Instant now) {
        Instant retryAt = retryAt(refused, now);
        return switch (action) {
            case Action.RaiseDesired raise ->
                memory.with(memory.growth().raiseRefused(raise, refused.why(), now, retryAt));
            case Action.TerminateInstance terminate -> terminateNotDone(memory, terminate, refused.why(), now, retryAt);
            case Action.OnNode step -> removalRetries(memory, step.node(), retryAt);
        };
    }

    private Memory failed(Memory memory, Action action, Outcome.Failed failed, Instant now) {
        Instant retryAt = now.plus(pause());
        return switch (action) {
            case Action.RaiseDesired raise ->
                memory.with(memory.growth().raiseFailed(raise, failed.why(), now, settings.purchases()));
            case Action.TerminateInstance terminate -> terminateNotDone(memory, terminate, failed.why(), now, retryAt);
            case Action.OnNode step -> removalRetries(memory, step.node(), retryAt);
        };
    }

    /** Either the node was being removed, or the instance had never become one. */
    private static Memory terminateNotDone(
            Memory memory, Action.TerminateInstance terminate, String why, Instant now, Instant retryAt) {
        Shrinkage shrinkage = memory.shrinkage().terminateRefused(terminate.instance(), retryAt);
        Memory notEnded = memory.with(memory.growth().notEnded(terminate.group()));
        return shrinkage.equals(memory.shrinkage())
                ? notEnded.with(notEnded.growth().paused(terminate.group(), why, now, retryAt))
                : notEnded.with(shrinkage);
    }

    private static Memory removalRetries(Memory memory, String node, Instant retryAt) {
        return memory.with(memory.shrinkage().removalRetries(node, retryAt));
    }

    private Instant retryAt(Outcome.Refused refused, Instant now) {
        return now.plus(refused.retryAfter().compareTo(pause()) > 0 ? refused.retryAfter() : pause());
    }

    /** Between one try and the next. */
    Duration pause() {
        return settings.removals().drains().retry();
    }
}
