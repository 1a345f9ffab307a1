package dev.plimsoll.configuration;

import java.time.Duration;

/** How the simulated world behaves, whatever runs in it. All policies of a comparison share one of these, bounds excepted. */
public record WorldSettings(Boot boot, Billing billing, Scheduling scheduling, Pods pods, Duration tail) {

    /** As an EC2 cluster behaves by default; the run goes on for an hour after the trace ends. */
    public static final WorldSettings DEFAULT =
            new WorldSettings(Boot.DEFAULT, Billing.DEFAULT, Scheduling.DEFAULT, Pods.DEFAULT, Duration.ofHours(1));

    public WorldSettings {
        Durations.notNegative("tail", tail);
    }

    /** The same world in which instances run and nodes are ready the moment they are asked for. */
    public WorldSettings withInstantBoot() {
        return withBoot(Boot.INSTANT).withBilling(new Billing(Duration.ZERO, billing.termination(), billing.minimum()));
    }

    public WorldSettings withBoot(Boot changed) {
        return new WorldSettings(changed, billing, scheduling, pods, tail);
    }

    public WorldSettings withBilling(Billing changed) {
        return new WorldSettings(boot, changed, scheduling, pods, tail);
    }

    public WorldSettings withScheduling(Scheduling changed) {
        return new WorldSettings(boot, billing, changed, pods, tail);
    }

    public WorldSettings withTail(Duration changed) {
        return new WorldSettings(boot, billing, scheduling, pods, changed);
    }

    /**
     * The time from asking for an instance to its node being ready: lognormal by median and 95th percentile, never below the
     * floor, except for stragglers, which are spread evenly up to their worst, and for those that never come.
     */
    public record Boot(Duration median, Duration p95, Duration floor, Stragglers stragglers) {

        /** Median 45 s, 95 % within 90 s, none below 22 s. */
        public static final Boot DEFAULT =
                new Boot(Duration.ofSeconds(45), Duration.ofSeconds(90), Duration.ofSeconds(22), Stragglers.DEFAULT);

        /** No delay, and every instance comes. */
        public static final Boot INSTANT = exactly(Duration.ZERO);

        public Boot {
            Durations.notNegative("median boot delay", median);
            Durations.notNegative("boot delay floor", floor);
            if (p95.compareTo(median) < 0) {
                throw new IllegalArgumentException("the 95th percentile of boot delays is " + p95
                        + ", below the median of " + median + ": give one that is not below");
            }
        }

        /** Every instance takes exactly this long. */
        public static Boot exactly(Duration delay) {
            return new Boot(delay, delay, Duration.ZERO, Stragglers.NONE);
        }
    }

    /** The share of instances that take from the 95th percentile to this long, and the share of those that never come. */
    public record Stragglers(double share, Duration worst, double neverShare) {

        /** One in a hundred takes up to five minutes, two in a thousand never come. */
        public static final Stragglers DEFAULT = new Stragglers(0.01, Duration.ofMinutes(5), 0.002);

        public static final Stragglers NONE = new Stragglers(0, Duration.ZERO, 0);

        public Stragglers {
            if (!(share >= 0 && neverShare >= 0 && share + neverShare <= 1)) {
                throw new IllegalArgumentException(
                        "shares of stragglers " + share + " and of instances that never come " + neverShare
                                + " must each be 0 or more, and 1 at most together");
            }
        }
    }

    /** From asking to being billed, from the call that ends an instance to its not being billed, and the least that is billed. */
    public record Billing(Duration launchToRunning, Duration termination, Duration minimum) {

        public static final Billing DEFAULT =
                new Billing(Duration.ofSeconds(8), Duration.ofSeconds(30), Duration.ofSeconds(60));

        public Billing {
            Durations.notNegative("launchToRunning", launchToRunning);
            Durations.notNegative("termination", termination);
            Durations.notNegative("minimum", minimum);
        }
    }

    /**
     * How long the scheduler works on a pod (zero: no time), which of the equally good nodes it takes, and how long a pod that
     * it could not place waits.
     */
    public record Scheduling(Duration perPod, Ties ties, BackOff backOff) {

        /** 100 pods a second. */
        public static final Scheduling DEFAULT = new Scheduling(Duration.ofMillis(10), Ties.SEEDED, BackOff.DEFAULT);

        public Scheduling {
            Durations.notNegative("perPod", perPod);
        }
    }

    /**
     * How long after its first failed try a pod is not tried again, whatever changes, and the most to which doubling with each
     * further try raises that: kube-scheduler's podInitialBackoffSeconds and podMaxBackoffSeconds. From version 1.33 on
     * (feature gate SchedulerPopFromBackoffQ) pods that back off only let others go first: a scheduler with nothing else to do
     * skips the wait.
     */
    public record BackOff(Duration initial, Duration max, boolean skippedWhenIdle) {

        /** As kube-scheduler 1.36 does by default. */
        public static final BackOff DEFAULT = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), true);

        public BackOff {
            if (initial.toMillis() < 1) {
                throw new IllegalArgumentException("the initial back-off is " + initial + ": give 1 ms or more");
            }
            if (max.compareTo(initial) < 0) {
                throw new IllegalArgumentException("the greatest back-off is " + max + ", below the initial one of "
                        + initial + ": give one that is not below");
            }
        }
    }

    /** Among nodes with the best score: one drawn by seed and the pod's name, or the first that the scheduler knows of. */
    public enum Ties {
        SEEDED,
        FIRST
    }

    /** From being bound to running, and from being evicted to being gone. */
    public record Pods(Duration start, Duration termination) {

        public static final Pods DEFAULT = new Pods(Duration.ofSeconds(2), Duration.ofSeconds(5));

        public Pods {
            Durations.notNegative("start", start);
            Durations.notNegative("termination", termination);
        }
    }
}
