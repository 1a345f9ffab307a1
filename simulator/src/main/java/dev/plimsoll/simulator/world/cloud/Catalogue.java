package dev.plimsoll.simulator.world.cloud;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NearestName;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The instance types that can be bought, by name, with their on-demand prices. */
public final class Catalogue {

    /** Which prices these are, for those who read a report. */
    public static final String PRICE_LIST = "EC2 on demand, us-east-1, 2026-07-20";

    private static final String RESOURCE = "ec2-instance-types.csv";
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private final SortedMap<String, InstanceType> types;

    private Catalogue(SortedMap<String, InstanceType> types) {
        this.types = types;
    }

    /** EC2 in us-east-1, Linux, on demand; the README beside the table says of which day. */
    public static Catalogue ec2() {
        try (InputStream table = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program: build it again");
            }
            return read(new InputStreamReader(table, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a table with the columns instance_type, architecture, vcpu, memory_mib, gpu, max_pods, on_demand_usd_per_hour. */
    public static Catalogue read(Reader table) throws IOException {
        var types = new TreeMap<String, InstanceType>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            for (NamedCsvRecord row : rows) {
                InstanceType type = typeOf(row);
                types.put(type.name(), type);
            }
        }
        return new Catalogue(Collections.unmodifiableSortedMap(types));
    }

    private static InstanceType typeOf(NamedCsvRecord row) {
        var size = new Resources(
                Long.parseLong(row.getField("vcpu")) * 1000,
                Long.parseLong(row.getField("memory_mib")) << 20,
                Integer.parseInt(row.getField("max_pods")),
                Resources.NONE.others());
        long gpus = Long.parseLong(row.getField("gpu"));
        return new InstanceType(
                row.getField("instance_type"),
                row.getField("architecture"),
                gpus == 0 ? size : size.with(Resources.GPU, gpus),
                new BigDecimal(row.getField("on_demand_usd_per_hour"))
                        .multiply(MICROS)
                        .longValueExact());
    }

    /** All types in the order of their names. */
    public Collection<InstanceType> all() {
        return types.values();
    }

    /** The type of that name; a {@link TraceException} that names the nearest one when there is none. */
    public InstanceType type(String name) {
        InstanceType type = types.get(name);
        if (type == null) {
            throw new TraceException("no instance type is called \"" + name + "\": did you mean \""
                    + NearestName.to(name, types.keySet()) + "\"?");
        }
        return type;
    }
}
