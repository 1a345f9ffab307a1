package dev.plimsoll.configuration;

import dev.plimsoll.core.settings.Bounds;
import java.time.Duration;

/** How the simulated world behaves, whatever runs in it. All policies of a comparison share one of these, bounds excepted. */
public record WorldSettings(Boot boot, Billing billing, Scheduling scheduling, Pods pods, Cloud cloud, Duration tail) {

    /** As an EC2 cluster behaves by default; the run goes on for an hour after the trace ends. */
    public static final WorldSettings DEFAULT = new WorldSettings(
            Boot.DEFAULT, Billing.DEFAULT, Scheduling.DEFAULT, Pods.DEFAULT, Cloud.DEFAULT, Duration.ofHours(1));

    public WorldSettings {
        Bounds.notNegative("tail", tail);
    }

    /** The same world in which instances run and nodes are ready the moment they are asked for. */
    public WorldSettings withInstantBoot() {
        return withBoot(Boot.INSTANT)
                .withBilling(new Billing(Duration.ZERO, billing.termination(), billing.minimum()))
                .withCloud(new Cloud(Duration.ZERO, cloud.outages(), cloud.nodeLinger()));
    }

    public WorldSettings withBoot(Boot changed) {
        return new WorldSettings(changed, billing, scheduling, pods, cloud, tail);
    }

    public WorldSettings withBilling(Billing changed) {
        return new WorldSettings(boot, changed, scheduling, pods, cloud, tail);
    }

    public WorldSettings withScheduling(Scheduling changed) {
        return new WorldSettings(boot, billing, changed, pods, cloud, tail);
    }

    public WorldSettings withTail(Duration changed) {
        return new WorldSettings(boot, billing, scheduling, pods, cloud, changed);
    }

    public WorldSettings withPods(Pods changed) {
        return new WorldSettings(boot, billing, scheduling, changed, cloud, tail);
    }

    public WorldSettings withCloud(Cloud changed) {
        return new WorldSettings(boot, billing, scheduling, pods, changed, tail);
    }

    /**
     * The time from asking for an instance to its node being ready: lognormal by median and 95th percentile, never below the
     * floor, except for stragglers, which are spread evenly up to their worst, and for those that never come.
     */
    public record Boot(Duration median, Duration p95, Duration floor, Stragglers stragglers, Start start) {

        /** Median 45 s, 95 % within 90 s, none below 22 s. */
        public static final Boot DEFAULT = new Boot(
                Duration.ofSeconds(45),
                Duration.ofSeconds(90),
                Duration.ofSeconds(22),
                Stragglers.DEFAULT,
                Start.DEFAULT);

        /** No delay, and every instance comes. */
        public static final Boot INSTANT = exactly(Duration.ZERO);

        public Boot {
            Bounds.notNegative("median boot delay", median);
            Bounds.notNegative("boot delay floor", floor);
            if (p95.compareTo(median) < 0) {
                throw new IllegalArgumentException("the 95th percentile of boot delays is " + p95
                        + ", below the median of " + median + ": give one that is not below");
            }
        }

        /** Every instance takes exactly this long. */
        public static Boot exactly(Duration delay) {
            return new Boot(delay, delay, Duration.ZERO, Stragglers.NONE, Start.NONE);
        }

        public Boot withStart(Start changed) {
            return new Boot(median, p95, floor, stragglers, changed);
        }
    }

    /**
     * How a node begins: how long it is registered and not ready, lognormal by median and 95th percentile and part of the boot
     * delay; how long it bears a startup taint after that (zero: none); and the share of the spread of boot delays that all
     * instances of one order have in common, the rest being each one's own.
     */
    public record Start(Duration notReadyMedian, Duration notReadyP95, Duration startupTaint, double commonShare) {

        /**
         * Not ready for 5 s at the median, as awslabs/node-latency-for-k8s measured from kubelet to Ready on c6a.large, and for
         * 40 s at the 95th percentile, as network plugins that start slowly cause; no startup taint. That half of the spread is
         * common to an order is assumed: no figures are published.
         */
        public static final Start DEFAULT =
                new Start(Duration.ofSeconds(5), Duration.ofSeconds(40), Duration.ZERO, 0.5);

        /** Nodes register ready, and each takes its own time. */
        public static final Start NONE = new Start(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

        public Start {
            Bounds.notNegative("notReadyMedian", notReadyMedian);
            Bounds.notNegative("startupTaint", startupTaint);
            if (notReadyP95.compareTo(notReadyMedian) < 0) {
                throw new IllegalArgumentException("notReadyP95 is " + notReadyP95 + ", below the median of "
                        + notReadyMedian + ": give one that is not below");
            }
            if (!(commonShare >= 0 && commonShare <= 1)) {
                throw new IllegalArgumentException(
                        "commonShare is " + commonShare + ": give a share from 0 to 1 of the spread of boot delays");
            }
        }
    }

    /**
     * How AWS works through what is asked of it: how long after a change of desired capacity the group launches, when there is
     * nothing of a type in a zone, and how long a Node object outlives its instance.
     */
    public record Cloud(Duration activityDelay, Outages outages, Duration nodeLinger) {

        /**
         * Launches begin within seconds; kube-controller-manager calls a node not ready after 50 s, and the cloud's node
         * controller deletes it soon after.
         */
        public static final Cloud DEFAULT = new Cloud(Duration.ofSeconds(3), Outages.DEFAULT, Duration.ofSeconds(50));

        /** At once, always, and gone with the instance. */
        public static final Cloud PERFECT = new Cloud(Duration.ZERO, Outages.NONE, Duration.ZERO);

        public Cloud {
            Bounds.notNegative("activityDelay", activityDelay);
            Bounds.notNegative("nodeLinger", nodeLinger);
        }
    }

    /**
     * Insufficient capacity by instance type and zone: an on and off process with exponential times. Zero mean time to the next
     * outage: there is none.
     */
    public record Outages(Duration meanUntil, Duration meanLength) {

        /**
         * A type and zone without capacity for an hour in a month: assumed for on-demand instances of common types; recorded
         * spot capacity of scarce GPUs is far worse (skypilot-org/spot-traces: obtainable 17 to 91 % of the time).
         */
        public static final Outages DEFAULT = new Outages(Duration.ofDays(30), Duration.ofHours(1));

        public static final Outages NONE = new Outages(Duration.ZERO, Duration.ZERO);

        public Outages {
            Bounds.notNegative("meanUntil", meanUntil);
            Bounds.notNegative("meanLength", meanLength);
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
            Bounds.notNegative("launchToRunning", launchToRunning);
            Bounds.notNegative("termination", termination);
            Bounds.notNegative("minimum", minimum);
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
            Bounds.notNegative("perPod", perPod);
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

    /**
     * From being bound to running, once its image is there; how long it takes to end; how long the first pod of a workload on a
     * node waits for its image; and how long a Job's pod that was thrown off is not made again: at first, doubling to six
     * minutes.
     */
    public record Pods(Duration start, Grace termination, Pull pull, Duration jobBackOff) {

        /** Job controller: 10 s, doubling (kubernetes pkg/controller/job). */
        public static final Pods DEFAULT =
                new Pods(Duration.ofSeconds(2), Grace.DEFAULT, Pull.DEFAULT, Duration.ofSeconds(10));

        public Pods {
            Bounds.notNegative("start", start);
            Bounds.notNegative("jobBackOff", jobBackOff);
        }

        /** Each takes exactly these times, and images are everywhere. */
        public Pods(Duration start, Duration termination) {
            this(start, Grace.exactly(termination), Pull.NONE, Duration.ZERO);
        }
    }

    /**
     * How long pods take to end when told to, lognormal by workload, median and 95th percentile; and whether those that leave
     * because nobody wants them any more take that time too.
     */
    public record Grace(Duration median, Duration p95, boolean onDeparture) {

        /** Between a handler that exits soon and the 30 s after which Kubernetes kills by default. */
        public static final Grace DEFAULT = new Grace(Duration.ofSeconds(5), Duration.ofSeconds(30), true);

        public Grace {
            Bounds.notNegative("median grace", median);
            if (p95.compareTo(median) < 0) {
                throw new IllegalArgumentException("the 95th percentile of grace is " + p95 + ", below the median of "
                        + median + ": give one that is not below");
            }
        }

        public static Grace exactly(Duration time) {
            return new Grace(time, time, false);
        }
    }

    /** How long pulling a workload's image to a node takes, lognormal by workload, median and 95th percentile. */
    public record Pull(Duration median, Duration p95) {

        /**
         * Pulling is three quarters of the start of a container (Slacker, FAST 2016), 6 s beside 2 s of starting; two minutes at
         * worst among twenty images (Shah 2023).
         */
        public static final Pull DEFAULT = new Pull(Duration.ofSeconds(6), Duration.ofSeconds(45));

        public static final Pull NONE = new Pull(Duration.ZERO, Duration.ZERO);

        public Pull {
            Bounds.notNegative("median pull", median);
            if (p95.compareTo(median) < 0) {
                throw new IllegalArgumentException("the 95th percentile of pulls is " + p95 + ", below the median of "
                        + median + ": give one that is not below");
            }
        }
    }
}
