package dev.plimsoll.core.settings;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Allowance;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far the cluster may be grown by purchases: nodes, dollars an hour, cores, GiB of memory, and other resources by name (null
 * or not named: without limit). All nodes count, ours or not, with what pods may request of them; those in no group cost nothing.
 */
public record Limits(
        @Nullable Long nodes,
        @Nullable Double dollarsPerHour,
        @Nullable Long cores,
        @Nullable Long memoryGiB,
        SortedMap<String, Long> resources) {

    public static final Limits NONE = new Limits(null, null, null, null, ImmutableMaps.empty());

    private static final int MICRO = 1_000_000;
    private static final int GIBIBYTE = 30;

    public Limits {
        notNegative("nodes", nodes);
        notNegative("dollarsPerHour", dollarsPerHour);
        notNegative("cores", cores);
        notNegative("memoryGiB", memoryGiB);
        resources.forEach((name, most) -> {
            if (Objects.isNull(most)) { // as a file may say
                throw new IllegalArgumentException(
                        "resources." + name + " has no value: give one, or leave the key out");
            }
            if (!name.contains("/") && !name.startsWith("hugepages-") && !name.equals("ephemeral-storage")) {
                throw new IllegalArgumentException("resources names '" + name
                        + "', which no node has: name an extended resource such as nvidia.com/gpu, or use"
                        + " cores or memoryGiB");
            }
            notNegative("resources." + name, most);
        });
        resources = ImmutableMaps.copyOf(resources);
    }

    /** What of the limits the nodes that are there and those on their way leave to be bought. */
    Allowance allowance(List<PaidNode> nodes) {
        SortedMap<String, Long> left = most();
        for (Map.Entry<String, Long> limit : left.entrySet()) {
            String limited = limit.getKey();
            long taken = 0;
            for (PaidNode node : nodes) {
                taken += Allowance.taken(limited, node.allocatable(), node.microDollarsPerHour());
            }
            limit.setValue(Math.max(0, limit.getValue() - taken));
        }
        return new Allowance(left);
    }

    private SortedMap<String, Long> most() {
        var most = new TreeMap<>(resources);
        if (nodes != null) {
            most.put(Allowance.NODES, nodes);
        }
        if (dollarsPerHour != null) {
            most.put(Allowance.DOLLARS, Math.round(dollarsPerHour * MICRO));
        }
        if (cores != null) {
            most.put(Resources.CPU, Math.multiplyExact(cores, 1000L));
        }
        if (memoryGiB != null) {
            most.put(Resources.MEMORY, Math.multiplyExact(memoryGiB, 1L << GIBIBYTE));
        }
        return most;
    }

    private static void notNegative(String name, @Nullable Number most) {
        if (most != null && !(most.doubleValue() >= 0)) { // refuses NaN too
            throw new IllegalArgumentException(name + " is " + most + ": give 0 or more, or leave it out for no limit");
        }
    }
}
