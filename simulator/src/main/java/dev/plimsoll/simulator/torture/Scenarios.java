package dev.plimsoll.simulator.torture;

import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.fault.DoorFault;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultKind;
import dev.plimsoll.simulator.world.fault.ProcessFault;
import dev.plimsoll.simulator.world.fault.WorldFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws scenarios by seed: the first half of the time is busy and goes wrong, the second is quiet, so that all can settle. */
final class Scenarios {

    private static final int FAULTS = 4;
    private static final double BUSY_SHARE = 0.4;
    private static final double WRONG_SHARE = 0.5;

    private final Duration length;
    private final List<FaultKind> kinds;
    private final Setting setting;

    /** Faults are drawn from these kinds. */
    Scenarios(Duration length, List<FaultKind> kinds, Setting setting) {
        this.length = length;
        this.kinds = List.copyOf(kinds);
        this.setting = setting;
    }

    Scenario of(long seed) {
        RandomGenerator draws = new RandomStreams(seed).stream("torture", "scenario", 0);
        long busyMillis = Math.round(length.toMillis() * BUSY_SHARE);
        Trace trace = new Workload(draws, busyMillis).draw(length);
        var faults = new ArrayList<Fault>();
        int number = kinds.isEmpty() ? 0 : draws.nextInt(FAULTS + 1);
        for (int fault = 0; fault < number; fault++) {
            faults.add(fault(draws, trace.manifest().fleet().groups()));
        }
        long quietFrom = Math.round(length.toMillis() * WRONG_SHARE);
        return new Scenario(
                seed,
                trace,
                setting.world().withTail(Duration.ZERO),
                setting.product(),
                new Scenario.Course(length.toMillis(), quietFrom, faults));
    }

    private Fault fault(RandomGenerator draws, List<Manifest.Group> groups) {
        FaultKind kind = kinds.get(draws.nextInt(kinds.size()));
        long latest = Math.round(length.toMillis() * WRONG_SHARE);
        long from = draws.nextLong(30_000, latest - 60_000);
        long lasts = Math.min(latest - from, lasting(kind, draws));
        String target = draws.nextInt(3) == 0
                ? ""
                : groups.get(draws.nextInt(groups.size())).name();
        return Fault.of(kind, new Fault.Window(from, from + lasts), target, amount(kind, draws));
    }

    /** Most faults last for some seconds or minutes; those of machines that begin wrongly last long enough to meet some. */
    private static long lasting(FaultKind kind, RandomGenerator draws) {
        Lasting lasting = switch (kind) {
            case DoorFault door -> lasting(door);
            case WorldFault world -> lasting(world);
            case ProcessFault process -> lasting(process);
        };
        return draws.nextLong(lasting.leastMillis, lasting.mostMillis);
    }

    private enum Lasting {
        SHORT(5_000, 180_000),
        SOME_MINUTES(20_000, 900_000),
        LONG(600_000, 3_000_000);

        private final long leastMillis;
        private final long mostMillis;

        Lasting(long leastMillis, long mostMillis) {
            this.leastMillis = leastMillis;
            this.mostMillis = mostMillis;
        }
    }

    private static Lasting lasting(DoorFault kind) {
        return switch (kind) {
            case DESCRIBE_LAG, EVICTION_REFUSED -> Lasting.SOME_MINUTES;
            case SILENT_WATCH,
                    INCOMPLETE_NODES,
                    PARTIAL_PAGE,
                    EMPTY_NODES,
                    MISSING_NODES,
                    THROTTLED,
                    CLOUD_ERROR,
                    LOST_REPLY,
                    DOUBLED_CALL,
                    CONFLICT,
                    API_ERROR,
                    LOST_WRITE,
                    NO_PROVIDER_ID,
                    DOUBLED_NODES -> Lasting.SHORT;
        };
    }

    private static Lasting lasting(WorldFault kind) {
        return switch (kind) {
            case STRANGE_TAINT,
                    STARTUP_TAINT,
                    SLOW_READY,
                    SLOW_BOOT,
                    SHORT_MEMORY,
                    NEVER_JOINS,
                    LAUNCH_SUSPENDED,
                    TERMINATE_SUSPENDED,
                    NODE_LINGERS,
                    OUTAGE -> Lasting.LONG;
            case TERMINATING_HOOK,
                    FOREIGN_DESIRED,
                    FOREIGN_MAXIMUM,
                    INTERRUPTION,
                    REBALANCE,
                    NOT_READY,
                    NODE_DELETED,
                    CORDONED -> Lasting.SOME_MINUTES;
        };
    }

    private static Lasting lasting(ProcessFault kind) {
        return switch (kind) {
            case PAUSE, STALL, LEADER_CHANGE, CRASH_BEFORE, CRASH_AFTER -> Lasting.SHORT;
            case CLOCK_SKEW -> Lasting.LONG;
        };
    }

    private static double amount(FaultKind kind, RandomGenerator draws) {
        return switch (kind) {
            case DoorFault door -> door == DoorFault.DESCRIBE_LAG ? 1 + draws.nextInt(30) : share(draws);
            case WorldFault world -> amount(world, draws);
            case ProcessFault process ->
                process == ProcessFault.CLOCK_SKEW ? draws.nextInt(1200) - 600.0 : share(draws);
        };
    }

    private static double amount(WorldFault kind, RandomGenerator draws) {
        return switch (kind) {
            case SLOW_BOOT -> 120 + draws.nextInt(480);
            case SLOW_READY, STARTUP_TAINT -> 15 + draws.nextInt(225);
            case SHORT_MEMORY -> 0.05 + 0.5 * draws.nextDouble();
            case TERMINATING_HOOK -> 60 + draws.nextInt(3600);
            case FOREIGN_DESIRED -> 1.0 + draws.nextInt(5);
            case OUTAGE,
                    NEVER_JOINS,
                    STRANGE_TAINT,
                    LAUNCH_SUSPENDED,
                    TERMINATE_SUSPENDED,
                    NODE_LINGERS,
                    FOREIGN_MAXIMUM,
                    INTERRUPTION,
                    REBALANCE,
                    NOT_READY,
                    NODE_DELETED,
                    CORDONED -> share(draws);
        };
    }

    private static double share(RandomGenerator draws) {
        return 0.1 + 0.9 * draws.nextDouble();
    }
}
