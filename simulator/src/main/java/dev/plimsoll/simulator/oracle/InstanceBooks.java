package dev.plimsoll.simulator.oracle;

import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lives of instances: launched, running, ending and terminated in this order and once each; and what they cost. */
final class InstanceBooks {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final long minimumMillis;
    private final Map<String, Life> lives = new LinkedHashMap<>();
    private long running;
    private long runningIntegral;
    private long integratedUntil;
    private long nodeMillis;

    /** In micro-dollars an hour times seconds. */
    private long owed;

    private static final class Life {
        private final long microDollarsPerHour;
        private long runningMillis = NOT_YET;
        private boolean ending;
        private boolean joined;

        Life(long microDollarsPerHour) {
            this.microDollarsPerHour = microDollarsPerHour;
        }
    }

    InstanceBooks(Duration minimum) {
        this.minimumMillis = minimum.toMillis();
    }

    void launched(long now, SimulatedInstance instance) {
        if (lives.putIfAbsent(instance.id(), new Life(instance.launchedAs().microDollarsPerHour())) != null) {
            throw new Violation(now, "instance " + instance.id() + " is launched twice");
        }
    }

    void running(long now, SimulatedInstance instance) {
        Life life = life(now, instance.id(), "runs");
        if (life.ending || life.runningMillis != NOT_YET) {
            throw new Violation(
                    now, "instance " + instance.id() + " runs, but " + (life.ending ? "is ending" : "ran before"));
        }
        life.runningMillis = now;
        count(now, 1);
    }

    void joined(long now, String id) {
        Life life = life(now, id, "becomes a node");
        if (life.runningMillis == NOT_YET || life.ending || life.joined) {
            throw new Violation(
                    now,
                    "instance " + id + " becomes a node, but is "
                            + (life.joined ? "one already" : life.ending ? "ending" : "not running"));
        }
        life.joined = true;
    }

    void terminating(long now, SimulatedInstance instance) {
        Life life = life(now, instance.id(), "is ended");
        if (life.ending) {
            throw new Violation(now, "instance " + instance.id() + " is ended twice");
        }
        life.ending = true;
    }

    void terminated(long now, SimulatedInstance instance) {
        Life life = life(now, instance.id(), "is terminated");
        if (!life.ending) {
            throw new Violation(now, "instance " + instance.id() + " is terminated, but nobody ended it");
        }
        lives.remove(instance.id());
        if (life.runningMillis != NOT_YET) {
            count(now, -1);
            settle(now, life);
        }
    }

    private Life life(long now, String id, String happening) {
        Life life = lives.get(id);
        if (life == null) {
            throw new Violation(now, "instance " + id + " " + happening + ", but is not there");
        }
        return life;
    }

    private void count(long now, int difference) {
        runningIntegral += running * (now - integratedUntil);
        integratedUntil = now;
        running += difference;
    }

    private void settle(long now, Life life) {
        long lived = now - life.runningMillis;
        long billedMillis = Math.max(minimumMillis, lived);
        long seconds = billedMillis / 1000 + (billedMillis % 1000 == 0 ? 0 : 1);
        owed += seconds * life.microDollarsPerHour;
        nodeMillis += lived;
    }

    void finish(long now) {
        count(now, 0);
        for (Life life : lives.values()) {
            if (life.runningMillis != NOT_YET) {
                settle(now, life);
            }
        }
        if (nodeMillis != runningIntegral) {
            throw new Violation(
                    now,
                    "instances ran for " + nodeMillis + " ms in all, but the integral of their number is "
                            + runningIntegral + " ms");
        }
    }

    long microDollars() {
        return Math.round(owed / 3600.0);
    }

    long nodeMillis() {
        return nodeMillis;
    }
}
