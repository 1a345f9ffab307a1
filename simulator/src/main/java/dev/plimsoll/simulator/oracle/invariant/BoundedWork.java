package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** I20: a round takes a bounded number of steps, and asks the same of the same not more than ten times a minute. */
final class BoundedWork extends Invariant {

    private static final int STEPS_A_ROUND = 500;
    private static final int SAME_A_MINUTE = 10;
    private static final long MINUTE_MILLIS = 60_000;

    private final Map<String, Deque<Long>> asked = new TreeMap<>();

    BoundedWork(Consumer<Broken> verdicts) {
        super("I20", verdicts);
    }

    @Override
    void decided(long nowMillis, Observation told, Decision decision) {
        if (decision.steps().size() > STEPS_A_ROUND) {
            broken(nowMillis, "a round takes " + decision.steps().size() + " steps, at most " + STEPS_A_ROUND);
        }
    }

    @Override
    void acted(long nowMillis, Observation told, Step step, Outcome outcome) {
        String what = switch (step.action()) {
            case Action.RaiseDesired raise -> "raise " + raise.group() + " to " + raise.target();
            case Action.TerminateInstance end -> "end " + end.instance();
            case Action.OnNode onNode -> onNode.toString();
        };
        Deque<Long> times = asked.computeIfAbsent(what, key -> new ArrayDeque<>());
        times.addLast(nowMillis);
        while (times.getFirst() < nowMillis - MINUTE_MILLIS) {
            times.removeFirst();
        }
        if (times.size() > SAME_A_MINUTE) {
            broken(nowMillis, what + " is asked " + times.size() + " times in a minute, at most " + SAME_A_MINUTE);
        }
    }
}
