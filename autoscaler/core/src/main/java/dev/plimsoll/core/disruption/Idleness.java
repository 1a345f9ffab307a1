package dev.plimsoll.core.disruption;

import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.settings.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Since when a node has been below the utilisation threshold, and since when it has carried nothing but DaemonSets. */
public record Idleness(Instant underusedSince, @Nullable Instant emptySince) {

    /** The moment the node has been idle for long enough; what its group says of being unneeded goes for empty nodes too. */
    Instant dueAt(Settings.Waits waits, GroupOptions group) {
        if (group.unneeded() != null) {
            return underusedSince.plus(group.unneeded());
        }
        Instant due = underusedSince.plus(waits.underused());
        if (emptySince != null && emptySince.plus(waits.empty()).isBefore(due)) {
            due = emptySince.plus(waits.empty());
        }
        return due;
    }
}
