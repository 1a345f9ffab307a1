package dev.plimsoll.core.settings;

import dev.plimsoll.core.model.ImmutableMaps;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What instances cost and what their nodes see of their memory: the region whose list of prices holds ("": the one that AWS is
 * asked in, else the list's own), prices in dollars an hour over that list, and the share of memory that no node sees (null: as
 * measured for each type).
 */
public record InstanceSettings(
        String region,
        SortedMap<String, BigDecimal> dollarsPerHour,
        @Nullable BigDecimal memoryOverheadShare) {

    public static final InstanceSettings DEFAULT = new InstanceSettings("", ImmutableMaps.empty(), null);

    private static final int MICRO_DIGITS = 6;

    public InstanceSettings {
        if (!region.strip().equals(region)) {
            throw new IllegalArgumentException("instances.region is '" + region + "': leave out the blanks around it");
        }
        dollarsPerHour = ImmutableMaps.copyOf(dollarsPerHour);
    }

    /** The same in another region. */
    public InstanceSettings in(String other) {
        return new InstanceSettings(other, dollarsPerHour, memoryOverheadShare);
    }

    /** The same with the memory overhead as measured. */
    public InstanceSettings withMeasuredMemory() {
        return new InstanceSettings(region, dollarsPerHour, null);
    }

    /** The prices in micro-dollars an hour. */
    public SortedMap<String, Long> microDollarsPerHour() {
        var prices = new TreeMap<String, Long>();
        dollarsPerHour.forEach((type, dollars) ->
                prices.put(type, dollars.movePointRight(MICRO_DIGITS).longValue()));
        return prices;
    }
}
