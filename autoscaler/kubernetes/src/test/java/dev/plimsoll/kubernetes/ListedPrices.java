package dev.plimsoll.kubernetes;

import dev.plimsoll.core.expander.ExpansionOption.Pods;
import dev.plimsoll.core.expander.Pricing;
import dev.plimsoll.core.model.Resources;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The prices that a case lists. */
record ListedPrices(ExpanderCase.Pricing list) implements Pricing {

    private static final double GIBIBYTE = 1L << 30;

    @Override
    public @Nullable Double nodeDollarsPerHour(String group) {
        return Objects.requireNonNullElse(list.nodePricePerHour(), Map.<String, Double>of())
                .get(group);
    }

    @Override
    public @Nullable Double podDollarsPerHour(Pods pods) {
        return pods.name().equals(list.podWithoutPrice()) ? null : dollarsPerHour(pods.requests());
    }

    @Override
    public double dollarsPerHour(Resources resources) {
        return resources.cpuMillis() / 1000.0 * list.podPricePerCoreHour()
                + resources.memoryBytes() / GIBIBYTE * list.podPricePerGiBHour();
    }
}
