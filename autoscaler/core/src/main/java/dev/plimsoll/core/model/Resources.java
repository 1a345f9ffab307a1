package dev.plimsoll.core.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An amount of every resource the scheduler counts: cpu in thousandths of a core, memory in bytes, pod slots, and any
 * other resource (extended, hugepages, ephemeral storage) in whole units by name. Sums are exact; overflow throws.
 */
public record Resources(long cpuMillis, long memoryBytes, int pods, SortedMap<String, Long> others) {

    /** Nothing of anything. */
    public static final Resources NONE = new Resources(0, 0, 0, ImmutableMaps.empty());

    /** The name of cores, counted in thousandths. */
    public static final String CPU = "cpu";

    /** The name of memory, counted in bytes. */
    public static final String MEMORY = "memory";

    /** The name Kubernetes device plugins give whole GPUs of NVIDIA make. */
    public static final String GPU = "nvidia.com/gpu";

    public Resources {
        others = ImmutableMaps.copyOf(others);
    }

    /** The request of one pod: cpu, memory and the slot it takes. */
    public static Resources ofPod(long cpuMillis, long memoryBytes) {
        return new Resources(cpuMillis, memoryBytes, 1, ImmutableMaps.empty());
    }

    /** The same amounts with one other resource set. */
    public Resources with(String resource, long amount) {
        var changed = new TreeMap<>(others);
        changed.put(resource, amount);
        return new Resources(cpuMillis, memoryBytes, pods, changed);
    }

    /** The amount of a resource that is neither cpu, memory nor pods; 0 when not listed. */
    public long other(String resource) {
        return others.getOrDefault(resource, 0L);
    }

    public Resources plus(Resources more) {
        return combine(more, 1);
    }

    /** What is left after taking {@code less}; may be negative. */
    public Resources minus(Resources less) {
        return combine(less, -1);
    }

    /** The same amounts {@code factor} times. */
    public Resources times(int factor) {
        return NONE.combine(this, factor);
    }

    /** Of each resource listed here the lesser amount of the two. */
    public Resources least(Resources other) {
        var least = new TreeMap<String, Long>();
        others.forEach((name, amount) -> least.put(name, Math.min(amount, other.other(name))));
        return new Resources(
                Math.min(cpuMillis, other.cpuMillis),
                Math.min(memoryBytes, other.memoryBytes),
                Math.min(pods, other.pods),
                least);
    }

    private Resources combine(Resources operand, int factor) {
        var sum = new TreeMap<>(others);
        operand.others.forEach((name, amount) -> sum.merge(name, Math.multiplyExact(amount, factor), Math::addExact));
        return new Resources(
                Math.addExact(cpuMillis, Math.multiplyExact(operand.cpuMillis, factor)),
                Math.addExact(memoryBytes, Math.multiplyExact(operand.memoryBytes, factor)),
                Math.addExact(pods, Math.multiplyExact(operand.pods, factor)),
                sum);
    }
}
