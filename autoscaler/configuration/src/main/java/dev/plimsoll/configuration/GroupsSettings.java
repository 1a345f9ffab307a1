package dev.plimsoll.configuration;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.SpotPrices;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which groups are ours: those with the tags that cluster-autoscaler is told to look for in the cluster of this name, or, if
 * any are given, those with all of these tags (KEY or KEY=VALUE). Prices in dollars an hour that the bundled list does not
 * have, or has otherwise. And what is taken for the price of a spot instance.
 */
public record GroupsSettings(
        String clusterName, List<String> tags, SortedMap<String, BigDecimal> dollarsPerHour, SpotPrices spot) {

    public static final GroupsSettings DEFAULT =
            new GroupsSettings("", List.of(), ImmutableMaps.empty(), SpotPrices.DEFAULT);

    /** What stands for the name in what we hand out to be filled in. */
    private static final String PLACEHOLDER = "CLUSTER";

    private static final int MICRO_DIGITS = 6;

    public GroupsSettings {
        if (clusterName.equals(PLACEHOLDER)) {
            throw new IllegalArgumentException(
                    "groups.clusterName is still " + PLACEHOLDER + ": put your cluster's name in its place");
        }
        if (!clusterName.strip().equals(clusterName)) {
            throw new IllegalArgumentException(
                    "groups.clusterName is '" + clusterName + "': leave out the blanks around it");
        }
        for (String tag : tags) {
            if (tag.isBlank() || tag.strip().startsWith("=")) {
                throw new IllegalArgumentException(
                        "groups.tags has '" + tag + "', which has no key: give KEY or KEY=VALUE");
            }
        }
        tags = List.copyOf(tags);
        dollarsPerHour = ImmutableMaps.copyOf(dollarsPerHour);
    }

    /** Whether anything says which groups are ours. */
    public boolean nameSome() {
        return !tags.isEmpty() || !clusterName.isEmpty();
    }

    /** The prices in micro-dollars an hour. */
    public SortedMap<String, Long> microDollarsPerHour() {
        var prices = new TreeMap<String, Long>();
        dollarsPerHour.forEach((type, dollars) ->
                prices.put(type, dollars.movePointRight(MICRO_DIGITS).longValue()));
        return prices;
    }
}
