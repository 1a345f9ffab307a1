package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.Locale;

/** How kinds of policies are named to readers, and what stands behind each. */
public final class KindNames {
    private KindNames() {}

    public static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public static String meaning(Kind kind) {
        return switch (kind) {
            case PRODUCT -> "Plimsoll's shipping decision code, unchanged";
            case MODEL -> "our model of another autoscaler, after its documentation and source; not the thing itself";
            case BOUND ->
                "a yardstick, not an autoscaler: such as the nodes recorded, the peak bought for good, or no boot time";
        };
    }
}
