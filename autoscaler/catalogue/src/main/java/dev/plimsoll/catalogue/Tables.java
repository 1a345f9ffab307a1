package dev.plimsoll.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** The tables that come with the program. */
final class Tables {

    private Tables() {}

    static void read(String name, Consumer<NamedCsvRecord> row) {
        try (InputStream table = Objects.requireNonNull(
                        Tables.class.getResourceAsStream(name),
                        () -> name + " is missing from the program: build it again");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
            rows.forEach(row);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the table in the program, " + name, unreadable);
        }
    }
}
