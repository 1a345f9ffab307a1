package dev.plimsoll.simulator.policy;

import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Runs a rival's scans at its own interval in a world; each run gets a scanner of its own. */
public final class ScanningPolicy implements Policy {

    private final PolicyLabel label;
    private final Duration interval;
    private final boolean everyRound;
    private final Supplier<Scanner> scanners;

    private ScanningPolicy(String name, Duration interval, boolean everyRound, Supplier<Scanner> scanners) {
        this.label = new PolicyLabel(name, PolicyLabel.Kind.MODEL);
        this.interval = interval;
        this.everyRound = everyRound;
        this.scanners = scanners;
    }

    /** Scans every minute. */
    public static Policy kubeAwsAutoscaler(boolean everyRound) {
        return new ScanningPolicy(
                "kube-aws-autoscaler", Duration.ofSeconds(60), everyRound, KubeAwsAutoscalerModel::new);
    }

    @Override
    public PolicyLabel label() {
        return label;
    }

    @Override
    public void attach(SimulatedWorld world) {
        Scanner scanner = scanners.get();
        Controls controls = new WorldControls(world);
        var clock = new RoundClock(world.engine(), interval.toMillis(), everyRound, now -> {
            Instant time = Instant.ofEpochMilli(now);
            Instant next = scanner.scan(world.doors().observer().observe(time), controls, time);
            return next == null ? RoundClock.Round.NEVER : next.toEpochMilli();
        });
        world.onChange(clock::changed);
        clock.start();
    }
}
