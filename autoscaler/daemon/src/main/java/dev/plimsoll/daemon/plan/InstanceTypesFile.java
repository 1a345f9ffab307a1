package dev.plimsoll.daemon.plan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plimsoll.core.model.Resources;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A CSV table of instance types; of its columns it reads instance_type, sets (names set apart by +),
 * usable_cpu_millis, usable_memory_mib, usable_pods and usd_per_hour.
 */
public final class InstanceTypesFile {

    private static final List<String> COLUMNS =
            List.of("instance_type", "sets", "usable_cpu_millis", "usable_memory_mib", "usable_pods", "usd_per_hour");

    private final Path file;
    private final SortedMap<String, InstanceOffer> types = new TreeMap<>();

    private InstanceTypesFile(Path file) {
        this.file = file;
    }

    /** Reads a table whole; an {@link InputException} if there is none or it is not one. */
    public static InstanceTypesFile read(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path.toString(), "is not a file; name the table with --instance-types FILE");
        }
        var table = new InstanceTypesFile(path);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(path)) {
            for (NamedCsvRecord row : rows) {
                table.add(row);
            }
        } catch (CsvParseException notCsv) {
            throw new InputException(path.toString(), "is not CSV: " + notCsv.getMessage(), notCsv);
        }
        if (table.types.isEmpty()) {
            throw new InputException(path.toString(), "has no rows: give one instance type a row");
        }
        return table;
    }

    /** The types of a set in the order of their names; an {@link InputException} if there are none. */
    Collection<InstanceOffer> set(String name) {
        List<InstanceOffer> chosen = types.values().stream()
                .filter(type -> type.sets().contains(name))
                .toList();
        if (chosen.isEmpty()) {
            var known = new TreeSet<String>();
            types.values().forEach(type -> known.addAll(type.sets()));
            throw new InputException(
                    file.toString(), "no type is in the set '" + name + "'; sets here: " + String.join(", ", known));
        }
        return chosen;
    }

    private void add(NamedCsvRecord row) {
        for (String column : COLUMNS) {
            if (row.findField(column).isEmpty()) {
                throw new InputException(
                        file.toString(), "lacks the column '" + column + "'; needed are " + String.join(", ", COLUMNS));
            }
        }
        String name = row.getField("instance_type").strip();
        if (name.isEmpty()) {
            throw bad(row, "instance_type", "give every type a name");
        }
        SortedSet<String> sets =
                new TreeSet<>(List.of(row.getField("sets").strip().split("[+]")));
        var usable = new Resources(
                whole(row, "usable_cpu_millis"),
                Math.multiplyExact(whole(row, "usable_memory_mib"), 1L << 20),
                Math.toIntExact(whole(row, "usable_pods")),
                Resources.NONE.others());
        if (types.put(name, new InstanceOffer(name, sets, usable, price(row))) != null) {
            throw bad(row, "instance_type", "it is there twice: keep one row a type");
        }
    }

    /** DaemonSets may ask for more than a small type has: nothing is left of it then. */
    private long whole(NamedCsvRecord row, String column) {
        String text = row.getField(column).strip();
        try {
            return Math.clamp(Long.parseLong(text), 0, Integer.MAX_VALUE);
        } catch (NumberFormatException notWhole) {
            throw bad(row, column, "give a whole number");
        }
    }

    private long price(NamedCsvRecord row) {
        try {
            long micros = MicroDollars.exact(
                    new BigDecimal(row.getField("usd_per_hour").strip()));
            if (micros > 0) {
                return micros;
            }
        } catch (NumberFormatException notANumber) {
            throw bad(row, "usd_per_hour", "give dollars an hour, such as 0.096");
        } catch (ArithmeticException tooFine) {
            throw bad(row, "usd_per_hour", "give no more than six decimals");
        }
        throw bad(row, "usd_per_hour", "give more than nothing");
    }

    private InputException bad(NamedCsvRecord row, String column, String remedy) {
        return new InputException(
                file + " line " + row.getStartingLineNumber(),
                column + " is '" + row.getField(column) + "': " + remedy);
    }
}
