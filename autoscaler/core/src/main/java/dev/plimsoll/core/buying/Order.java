package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.LaunchFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A purchase on its way: a group raised from base to target, batch by batch, each for pods of its own. */
public record Order(String group, int base, int target, List<Batch> batches, Timing timing) {

    /** When it was placed last, when it is given up, and how it began. */
    public record Timing(Instant placedAt, Instant deadline, Beginning beginning) {}

    /** When it was first placed, and the activities of those launches of its group that were known to have failed by then. */
    public record Beginning(Instant at, List<String> failedBefore) {

        /**
         * How much earlier than the order one of its launches may seem to begin: AWS gives the start of an activity in whole
         * seconds, and a second is for clocks that differ.
         */
        static final Duration SLACK = Duration.ofSeconds(2);

        public Beginning {
            failedBefore = List.copyOf(failedBefore);
        }

        /** Of an order that is placed now. Failures older than the slack need not be remembered: their time tells. */
        static Beginning of(List<LaunchFailure> known, Instant now) {
            return new Beginning(
                    now,
                    known.stream()
                            .filter(failure -> isLateEnough(failure, now))
                            .map(LaunchFailure::activity)
                            .toList());
        }

        /** Whether a launch was made for the order, and not for one before it. */
        boolean isFollowedBy(LaunchFailure failure) {
            return isLateEnough(failure, at) && !failedBefore.contains(failure.activity());
        }

        private static boolean isLateEnough(LaunchFailure failure, Instant at) {
            return !failure.at().isBefore(at.minus(SLACK));
        }
    }

    /**
     * What one plan added: the target it raised the group to, its pods, and since when as many nodes have joined (null: not
     * yet). Until the scheduler has had its time with them, no other plan is made for these pods.
     */
    public record Batch(
            int target, List<String> pods, @Nullable Instant joinedSince) {
        public Batch {
            pods = List.copyOf(pods);
        }

        private Batch seen(int joined, Instant now) {
            return joinedSince != null || joined < target ? this : new Batch(target, pods, now);
        }

        private boolean isSettled(Set<String> pending, Duration settle, Instant now) {
            return joinedSince != null
                    && (!now.isBefore(joinedSince.plus(settle)) || pods.stream().noneMatch(pending::contains));
        }
    }

    public Order {
        batches = List.copyOf(batches);
    }

    /** The last of these launches that was made for this order; null if none was. */
    @Nullable
    LaunchFailure failedLaunch(List<LaunchFailure> failures) {
        return failures.stream()
                .filter(timing.beginning()::isFollowedBy)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** All pods that are waited for. */
    public List<String> pods() {
        return batches.stream().flatMap(batch -> batch.pods().stream()).toList();
    }

    /** The order without the batches whose nodes have joined and whose pods had their time to get there; so many nodes have joined now. */
    Order advance(int joined, Set<String> pending, Duration settle, Instant now) {
        List<Batch> open = batches.stream()
                .map(batch -> batch.seen(joined, now))
                .filter(batch -> !batch.isSettled(pending, settle, now))
                .toList();
        return new Order(group, base, target, open, timing);
    }

    /** The order of a group from which so many instances are ended by us: each lowers the desired capacity by one. */
    Order afterEnds(int ended) {
        List<Batch> lowered = batches.stream()
                .map(batch -> new Batch(batch.target() - ended, batch.pods(), batch.joinedSince()))
                .toList();
        return new Order(group, base - ended, target - ended, lowered, timing);
    }

    /** The order with one more batch on top. */
    Order extended(Batch batch, Timing changed) {
        var all = new ArrayList<>(batches);
        all.add(batch);
        return new Order(group, base, batch.target(), all, changed);
    }
}
