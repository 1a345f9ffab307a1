package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.loop.Observer;
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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The process that decides: it may crash before or after any step, stall before one, be taken over from, stand still, and have
 * a wrong clock. Each that begins takes the lease; one that has lost it may not act.
 */
final class ProductProcess {

    private static final long GRID_MILLIS = 1000;
    private static final long RESTART_MILLIS = 5_000;
    private static final Outcome FENCED = new Outcome.Refused("the lease went to another replica");

    private final SimulatedWorld world;
    private final Mind mind;
    private final FaultTally tally;
    private final Kept kept = new Kept();
    private final List<Fault.InProcess> on = new ArrayList<>();
    private final IdentityHashMap<Fault.InProcess, LateStep> late = new IdentityHashMap<>();
    private long terms;
    private Leader leader;
    private long stillUntilMillis = Long.MIN_VALUE;

    /** What decides, through which doors, what it is set to, and who is told. */
    record Mind(Supplier<Decider> decider, Doors doors, Settings settings, Ears ears) {}

    /** Who watches, and what else is done to the ports, as mutants do. */
    record Ears(Watch watch, Mutation mutation) {}

    /** Is told of rounds, of what their observer was truly told, and of those that end in an exception. */
    interface Watch extends Listener {

        /** A process begins, and leads from now on. */
        void leads(long term);

        /** What happens from now on is done by the process of this term. */
        void actsFor(long term);

        Observer told(Observer observer);

        void escaped(RuntimeException exception);
    }

    /** Puts something between the product and its ports; it may use the doors behind them. */
    @FunctionalInterface
    interface Mutation {

        /** The product as it ships. */
        Mutation NONE = (ports, doors) -> ports;

        ControlLoop.Ports of(ControlLoop.Ports ports, Doors doors);
    }

    /** Which term it is in, and through what it acts. */
    private record Leader(long term, ControlLoop loop, Actuator actuator) {}

    /** A step that was decided, and is taken when another leads already. */
    private record LateStep(Leader leader, Action action) {}

    /** The process has died, or stands still. */
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
        this.leader = begun();
    }

    private Leader begun() {
        long term = ++terms;
        Watch watch = mind.ears().watch();
        watch.leads(term);
        Actuator actuator = mind.doors().actuator();
        var ports = new ControlLoop.Ports(
                watch.told(mind.doors().observer()),
                (action, now) -> act(term, actuator, action, now),
                decided -> isLeading(term) ? kept.keep(decided) : FENCED,
                watch);
        ControlLoop.Ports mutated = mind.ears().mutation().of(ports, mind.doors());
        var loop = new ControlLoop(mutated, mind.decider().get(), new ControlLoop.Start(kept.memory, mind.settings()));
        return new Leader(term, loop, mutated.actuator());
    }

    private boolean isLeading(long term) {
        return term == terms;
    }

    private Outcome act(long term, Actuator actuator, Action action, Instant now) {
        if (!isLeading(term)) {
            return FENCED;
        }
        mayDie(ProcessFault.CRASH_BEFORE);
        mayStall(action);
        Outcome outcome = actuator.act(action, now);
        mayDie(ProcessFault.CRASH_AFTER);
        return outcome;
    }

    /** Each crash comes once. */
    private void mayDie(ProcessFault kind) {
        Fault.InProcess crash = first(kind);
        if (crash != null) {
            tally.tookEffect(crash);
            on.remove(crash);
            throw new Crash();
        }
    }

    private void mayStall(Action action) {
        Fault.InProcess stall = first(ProcessFault.STALL);
        if (stall != null && !late.containsKey(stall)) {
            tally.tookEffect(stall);
            late.put(stall, new LateStep(leader, action));
            throw new Crash();
        }
    }

    private Fault.@Nullable InProcess first(ProcessFault kind) {
        return on.stream().filter(fault -> fault.kind() == kind).findFirst().orElse(null);
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
                case CRASH_BEFORE, CRASH_AFTER, STALL -> on.add(inProcess);
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
        leader = begun();
        tally.tookEffect(fault);
    }

    @SuppressWarnings("ReferenceEquality") // of two equal faults each ends by itself
    private void end(Fault fault) {
        boolean wasOn = on.removeIf(one -> one == fault);
        if (wasOn && fault instanceof Fault.InProcess inProcess) {
            switch (inProcess.kind()) {
                case CLOCK_SKEW -> leader = begun();
                case STALL -> takeLateStep(late.remove(inProcess));
                case CRASH_BEFORE, CRASH_AFTER, LEADER_CHANGE, PAUSE -> {}
            }
        }
    }

    /** And goes one more round, before it learns that another leads. */
    private void takeLateStep(@Nullable LateStep step) {
        if (step != null) {
            mind.ears().watch().actsFor(step.leader().term());
            Instant now = Instant.ofEpochMilli(world.engine().nowMillis() + skewMillis());
            step.leader().actuator().act(step.action(), now);
            Instant _ = step.leader().loop().tick(now);
        }
    }

    private long round(long nowMillis) {
        if (nowMillis < stillUntilMillis) {
            return stillUntilMillis;
        }
        mind.ears().watch().actsFor(leader.term());
        try {
            Instant wakeAt = leader.loop().tick(Instant.ofEpochMilli(nowMillis + skewMillis()));
            return wakeAt == null ? RoundClock.Round.NEVER : wakeAt.toEpochMilli() - skewMillis();
        } catch (Crash crashed) {
            return restart(nowMillis);
        } catch (RuntimeException escaped) {
            mind.ears().watch().escaped(escaped);
            return restart(nowMillis);
        }
    }

    private long restart(long nowMillis) {
        leader = begun();
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
        return leader.loop().memory();
    }
}
