package dev.plimsoll.core.settings;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.plan.Churn;
import dev.plimsoll.core.plan.Commitment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What nodes cost besides their list price, and what of that is paid for already: each launch, in dollars an hour, so that few
 * large nodes are bought rather than many small ones; moving pods; and commitments by name.
 */
public record Costs(double launchDollarsPerHour, Moving moving, SortedMap<String, Committed> commitments) {

    public static final Costs LIST_PRICES = new Costs(0, Moving.DEFAULT, ImmutableMaps.empty());

    private static final double MICRO = 1e6;

    public Costs {
        Bounds.dollars("launchDollarsPerHour", launchDollarsPerHour);
        commitments = ImmutableMaps.copyOf(commitments);
    }

    /**
     * What it is taken to cost when nodes are replaced: dollars an eviction, dollars for each hour that a pod waits, for how
     * long it waits, and in which time savings must have made up for all that.
     */
    public record Moving(
            double evictionDollars, double waitingDollarsPerHour, Duration untilRunning, Duration payback) {

        public static final Moving DEFAULT = new Moving(0.01, 0.1, Duration.ofMinutes(2), Duration.ofHours(1));

        public Moving {
            Bounds.dollars("evictionDollars", evictionDollars);
            Bounds.dollars("waitingDollarsPerHour", waitingDollarsPerHour);
            Bounds.notNegative("untilRunning", untilRunning);
            Bounds.positive("payback", payback);
        }

        /** The same in the units of plans. */
        public Churn churn() {
            return new Churn(
                    Math.round(evictionDollars * MICRO),
                    Math.round(waitingDollarsPerHour * MICRO),
                    untilRunning,
                    payback);
        }
    }

    /**
     * Reserved instances or a savings plan: for on-demand instances of these types (m5.large, m5.* or *), up to so many dollars
     * an hour at list prices.
     */
    public record Committed(List<String> instanceTypes, double dollarsPerHour) {

        public Committed {
            if (instanceTypes.isEmpty()) {
                throw new IllegalArgumentException(
                        "instanceTypes is []: name the types that are paid for, as m5.large, m5.* or *");
            }
            for (String type : instanceTypes) {
                int star = type.indexOf('*');
                if (type.isBlank() || (star >= 0 && star < type.length() - 1)) {
                    throw new IllegalArgumentException(
                            "instanceTypes has '" + type + "': name a type as m5.large, a family as m5.*, or all as *");
                }
            }
            Bounds.dollars("dollarsPerHour", dollarsPerHour);
            instanceTypes = List.copyOf(instanceTypes);
        }
    }

    /** What of the commitments, in the order of their names, these nodes leave unused. */
    List<Commitment> left(List<PaidNode> nodes) {
        var used = new TreeMap<String, Long>();
        for (PaidNode node : nodes) {
            commitments.entrySet().stream()
                    .filter(entry -> Commitment.covers(entry.getValue().instanceTypes(), node.instanceType()))
                    .findFirst()
                    .ifPresent(entry -> used.merge(entry.getKey(), node.microDollarsPerHour(), Long::sum));
        }
        var left = new ArrayList<Commitment>();
        commitments.forEach((name, committed) -> {
            long all = Math.round(committed.dollarsPerHour() * MICRO);
            left.add(new Commitment(name, committed.instanceTypes(), Math.max(0, all - used.getOrDefault(name, 0L))));
        });
        return left;
    }

    long launchMicroDollarsPerHour() {
        return Math.round(launchDollarsPerHour * MICRO);
    }
}
