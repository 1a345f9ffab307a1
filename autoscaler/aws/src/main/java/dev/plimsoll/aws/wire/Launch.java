package dev.plimsoll.aws.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a group launches its instances from. */
public sealed interface Launch {

    /** A launch template alone: its type, bought as it says. */
    record FromTemplate(LaunchTemplateReference template) implements Launch {}

    /** A mixed-instances policy: a launch template, types that stand in for its own, and how they are bought. */
    record Mixed(LaunchTemplateReference template, List<TypeOverride> overrides, Distribution distribution)
            implements Launch {
        public Mixed {
            overrides = List.copyOf(overrides);
        }
    }

    /** A launch configuration, the forerunner of launch templates. */
    record FromConfiguration(String name) implements Launch {}

    /** None that AWS told of. */
    record Unknown() implements Launch {}

    /**
     * A type in place of the launch template's; null if attributes describe it instead. The weight is how much of the
     * desired capacity one instance counts for, 1 when not given; the template is null if it is the policy's own.
     */
    record TypeOverride(
            @Nullable String instanceType,
            int weight,
            @Nullable LaunchTemplateReference template) {}

    /** On-demand instances first, and the share of them, in percent, of what comes after; and which of the types are taken. */
    record Distribution(int onDemandBase, int onDemandPercentageAboveBase, CheapestFirst cheapestFirst) {}

    /** Whether the cheapest type is taken rather than the first, of what is bought on demand and on the spot market. */
    record CheapestFirst(boolean onDemand, boolean spot) {
        public static final CheapestFirst NEVER = new CheapestFirst(false, false);
    }
}
