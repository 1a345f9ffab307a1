package dev.plimsoll.catalogue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On-demand prices of Linux instances in one region: those on its list, over which the owner may say others. Where the region
 * has no list, or a type is not on it, the reference region's stands in; a type on no list is priced by its kin.
 */
public final class PriceList {

    /** The region whose list has the most types. */
    public static final String REFERENCE = "us-east-1";

    /** Of which day the lists are. */
    public static final String DATE = "2026-07-20";

    private static final List<String> LISTED = List.of(REFERENCE, "us-gov-east-1", "us-gov-west-1");
    private static final int MICRO = 6;

    private final String region;
    private final SortedMap<String, Long> own;
    private final SortedMap<String, Long> listed;

    private PriceList(String region, SortedMap<String, Long> own, SortedMap<String, Long> listed) {
        this.region = region;
        this.own = Collections.unmodifiableSortedMap(own);
        this.listed = listed;
    }

    /** The list of the reference region, read once. */
    private static final class Reference {
        static final SortedMap<String, Long> LIST = list(REFERENCE);
    }

    /** The list of a region; without a name that of the reference region. */
    public static PriceList ofRegion(String name) {
        String region = name.isBlank() ? REFERENCE : name;
        SortedMap<String, Long> listed = region.equals(REFERENCE)
                ? Reference.LIST
                : LISTED.contains(region) ? list(region) : Collections.unmodifiableSortedMap(new TreeMap<>());
        return new PriceList(region, new TreeMap<>(), listed);
    }

    private static SortedMap<String, Long> list(String region) {
        var prices = new TreeMap<String, Long>();
        Tables.read(
                "on-demand-" + region + ".csv",
                row -> prices.put(row.getField("instance_type"), micros(new BigDecimal(row.getField("usd_per_hour")))));
        return Collections.unmodifiableSortedMap(prices);
    }

    private static long micros(BigDecimal dollars) {
        return dollars.movePointRight(MICRO).longValueExact();
    }

    /** The same with other prices, in micro-dollars an hour, for some types; each more than nothing. */
    public PriceList with(Map<String, Long> others) {
        var prices = new TreeMap<>(own);
        others.forEach((type, price) -> {
            if (price <= 0) {
                throw new IllegalArgumentException(
                        "the price of " + type + " is " + price + " micro-dollars an hour: give more than nothing");
            }
            prices.put(type, price);
        });
        return new PriceList(region, prices, listed);
    }

    public String region() {
        return region;
    }

    /** What a type costs; of a name on no list what the type costs whose name is most like it. */
    public Price of(String type) {
        Long said = own.get(type);
        if (said != null) {
            return new Price(said, Price.Basis.OWN, "the configuration");
        }
        Long here = listed.get(type);
        if (here != null) {
            return new Price(here, Price.Basis.LISTED, sourceOf(region));
        }
        Long there = Reference.LIST.get(type);
        if (there != null) {
            return new Price(there, Price.Basis.ELSEWHERE, sourceOf(REFERENCE));
        }
        return Kin.priceOf(type, Reference.LIST);
    }

    static String sourceOf(String region) {
        return "EC2 on demand, " + region + ", " + DATE;
    }

    /** Which prices these are, for those who read a report. */
    public String origin() {
        String list = LISTED.contains(region)
                ? sourceOf(region)
                : sourceOf(REFERENCE) + ", in place of " + region + ", of which there is no list";
        return own.isEmpty() ? list : list + ", and " + own.size() + " of the configuration";
    }
}
