package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.round.Fleets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A purchase on its way: a group raised batch by batch, each to a target of its own and for pods of its own. */
public record Order(String group, List<Batch> batches, Beginning beginning) {

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
     * What one plan added: the target it raised the group to, its pods, when it was placed and is given up, and since when as
     * many nodes have joined (null: not yet). Until the scheduler has had its time with them, no other plan is made for these
     * pods.
     */
    public record Batch(
            int target,
            CoveredPods pods,
            Instant placedAt,
            Instant deadline,
            @Nullable Instant joinedSince) {

        private Batch seen(Fleets.Fleet fleet, Instant now) {
            return joinedSince != null || fleet.joined() + missedOfBefore(fleet) < target
                    ? this
                    : new Batch(target, pods, placedAt, deadline, now);
        }

        /** Instances that are missed and older than the batch: its target counts them, and it does not wait for them. */
        private long missedOfBefore(Fleets.Fleet fleet) {
            return fleet.missing().stream()
                    .filter(instance -> instance.launchedAt().isBefore(placedAt.minus(Beginning.SLACK)))
                    .count();
        }

        private boolean isSettled(Set<Integer> pending, Duration settle, Instant now) {
            return joinedSince != null
                    && (!now.isBefore(joinedSince.plus(settle))
                            || Arrays.stream(pods.digests()).noneMatch(pending::contains));
        }

        /** Whether its nodes did not come in time. */
        boolean isLate(Instant now) {
            return joinedSince == null && !now.isBefore(deadline);
        }

        private Batch afterEnds(int ended) {
            return new Batch(target - ended, pods, placedAt, deadline, joinedSince);
        }
    }

    public Order {
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("an order of group " + group + " without a batch: name what was bought");
        }
        batches = List.copyOf(batches);
    }

    /** The last of these launches that was made for this order; null if none was. */
    @Nullable
    LaunchFailure failedLaunch(List<LaunchFailure> failures) {
        return failures.stream()
                .filter(beginning::isFollowedBy)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The desired capacity that the group was raised to. */
    public int target() {
        return latest().target();
    }

    /** The batch that was placed last. */
    public Batch latest() {
        return batches.getLast();
    }

    /** How many pods are waited for. */
    public int pods() {
        return batches.stream().mapToInt(batch -> batch.pods().count()).sum();
    }

    /** Those batches whose nodes have not joined, or whose pods have not had their time to get there; those that wait by their digests. */
    List<Batch> open(Fleets.Fleet fleet, Set<Integer> pending, Duration settle, Instant now) {
        return batches.stream()
                .map(batch -> batch.seen(fleet, now))
                .filter(batch -> !batch.isSettled(pending, settle, now))
                .toList();
    }

    /** The order of a group from which so many instances are ended by us: each lowers the desired capacity by one. */
    Order afterEnds(int ended) {
        return new Order(
                group, batches.stream().map(batch -> batch.afterEnds(ended)).toList(), beginning);
    }

    /** The order with one more batch on top. */
    Order extended(Batch batch) {
        var all = new ArrayList<>(batches);
        all.add(batch);
        return new Order(group, all, beginning);
    }
}
