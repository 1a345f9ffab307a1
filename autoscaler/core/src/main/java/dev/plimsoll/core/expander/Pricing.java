package dev.plimsoll.core.expander;

import dev.plimsoll.core.model.Resources;
import org.jspecify.annotations.Nullable;

/** What nodes cost, and what running a pod alone should cost, in dollars an hour; null where there is no price. */
public interface Pricing {

    @Nullable
    Double nodeDollarsPerHour(String group);

    @Nullable
    Double podDollarsPerHour(ExpansionOption.Pods pods);

    /** The price of a bundle of cpu and memory. */
    double dollarsPerHour(Resources resources);
}
