package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.planning.Commitment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What nodes cost besides their list price, and what of that is paid for already: each launch, in dollars an hour, so that few
 * large nodes are bought rather than many small ones; and commitments by name.
 */
public record Costs(double launchDollarsPerHour, SortedMap<String, Committed> commitments) {

    public static final Costs LIST_PRICES = new Costs(0, ImmutableMaps.empty());

    private static final double MICRO = 1e6;

    public Costs {
        dollars("launchDollarsPerHour", launchDollarsPerHour);
        commitments = ImmutableMaps.copyOf(commitments);
    }

    /**
     * Reserved instances or a savings plan: for on-demand instances of these types (m5.large, m5.* or *), up to so many dollars
     * an hour at list prices.
     */
    public record Committed(List<String> instanceTypes, double dollarsPerHour) {

        public Committed {
            if (instanceTypes.isEmpty()) {
                throw new IllegalArgumentException(
                        "instanceTypes is []: name the types that are paid for, as m5.large, m5.* or *");
            }
            for (String type : instanceTypes) {
                int star = type.indexOf('*');
                if (type.isBlank() || (star >= 0 && star < type.length() - 1)) {
                    throw new IllegalArgumentException(
                            "instanceTypes has '" + type + "': name a type as m5.large, a family as m5.*, or all as *");
                }
            }
            dollars("dollarsPerHour", dollarsPerHour);
            instanceTypes = List.copyOf(instanceTypes);
        }
    }

    /** What of the commitments, in the order of their names, these nodes leave unused. */
    List<Commitment> left(List<PaidNode> nodes) {
        var left = new ArrayList<Commitment>();
        long[] used = new long[commitments.size()];
        for (PaidNode node : nodes) {
            int i = 0;
            for (Committed committed : commitments.values()) {
                if (Commitment.covers(committed.instanceTypes(), node.instanceType())) {
                    used[i] += node.microDollarsPerHour();
                    break;
                }
                i++;
            }
        }
        int i = 0;
        for (Map.Entry<String, Committed> entry : commitments.entrySet()) {
            long all = Math.round(entry.getValue().dollarsPerHour() * MICRO);
            left.add(new Commitment(entry.getKey(), entry.getValue().instanceTypes(), Math.max(0, all - used[i++])));
        }
        return left;
    }

    long launchMicroDollarsPerHour() {
        return Math.round(launchDollarsPerHour * MICRO);
    }

    private static void dollars(String name, double dollars) {
        if (!(dollars >= 0 && dollars < Double.POSITIVE_INFINITY)) { // refuses NaN too
            throw new IllegalArgumentException(name + " is " + dollars + ": give dollars an hour, 0 or more");
        }
    }
}
