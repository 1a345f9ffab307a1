package dev.plimsoll.aws;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.plimsoll.core.model.ImmutableMaps;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Prices from a list: the one that comes with the program, and what the owner says over it. */
public final class ListedPrices implements Prices {

    private static final String BUNDLED = "on-demand-prices.csv";

    private final SortedMap<String, Long> microDollars;
    private final String origin;

    private ListedPrices(SortedMap<String, Long> microDollars, String origin) {
        this.microDollars = ImmutableMaps.copyOf(microDollars);
        this.origin = origin;
    }

    /** AWS's on-demand list prices of one region and one day, which {@link #origin} names. */
    public static ListedPrices bundled() {
        var prices = new TreeMap<String, Long>();
        var origin = new StringBuilder();
        try (InputStream list = Objects.requireNonNull(ListedPrices.class.getResourceAsStream(BUNDLED), BUNDLED);
                CsvReader<CsvRecord> rows = CsvReader.builder()
                        .commentStrategy(CommentStrategy.READ)
                        .ofCsvRecord(list)) {
            for (CsvRecord row : rows) {
                if (row.isComment()) {
                    origin.append(row.getField(0).strip());
                } else if (!row.getField(0).equals("instance_type")) {
                    prices.put(row.getField(0), Long.valueOf(row.getField(1)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the list of prices in the program, " + BUNDLED, unreadable);
        }
        return new ListedPrices(prices, origin.toString());
    }

    /** The same with other prices, in micro-dollars an hour, for some types. */
    public ListedPrices with(Map<String, Long> others) {
        var prices = new TreeMap<>(microDollars);
        others.forEach((type, price) -> {
            if (price <= 0) {
                throw new IllegalArgumentException(
                        "the price of " + type + " is " + price + " micro-dollars an hour: give more than nothing");
            }
            prices.put(type, price);
        });
        return new ListedPrices(
                prices, others.isEmpty() ? origin : origin + ", and " + others.size() + " of the configuration");
    }

    @Override
    public OptionalLong microDollarsPerHour(String instanceType) {
        Long price = microDollars.get(instanceType);
        return price == null ? OptionalLong.empty() : OptionalLong.of(price);
    }

    @Override
    public String origin() {
        return origin;
    }
}
