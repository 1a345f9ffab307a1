package dev.plimsoll.core.loop;

import dev.plimsoll.core.scaling.Action;
import dev.plimsoll.core.scaling.Outcome;
import dev.plimsoll.core.scaling.Settings;
import dev.plimsoll.core.scaling.Shrinkage;
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
            case Outcome.Refused refused -> notDone(memory, action, now, false);
            case Outcome.Failed failed -> notDone(memory, action, now, true);
        };
    }

    /** When to look again because of this outcome; null when it calls for nothing. */
    @Nullable
    Instant wakeAt(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done done -> null;
            case Outcome.Refused refused -> retryAt(now);
            case Outcome.Failed failed -> retryAt(now);
        };
    }

    private Memory notDone(Memory memory, Action action, Instant now, boolean failed) {
        return switch (action) {
            case Action.RaiseDesired raise ->
                new Memory(
                        failed
                                ? memory.growth().purchaseFailed(raise.group(), now, settings.purchases())
                                : memory.growth().purchaseRefused(raise.group(), now, retryAt(now)),
                        memory.shrinkage());
            case Action.TerminateInstance terminate -> terminateRefused(memory, terminate, now);
            case Action.EvictPod evict -> removalRetries(memory, evict.node(), now);
            case Action.TaintNode taint -> removalRetries(memory, taint.node(), now);
            case Action.UntaintNode untaint -> memory;
        };
    }

    /** Either the node was being removed, or the instance had never become one. */
    private Memory terminateRefused(Memory memory, Action.TerminateInstance terminate, Instant now) {
        Shrinkage shrinkage = memory.shrinkage().terminateRefused(terminate.instance(), retryAt(now));
        return shrinkage.equals(memory.shrinkage())
                ? new Memory(memory.growth().purchaseRefused(terminate.group(), now, retryAt(now)), shrinkage)
                : new Memory(memory.growth(), shrinkage);
    }

    private Memory removalRetries(Memory memory, String node, Instant now) {
        return new Memory(memory.growth(), memory.shrinkage().removalRetries(node, retryAt(now)));
    }

    private Instant retryAt(Instant now) {
        return now.plus(settings.removals().drains().retry());
    }
}
