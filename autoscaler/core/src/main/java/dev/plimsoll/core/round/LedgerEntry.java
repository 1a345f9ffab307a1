package dev.plimsoll.core.round;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one live instance, each time by our own clock: its group, when it was listed first, when it became a node,
 * when pods could land on that first, since when it is missed, and since when it is not ready (null: not so).
 */
public record LedgerEntry(
        String group,
        Instant listedAt,
        @Nullable Instant registeredAt,
        @Nullable Instant readyAt,
        @Nullable Instant missingSince,
        @Nullable Instant unreadySince) {

    /** How long a registered node may take to get ready; cluster-autoscaler's MaxNodeStartupTime. */
    static final Duration START_PATIENCE = Duration.ofMinutes(15);

    /** How long a node may be away before its instance is given up. */
    public static final Duration LOST_PATIENCE = Duration.ofMinutes(15);

    static LedgerEntry listed(String group, Instant at) {
        return new LedgerEntry(group, at, null, null, null, null);
    }

    /** Its node is there; registered then, if that was not known before. */
    LedgerEntry seen(Instant registered, boolean usable, Instant now) {
        Instant since = registeredAt == null ? registered : registeredAt;
        if (usable) {
            return new LedgerEntry(
                    group, listedAt, since, readyAt == null ? firstReady(since, now) : readyAt, null, null);
        }
        if (registeredAt == null && !now.isBefore(registered.plus(START_PATIENCE))) {
            return new LedgerEntry(group, listedAt, registered, registered, null, now); // there long before we looked
        }
        Instant unready = readyAt == null ? null : unreadySince == null ? now : unreadySince;
        return new LedgerEntry(group, listedAt, since, readyAt, null, unready);
    }

    /** The same for a look that finds its node: one that was missed registers anew. */
    LedgerEntry found(Instant now) {
        return missingSince == null || registeredAt == null
                ? this
                : new LedgerEntry(group, listedAt, now, null, null, null);
    }

    /** A node that was there before we looked has been ready for as long as it is registered, as far as we know. */
    private Instant firstReady(Instant registered, Instant now) {
        return registeredAt == null ? registered : now;
    }

    /** Its node is not there: missed at once if there was one, else once it is late. */
    LedgerEntry notSeen(Instant deadline, Instant now) {
        if (missingSince != null || (registeredAt == null && now.isBefore(deadline))) {
            return this;
        }
        return new LedgerEntry(group, listedAt, registeredAt, readyAt, now, null);
    }

    /** Since when pods may land on its node without a break; the end of time if they may not. */
    Instant settledAt() {
        return readyAt == null || missingSince != null || unreadySince != null ? Instant.MAX : readyAt;
    }

    public Standing standing(Instant now) {
        if (missingSince != null) {
            return registeredAt == null ? Standing.OVERDUE : Standing.LOST;
        }
        if (registeredAt == null) {
            return Standing.COMING;
        }
        if (readyAt == null) {
            return now.isBefore(registeredAt.plus(START_PATIENCE)) ? Standing.COMING : Standing.UNREADY;
        }
        return unreadySince == null ? Standing.JOINED : Standing.UNREADY;
    }

    /** Since when pods cannot land on its node; null if they can, or there is none. */
    public @Nullable Instant unusableSince() {
        return readyAt == null ? registeredAt : unreadySince;
    }
}
