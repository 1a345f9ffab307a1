package dev.plimsoll.daemon.plan;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.TypeOffer;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV table of instance types; of its columns it reads instance_type, usd_per_hour, those of {@link Columns}, and
 * architecture if it is there.
 */
final class InstanceTypesFile implements TypeTable {

    private static final String DEFAULT_ARCHITECTURE = "amd64";

    /** From which columns the sets of a type, and what there is for pods, are read. */
    enum Columns {
        /** Sets, and what is left by DaemonSets that are all the same on every node. */
        USABLE("sets", "usable_cpu_millis", "usable_memory_mib", "usable_pods"),
        /** No sets, and what the kubelet leaves. */
        ALLOCATABLE("", "allocatable_cpu_millis", "allocatable_memory_mib", "max_pods");

        private final String sets;
        private final String cpuMillis;
        private final String memoryMib;
        private final String pods;

        Columns(String sets, String cpuMillis, String memoryMib, String pods) {
            this.sets = sets;
            this.cpuMillis = cpuMillis;
            this.memoryMib = memoryMib;
            this.pods = pods;
        }

        private List<String> needed() {
            return Stream.of("instance_type", sets, cpuMillis, memoryMib, pods, "usd_per_hour")
                    .filter(column -> !column.isEmpty())
                    .toList();
        }
    }

    /** A type, and the sets it belongs to. */
    private record Row(TypeOffer offer, SortedSet<String> sets) {}

    private final Columns columns;
    private final Path file;
    private final SortedMap<String, Row> types = new TreeMap<>();

    private InstanceTypesFile(Path file, Columns columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Reads a table whole; an {@link InputException} if there is none or it is not one. */
    static InstanceTypesFile read(Path path, Columns columns) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new InputException(path.toString(), "is not a file; name the table with --instance-types FILE");
        }
        var table = new InstanceTypesFile(path, columns);
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
    Collection<TypeOffer> set(String name) {
        List<TypeOffer> chosen = types.values().stream()
                .filter(type -> type.sets().contains(name))
                .map(Row::offer)
                .toList();
        if (chosen.isEmpty()) {
            var known = new TreeSet<String>();
            types.values().forEach(type -> known.addAll(type.sets()));
            throw new InputException(
                    file.toString(), "no type is in the set '" + name + "'; sets here: " + String.join(", ", known));
        }
        return chosen;
    }

    @Override
    public @Nullable TypeOffer find(String name) {
        Row row = types.get(name);
        return row == null ? null : row.offer();
    }

    @Override
    public String whyUnknown(String name) {
        return "instance type '" + name + "' is not in " + file + ": add a row, or correct the name";
    }

    @Override
    public String origin(Collection<String> types) {
        return String.valueOf(file.getFileName());
    }

    /** The table says what nodes have for pods. */
    @Override
    public MemoryOverhead overhead() {
        return MemoryOverhead.UNMEASURED;
    }

    private void add(NamedCsvRecord row) {
        if (types.isEmpty()) { // all rows have the columns of the first
            refuseMissingColumns(row);
        }
        String name = row.getField("instance_type").strip();
        if (name.isEmpty()) {
            throw bad(row, "instance_type", "give every type a name");
        }
        var room = new Resources(
                whole(row, columns.cpuMillis),
                Math.multiplyExact(whole(row, columns.memoryMib), 1L << 20),
                Math.toIntExact(whole(row, columns.pods)),
                Resources.NONE.others());
        String architecture = row.findField("architecture").orElse(DEFAULT_ARCHITECTURE);
        var offer = TypeOffer.given(name, architecture, room, price(row));
        if (types.put(name, new Row(offer, sets(row))) != null) {
            throw bad(row, "instance_type", "it is there twice: keep one row a type");
        }
    }

    private void refuseMissingColumns(NamedCsvRecord row) {
        for (String column : columns.needed()) {
            if (row.findField(column).isEmpty()) {
                throw new InputException(
                        file.toString(),
                        "lacks the column '" + column + "'; needed are " + String.join(", ", columns.needed()));
            }
        }
    }

    private SortedSet<String> sets(NamedCsvRecord row) {
        return columns.sets.isEmpty()
                ? new TreeSet<>()
                : new TreeSet<>(List.of(row.getField(columns.sets).strip().split("\\+")));
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
