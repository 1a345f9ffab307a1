package dev.plimsoll.simulator.trace.generate;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What ends by itself: the jobs of every night, and the builds of working hours. */
final class ShopJobs {

    private static final long MINUTE = 60_000;
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int WORKING_DAYS = 5;
    private static final double BUILDS_AN_HOUR = 40;
    private static final double SPREAD_OF_DURATIONS = 0.4;

    /** A job of every night: when it begins in minutes after midnight, how many pods, how long one takes. */
    private record Nightly(PodShape shape, String name, int minute, int pods, int medianMinutes) {}

    private static final List<Nightly> NIGHTLY = List.of(
            nightly("close-day", 1_000, 2_048, 15, 20, 10),
            nightly("settle-payments", 1_000, 2_048, 40, 24, 12),
            nightly("rebuild-search", 2_000, 4_096, 60, 40, 25),
            nightly("train-demand", 4_000, 8_192, 75, 24, 40),
            nightly("export-orders", 500, 1_024, 90, 30, 8),
            nightly("dedupe-clicks", 2_000, 8_192, 105, 36, 20),
            nightly("rank-products", 2_000, 4_096, 130, 48, 15),
            nightly("score-customers", 1_000, 4_096, 150, 60, 18),
            nightly("make-mailings", 500, 1_024, 180, 40, 12),
            nightly("verify-stock", 1_000, 1_024, 200, 16, 10),
            nightly("backup", 1_000, 2_048, 225, 12, 45),
            nightly("reports", 2_000, 6_144, 250, 20, 30));

    private static final PodShape TRAINING = ShopShapes.ofGpuPod("train-ranking", new Service.Size(3_000, 11_264), 50);
    private static final PodShape BUILD = ShopShapes.ofJob(ShopShapes.CI, "build", new Service.Size(2_000, 4_096), 100);
    private static final PodShape TEST = ShopShapes.ofJob(ShopShapes.CI, "test", new Service.Size(1_000, 2_048), 100);

    private final RandomStreams streams;
    private final Consumer<WorkloadEvent> events;

    ShopJobs(RandomStreams streams, Consumer<WorkloadEvent> events) {
        this.streams = streams;
        this.events = events;
    }

    void emit() {
        for (int day = 0; day < ShopWeek.DAYS; day++) {
            for (Nightly job : NIGHTLY) {
                night(job, day);
            }
            night(new Nightly(TRAINING, "train-ranking", 120, 4, 90), day);
        }
        for (int day = 0; day < WORKING_DAYS; day++) {
            builds(day);
        }
    }

    private static Nightly nightly(String name, int cpuMillis, int mebibytes, int minute, int pods, int medianMinutes) {
        PodShape shape = ShopShapes.ofJob(ShopShapes.BATCH, name, new Service.Size(cpuMillis, mebibytes), 0);
        return new Nightly(shape, name, minute, pods, medianMinutes);
    }

    /** Between four fifths and six fifths of the pods, all at once. */
    private void night(Nightly job, int day) {
        RandomGenerator random = streams.stream("nightly", job.name(), day);
        String name = job.name() + "-" + day;
        long at = ((long) day * MINUTES_A_DAY + job.minute()) * MINUTE;
        int pods = (int) Math.round(job.pods() * (0.8 + 0.4 * random.nextDouble()));
        for (int pod = 0; pod < pods; pod++) {
            arrive(at, job.shape(), name, pod, duration(random, job.medianMinutes()));
        }
    }

    private void builds(int day) {
        RandomGenerator random = streams.stream("builds", "", day);
        int build = 0;
        for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
            double rate = BUILDS_AN_HOUR / 60 * working(minute / 60.0);
            for (int left = poisson(random, rate); left > 0; left--) {
                long at = ((long) day * MINUTES_A_DAY + minute) * MINUTE + random.nextLong(MINUTE);
                pipeline("ci-" + day + "-" + build++, at);
            }
        }
    }

    /** One pod builds; when it would be done, 4 to 16 test. */
    private void pipeline(String name, long at) {
        RandomGenerator random = streams.stream("pipeline", name, 0);
        long building = duration(random, 4);
        arrive(at, BUILD, name + "-build", 0, building);
        int tests = 4 + random.nextInt(13);
        for (int test = 0; test < tests; test++) {
            arrive(at + building, TEST, name + "-test", test, duration(random, 5));
        }
    }

    private void arrive(long at, PodShape shape, String job, int pod, long durationMillis) {
        String id = shape.namespace() + "/" + job + "-" + pod;
        Owner owner = new Owner(Owner.Kind.JOB, job);
        events.accept(new PodArrives(at, id, shape, owner, new Departure.AfterRunning(durationMillis)));
    }

    /** From 0 to 1 between 7 and 19 o'clock, with a dip at noon. */
    private static double working(double hour) {
        if (hour <= 7 || hour >= 19) {
            return 0;
        }
        double wave = StrictMath.sin(StrictMath.PI * (hour - 7) / 12);
        return wave * wave * (hour >= 12 && hour < 13 ? 0.6 : 1);
    }

    /** Lognormal; the normal draw is the sum of twelve uniform ones, less six. */
    private static long duration(RandomGenerator random, int medianMinutes) {
        double normal = -6;
        for (int i = 0; i < 12; i++) {
            normal += random.nextDouble();
        }
        return (long) (medianMinutes * MINUTE * StrictMath.exp(SPREAD_OF_DURATIONS * normal));
    }

    /** By inversion: how many uniform draws it takes until their product is below e^-rate. */
    private static int poisson(RandomGenerator random, double rate) {
        double limit = StrictMath.exp(-rate);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
