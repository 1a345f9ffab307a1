package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.PolicyLabel.Kind;

/** How kinds of policies are named to readers, and what stands behind each. */
public final class KindNames {
    private KindNames() {}

    public static String name(Kind kind) {
        return switch (kind) {
            case PRODUCT -> "product";
            case MODEL -> "model";
            case BOUND -> "reference";
        };
    }

    public static String meaning(Kind kind) {
        return switch (kind) {
            case PRODUCT -> "Plimsoll's shipping decision code, unchanged";
            case MODEL -> "our model of another autoscaler, after its documentation and source; not the thing itself";
            case BOUND ->
                "something to compare with, neither an autoscaler nor a bound: the nodes recorded, the peak bought for good, no boot time";
        };
    }
}
