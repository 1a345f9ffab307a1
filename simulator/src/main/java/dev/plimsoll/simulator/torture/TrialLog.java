package dev.plimsoll.simulator.torture;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.simulator.oracle.invariant.Broken;
import dev.plimsoll.simulator.world.state.PodEnd;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A line for everything that happens in a trial: the time since the start, what, and to whom. Or none at all. */
class TrialLog implements WorldListener, Listener {

    /** Writes nothing. */
    static final TrialLog NONE = new TrialLog();

    /** Nothing is written here. */
    void write(long nowMillis, String kind, String what) {}

    /** The true time, in milliseconds since 1970, is told by this. */
    void follow(LongSupplier clock) {}

    /** Keeps every line. */
    static final class Full extends TrialLog {

        private final long startMillis;
        private final List<Line> lines = new ArrayList<>();
        private LongSupplier clock;

        /** What happened, after so many milliseconds. */
        record Line(long afterMillis, String kind, String what) {

            @Override
            public String toString() {
                Duration after = Duration.ofMillis(afterMillis);
                return String.format(
                        java.util.Locale.ROOT,
                        "%d:%02d:%02d.%03d  %-8s %s",
                        after.toHours(),
                        after.toMinutesPart(),
                        after.toSecondsPart(),
                        after.toMillisPart(),
                        kind,
                        what);
            }
        }

        Full(long startMillis) {
            this.startMillis = startMillis;
            this.clock = () -> startMillis;
        }

        @Override
        void follow(LongSupplier truth) {
            clock = truth;
        }

        List<Line> lines() {
            return lines;
        }

        @Override
        void write(long atMillis, String kind, String what) {
            lines.add(new Line(atMillis - startMillis, kind, what));
        }

        @Override
        public void acted(Instant now, Step step, Outcome outcome) {
            write(clock.getAsLong(), "step", step.action() + " because " + step.cause() + ": " + outcome);
        }

        @Override
        public void decided(Instant now, Observation seen, Memory before, Decision decision) {
            decision.findings()
                    .forEach(finding -> write(
                            clock.getAsLong(),
                            "finding",
                            finding.name() + ": " + finding.reason().message()));
        }
    }

    void fault(long nowMillis, String word) {
        write(nowMillis, "fault", word);
    }

    void broken(Broken broken) {
        write(broken.atMillis(), "BROKEN", broken.invariant() + ": " + broken.message());
    }

    @Override
    public void podCreated(long nowMillis, SimulatedPod pod) {
        write(nowMillis, "pod", pod.id() + " waits");
    }

    @Override
    public void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {
        write(nowMillis, "pod", pod.id() + " is bound to " + node.name());
    }

    @Override
    public void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {
        write(nowMillis, "pod", pod.id() + " ended: " + end);
    }

    @Override
    public void nodeRegistered(long nowMillis, SimulatedNode node) {
        write(nowMillis, "node", node.name() + " registered");
    }

    @Override
    public void nodeReady(long nowMillis, SimulatedNode node) {
        write(nowMillis, "node", node.name() + " is ready");
    }

    @Override
    public void nodeNotReady(long nowMillis, SimulatedNode node) {
        write(nowMillis, "node", node.name() + " is not ready");
    }

    @Override
    public void nodeGone(long nowMillis, SimulatedNode node) {
        write(nowMillis, "node", node.name() + " is gone");
    }

    @Override
    public void desiredChanged(long nowMillis, String group, int before, int after) {
        write(nowMillis, "group", group + " is to have " + after + " instead of " + before);
    }

    @Override
    public void instanceLaunched(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "instance", instance.id() + " is launched");
    }

    @Override
    public void instanceTerminating(long nowMillis, SimulatedInstance instance) {
        write(nowMillis, "instance", instance.id() + " is ending");
    }
}
