package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.shape;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** An hour of everything that a trace can hold, in two groups over three zones; the same for the same seed. */
public final class RandomTrace {

    private static final double SECONDS = 3600;

    private RandomTrace() {}

    public static Trace of(long seed) {
        RandomGenerator draws = new RandomStreams(seed).stream("trace", "", 0);
        TraceBuilder trace = TraceBuilder.trace()
                .lasting(Duration.ofHours(1))
                .group("large", "m5.2xlarge", 1, 20, "us-east-1a", "us-east-1b", "us-east-1c")
                .group("small", "m5.large", 0, 30, "us-east-1b")
                .daemonSet("agent", 100, 128)
                .minAvailable(0, "app-1", 2)
                .minAvailable(0, "app-2", 1);
        double now = 1;
        for (int pod = 0; now < SECONDS; pod++) {
            add(trace, draws, now, pod);
            now += draws.nextInt(12_000) / 1000.0;
        }
        return trace.build();
    }

    private static void add(TraceBuilder trace, RandomGenerator draws, double now, int pod) {
        int application = draws.nextInt(6);
        PodShape shape = shape(
                "app-" + application,
                Resources.ofPod(200 + 300L * application, (256L + 200L * application) << 20),
                SchedulingRules.NONE,
                application % 2 * 10);
        String id = "pod-" + pod;
        switch (draws.nextInt(6)) {
            case 0, 1 -> trace.job(now, id, shape, draws.nextInt(900));
            case 2, 3 -> trace.service(now, id, shape, now + draws.nextInt(2000));
            case 4 -> trace.arrives(now, id, shape, Owner.Kind.BARE, new Departure.AfterRunning(60_000));
            default -> {
                boolean stateful = draws.nextBoolean();
                trace.scaled(
                        now,
                        stateful ? Owner.Kind.STATEFUL_SET : Owner.Kind.DEPLOYMENT,
                        (stateful ? "db-" : "web-") + application,
                        stateful && application > 2 ? TraceBuilder.withOwnVolume(shape) : shape,
                        draws.nextInt(8));
            }
        }
    }
}
