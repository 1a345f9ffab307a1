package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.policy.RoundClock;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.door.Doors;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultTally;
import dev.plimsoll.simulator.world.fault.ProcessFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The process that decides: it may crash before or after any step, be taken over from, stand still, and have a wrong clock. */
final class ProductProcess {

    private static final long GRID_MILLIS = 1000;
    private static final long RESTART_MILLIS = 5_000;

    private final SimulatedWorld world;
    private final Mind mind;
    private final FaultTally tally;
    private final Kept kept = new Kept();
    private final Actuator actuator;
    private ControlLoop loop;
    private final List<Fault.InProcess> on = new ArrayList<>();
    private long stillUntilMillis = Long.MIN_VALUE;

    /** What decides, through which doors, what it is set to, and who is told. */
    record Mind(Supplier<Decider> decider, Doors doors, Settings settings, Ears ears) {}

    /** Who is told of rounds, and of those that end in an exception; what else is done to the ports, as mutants do. */
    record Ears(Listener listener, Consumer<RuntimeException> escaped, UnaryOperator<ControlLoop.Ports> ports) {}

    /** The process has died. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What outlives the process. */
    private static final class Kept implements MemoryStore {
        private Memory memory = Memory.NONE;

        @Override
        public Outcome keep(Memory decided) {
            memory = decided;
            return Outcome.DONE;
        }
    }

    ProductProcess(SimulatedWorld world, Mind mind, FaultTally tally) {
        this.world = world;
        this.mind = mind;
        this.tally = tally;
        this.actuator = mind.doors().actuator();
        this.loop = begun();
    }

    private ControlLoop begun() {
        var ports = new ControlLoop.Ports(
                mind.doors().observer(), this::act, kept, mind.ears().listener());
        return new ControlLoop(
                mind.ears().ports().apply(ports),
                mind.decider().get(),
                new ControlLoop.Start(kept.memory, mind.settings()));
    }

    private Outcome act(Action action, Instant now) {
        mayDie(ProcessFault.CRASH_BEFORE);
        Outcome outcome = actuator.act(action, now);
        mayDie(ProcessFault.CRASH_AFTER);
        return outcome;
    }

    /** Each crash comes once. */
    private void mayDie(ProcessFault kind) {
        for (Fault.InProcess fault : on) {
            if (fault.kind() == kind) {
                tally.tookEffect(fault);
                on.remove(fault);
                throw new Crash();
            }
        }
    }

    /** Lets it go its rounds from now on, and these faults happen to it. */
    void attach(List<Fault> faults) {
        var clock = new RoundClock(world.engine(), GRID_MILLIS, false, this::round);
        world.onChange(clock::changed);
        clock.start();
        long start = world.engine().nowMillis();
        for (Fault fault : faults) {
            at(start + fault.window().fromMillis(), clock, () -> begin(fault, start));
            at(start + fault.window().untilMillis(), clock, () -> end(fault));
        }
    }

    /** What is seen may be otherwise from then on, or steps go through again. */
    private void at(long millis, RoundClock clock, Runnable change) {
        world.engine().at(millis, () -> {
            change.run();
            clock.changed();
        });
    }

    private void begin(Fault fault, long startMillis) {
        if (fault instanceof Fault.InProcess inProcess) {
            switch (inProcess.kind()) {
                case CRASH_BEFORE, CRASH_AFTER -> on.add(inProcess);
                case LEADER_CHANGE -> changeLeader(inProcess);
                case CLOCK_SKEW -> {
                    on.add(inProcess);
                    changeLeader(inProcess);
                }
                case PAUSE -> {
                    stillUntilMillis = Math.max(
                            stillUntilMillis, startMillis + fault.window().untilMillis());
                    tally.tookEffect(fault);
                }
            }
        }
    }

    private void changeLeader(Fault.InProcess fault) {
        loop = begun();
        tally.tookEffect(fault);
    }

    @SuppressWarnings("ReferenceEquality") // of two equal faults each ends by itself
    private void end(Fault fault) {
        boolean wasOn = on.removeIf(one -> one == fault);
        if (wasOn && fault.kind() == ProcessFault.CLOCK_SKEW) {
            loop = begun();
        }
    }

    private long round(long nowMillis) {
        if (nowMillis < stillUntilMillis) {
            return stillUntilMillis;
        }
        try {
            Instant wakeAt = loop.tick(Instant.ofEpochMilli(nowMillis + skewMillis()));
            return wakeAt == null ? RoundClock.Round.NEVER : wakeAt.toEpochMilli() - skewMillis();
        } catch (Crash crashed) {
            return restart(nowMillis);
        } catch (RuntimeException escaped) {
            mind.ears().escaped().accept(escaped);
            return restart(nowMillis);
        }
    }

    private long restart(long nowMillis) {
        loop = begun();
        stillUntilMillis = nowMillis + RESTART_MILLIS;
        return stillUntilMillis;
    }

    /** How far its clock is ahead. */
    long skewMillis() {
        double seconds = 0;
        for (Fault.InProcess fault : on) {
            seconds += fault.kind() == ProcessFault.CLOCK_SKEW ? fault.amount() : 0;
        }
        return Math.round(seconds * 1000);
    }

    /** What is carried from round to round. */
    Memory memory() {
        return loop.memory();
    }
}
