package dev.plimsoll.catalogue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NearestName;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.template.MemoryOverhead;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The instance types that are known and can be bought, by name, at the prices of a list. */
public final class Catalogue {

    private static final String TYPES = "instance-types.csv";

    private final PriceList prices;
    private final MemoryOverhead overhead;

    private Catalogue(PriceList prices, MemoryOverhead overhead) {
        this.prices = prices;
        this.overhead = overhead;
    }

    /** What the table says of a type; the overhead is null if nobody measured it. */
    private record Row(
            String architecture, Resources size, @Nullable Long overheadBytes) {}

    /** The table, read once. */
    private static final class Rows {

        static final SortedMap<String, Row> BY_TYPE = read();

        private static SortedMap<String, Row> read() {
            var rows = new TreeMap<String, Row>();
            Tables.read(TYPES, row -> rows.put(row.getField("instance_type"), row(row)));
            return Collections.unmodifiableSortedMap(rows);
        }

        private static Row row(NamedCsvRecord row) {
            var size = new Resources(
                    Long.parseLong(row.getField("vcpu")) * 1000,
                    Long.parseLong(row.getField("memory_mib")) << 20,
                    Integer.parseInt(row.getField("max_pods")),
                    devices(row.getField("devices")));
            String overhead = row.getField("memory_overhead_mib");
            return new Row(
                    row.getField("architecture"), size, overhead.isEmpty() ? null : Long.parseLong(overhead) << 20);
        }

        private static SortedMap<String, Long> devices(String field) {
            var devices = new TreeMap<String, Long>();
            for (String device : field.split(" ", -1)) {
                int equals = device.indexOf('=');
                if (equals > 0) {
                    devices.put(device.substring(0, equals), Long.valueOf(device.substring(equals + 1)));
                }
            }
            return devices;
        }
    }

    /** All types, at the prices and with the memory that these settings say. */
    public static Catalogue of(InstanceSettings settings) {
        return new Catalogue(
                PriceList.ofRegion(settings.region()).with(settings.microDollarsPerHour()),
                overhead(settings.memoryOverheadShare()));
    }

    /** What nodes never see of their memory, as measured. */
    public static MemoryOverhead measuredOverhead() {
        return overhead(null);
    }

    private static MemoryOverhead overhead(@Nullable BigDecimal share) {
        var measured = new TreeMap<String, Long>();
        Rows.BY_TYPE.forEach((name, row) -> {
            if (row.overheadBytes() != null) {
                measured.put(name, row.overheadBytes());
            }
        });
        return new MemoryOverhead(share, measured);
    }

    /** What is taken off a machine's memory. */
    public MemoryOverhead overhead() {
        return overhead;
    }

    /** Which prices these are, and what is taken off memory, for those who read a report. */
    public String origin() {
        return prices.origin() + "; memory overhead " + overhead.origin();
    }

    /** The same, and which of these types are on no list, so that their prices are estimates. */
    public String origin(Collection<String> types) {
        String estimated = new TreeSet<>(types)
                .stream()
                        .filter(type -> prices.of(type).basis() == Price.Basis.BY_KIN)
                        .collect(Collectors.joining(", "));
        return estimated.isEmpty()
                ? origin()
                : origin() + "; estimated, as they are on no list, by their kin: " + estimated
                        + " (give instances.dollarsPerHour)";
    }

    public PriceList prices() {
        return prices;
    }

    /** All types in the order of their names. */
    public Collection<InstanceType> all() {
        return Rows.BY_TYPE.entrySet().stream()
                .map(entry -> type(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Null if no type is called so. */
    public @Nullable InstanceType find(String name) {
        Row row = Rows.BY_TYPE.get(name);
        return row == null ? null : type(name, row);
    }

    private InstanceType type(String name, Row row) {
        return new InstanceType(
                name, row.architecture(), row.size(), prices.of(name).microDollarsPerHour());
    }

    /** That no type is called so, and which name is nearest. */
    public String whyUnknown(String name) {
        return "no instance type is called \"" + name + "\": did you mean \""
                + NearestName.to(name, Rows.BY_TYPE.keySet()) + "\"?";
    }
}
