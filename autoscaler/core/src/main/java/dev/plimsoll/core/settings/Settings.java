package dev.plimsoll.core.settings;

import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.plan.Terms;
import java.time.Duration;
import java.util.List;

/**
 * What a user may set about when to buy and when to give back, how far the cluster may grow, and by what to choose the group
 * that grows.
 */
public record Settings(Purchases purchases, Removals removals, Guards guards, Limits limits, Expansion expansion) {

    public static final Settings DEFAULT =
            new Settings(Purchases.DEFAULT, Removals.DEFAULT, Guards.DEFAULT, Limits.NONE, Expansion.DEFAULT);

    /** On what terms more can be bought beside these nodes, those that are there and those on their way. */
    public Terms terms(List<PaidNode> nodes) {
        Costs costs = purchases.costs();
        return new Terms(limits.allowance(nodes), costs.left(nodes), costs.launchMicroDollarsPerHour());
    }

    /**
     * How long an ordered instance may take to become a node before it is given up, how long the scheduler has to place pods on
     * the nodes bought for them before they are planned for again, and how long a group is left alone after a purchase failed:
     * at first, and at most, doubling with each further one in a row. And what nodes are taken to cost.
     */
    public record Purchases(
            Duration provisionTimeout, Duration settle, Duration firstBackOff, Duration longestBackOff, Costs costs) {

        public static final Purchases DEFAULT = new Purchases(
                Duration.ofMinutes(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Costs.LIST_PRICES);

        public Purchases {
            Bounds.positive("provisionTimeout", provisionTimeout);
            Bounds.notNegative("settle", settle);
            Bounds.positive("firstBackOff", firstBackOff);
            Bounds.positive("longestBackOff", longestBackOff);
        }
    }

    /** Which nodes go, off which pods, and when. */
    public record Removals(boolean enabled, EligibilityOptions nodes, DrainOptions pods, Waits waits, Drains drains) {

        public static final Removals DEFAULT =
                new Removals(true, EligibilityOptions.PLIMSOLL, DrainOptions.PLIMSOLL, Waits.DEFAULT, Drains.DEFAULT);
    }

    /** How long a node must have been without pods, or below the threshold, and how old it must be at least. */
    public record Waits(Duration empty, Duration underused, Duration nodeAge) {

        public static final Waits DEFAULT =
                new Waits(Duration.ofMinutes(3), Duration.ofMinutes(10), Duration.ofMinutes(10));

        public Waits {
            Bounds.notNegative("empty", empty);
            Bounds.notNegative("underused", underused);
            Bounds.notNegative("nodeAge", nodeAge);
        }
    }

    /** How a drain goes: when it is called off, how long between tries, and when a node that could not go is looked at again. */
    public record Drains(Duration deadline, Duration retry, Duration recheck) {

        public static final Drains DEFAULT =
                new Drains(Duration.ofMinutes(15), Duration.ofSeconds(10), Duration.ofMinutes(5));

        public Drains {
            Bounds.positive("deadline", deadline);
            Bounds.positive("retry", retry);
            Bounds.positive("recheck", recheck);
        }
    }

    /** Limits that hold whatever else is set: ages of input, nodes not ready, and the share of nodes in removal at once. */
    public record Guards(
            Duration staleForPurchases, Duration staleForRemovals, double notReadyShare, double removalShare) {

        public static final Guards DEFAULT = new Guards(Duration.ofSeconds(60), Duration.ofSeconds(30), 0.2, 0.1);

        public Guards {
            Bounds.positive("staleForPurchases", staleForPurchases);
            Bounds.positive("staleForRemovals", staleForRemovals);
            Bounds.share("notReadyShare", notReadyShare, "of all nodes");
            Bounds.share("removalShare", removalShare, "of all nodes");
        }
    }
}
