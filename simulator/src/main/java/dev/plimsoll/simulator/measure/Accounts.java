package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.measure.CurveSampler.Series;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each instance costs: by the second, rounded up, from running to terminated, and no less than the minimum; and how much
 * of that was for room that no pod requested, where a node is as full as the fuller of its cpu and memory.
 */
final class Accounts {

    private static final long SECONDS_PER_HOUR = 3600;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final long minimumSeconds;
    private final CurveSampler curve;
    private final Map<String, Account> open = new LinkedHashMap<>();

    /** In micro-dollars an hour times seconds. */
    private long billed;

    private double usedMicroDollars;
    private long nodeMillis;

    private static final class Account {
        private final Resources allocatable;
        private final long microDollarsPerHour;
        private final long runningMillis;
        private long requestedCpuMillis;
        private long requestedMemoryBytes;
        private double loadMillis;
        private long loadedUntil;

        Account(SimulatedInstance instance, long nowMillis) {
            allocatable = instance.launchedAs().capacity().allocatable();
            microDollarsPerHour = instance.launchedAs().microDollarsPerHour();
            runningMillis = nowMillis;
            loadedUntil = nowMillis;
        }

        void load(long nowMillis, Resources requests, int sign) {
            advance(nowMillis);
            requestedCpuMillis += sign * requests.cpuMillis();
            requestedMemoryBytes += sign * requests.memoryBytes();
        }

        void advance(long nowMillis) {
            double cpu = (double) requestedCpuMillis / allocatable.cpuMillis();
            double memory = (double) requestedMemoryBytes / allocatable.memoryBytes();
            loadMillis += (nowMillis - loadedUntil) * Math.min(1, Math.max(cpu, memory));
            loadedUntil = nowMillis;
        }
    }

    Accounts(Duration minimum, CurveSampler curve) {
        this.minimumSeconds = minimum.toSeconds();
        this.curve = curve;
    }

    void open(long nowMillis, SimulatedInstance instance) {
        var account = new Account(instance, nowMillis);
        open.put(instance.id(), account);
        follow(nowMillis, account, 1);
    }

    /** A pod comes onto a node, or leaves it. */
    void load(long nowMillis, SimulatedNode node, SimulatedPod pod, int sign) {
        Account account = open.get(node.instance().id());
        if (account == null) {
            throw new IllegalStateException(
                    "pod " + pod.id() + " is on node " + node.name() + ", which nobody pays for");
        }
        account.load(nowMillis, pod.shape().requests(), sign);
    }

    /** The instance is terminated; one that never ran costs nothing. */
    void close(long nowMillis, SimulatedInstance instance) {
        Account account = open.remove(instance.id());
        if (account != null) {
            settle(nowMillis, account);
            follow(nowMillis, account, -1);
        }
    }

    /** What still runs at the end is billed until then. */
    void closeAll(long nowMillis) {
        open.values().forEach(account -> settle(nowMillis, account));
        open.clear();
    }

    private void settle(long nowMillis, Account account) {
        account.advance(nowMillis);
        long millis = nowMillis - account.runningMillis;
        long seconds = Math.max(minimumSeconds, Math.ceilDiv(millis, 1000));
        billed = Math.addExact(billed, Math.multiplyExact(account.microDollarsPerHour, seconds));
        usedMicroDollars += account.microDollarsPerHour * (account.loadMillis / MILLIS_PER_HOUR);
        nodeMillis += millis;
        double beyond = account.microDollarsPerHour * ((seconds * 1000 - millis) / MILLIS_PER_HOUR);
        curve.charge(nowMillis, Math.round(beyond));
    }

    private void follow(long nowMillis, Account account, int sign) {
        curve.add(nowMillis, Series.NODES, sign);
        curve.add(nowMillis, Series.CPU_MILLIS_BOUGHT, sign * account.allocatable.cpuMillis());
        curve.add(nowMillis, Series.MEMORY_BYTES_BOUGHT, sign * account.allocatable.memoryBytes());
        curve.add(nowMillis, Series.MICRO_DOLLARS_PER_HOUR, sign * account.microDollarsPerHour);
    }

    /** The bill over everything that is closed, rounded half up once. */
    long microDollars() {
        return Math.floorDiv(billed + SECONDS_PER_HOUR / 2, SECONDS_PER_HOUR);
    }

    long wasteMicroDollars() {
        return microDollars() - Math.round(usedMicroDollars);
    }

    long nodeMillis() {
        return nodeMillis;
    }
}
