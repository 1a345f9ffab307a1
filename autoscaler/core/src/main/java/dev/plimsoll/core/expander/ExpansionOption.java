package dev.plimsoll.core.expander;

import dev.plimsoll.core.model.Resources;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to grow: so many more nodes of a group for these pods. Without a template nobody knows what a node of it is; a group
 * that does not exist would have to be made first.
 */
public record ExpansionOption(
        String group, int nodes, List<Pods> pods, @Nullable Template template, boolean exists) {

    public ExpansionOption {
        pods = List.copyOf(pods);
    }

    /** Equal pods: a name to tell them by, what each requests, and how many they are. */
    public record Pods(String name, Resources requests, int count) {}

    /** What a node of the group has in all, requested or not, and whether GPUs are among it. */
    public record Template(long cpuMillis, long memoryBytes, boolean gpu) {}

    public int podCount() {
        int count = 0;
        for (Pods some : pods) {
            count += some.count();
        }
        return count;
    }

    long requestedCpuMillis() {
        long sum = 0;
        for (Pods some : pods) {
            sum = Math.addExact(sum, Math.multiplyExact(some.requests().cpuMillis(), some.count()));
        }
        return sum;
    }

    long requestedMemoryBytes() {
        long sum = 0;
        for (Pods some : pods) {
            sum = Math.addExact(sum, Math.multiplyExact(some.requests().memoryBytes(), some.count()));
        }
        return sum;
    }
}
