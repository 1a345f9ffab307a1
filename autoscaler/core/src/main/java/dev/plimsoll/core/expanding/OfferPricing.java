package dev.plimsoll.core.expanding;

import dev.plimsoll.core.expander.ExpansionOption.Pods;
import dev.plimsoll.core.expander.Pricing;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.reduction.GroupCursor;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Prices of nodes as offered. Pods are worth what AWS asks for running them alone: the price of Fargate on Linux and x86 in
 * us-east-1, by the core and by the GiB (aws.amazon.com/fargate/pricing).
 */
final class OfferPricing implements Pricing {

    private static final double DOLLARS_PER_CORE_HOUR = 0.04048;
    private static final double DOLLARS_PER_GIB_HOUR = 0.004445;
    private static final double MICRO = 1e-6;
    private static final double GIBIBYTE = 1L << 30;

    private final Map<String, Double> nodes = new TreeMap<>();

    OfferPricing(Iterable<GroupCursor> sellers) {
        for (GroupCursor seller : sellers) {
            long microDollars = seller.group().templates().getFirst().microDollarsPerHour();
            nodes.put(seller.group().name(), microDollars * MICRO);
        }
    }

    @Override
    public @Nullable Double nodeDollarsPerHour(String group) {
        return nodes.get(group);
    }

    @Override
    public Double podDollarsPerHour(Pods pods) {
        return dollarsPerHour(pods.requests());
    }

    @Override
    public double dollarsPerHour(Resources resources) {
        return resources.cpuMillis() / 1000.0 * DOLLARS_PER_CORE_HOUR
                + resources.memoryBytes() / GIBIBYTE * DOLLARS_PER_GIB_HOUR;
    }
}
