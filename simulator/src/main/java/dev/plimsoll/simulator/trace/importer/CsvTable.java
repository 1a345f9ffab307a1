package dev.plimsoll.simulator.trace.importer;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.format.Where;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CSV file with a known header, at one of its rows; values are read by the name of their column. */
final class CsvTable implements Where, AutoCloseable {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,30})?");

    private final Path file;
    private final List<String> required;
    private final List<String> optional;
    private List<String> header;
    private final CloseableIterator<CsvRecord> records;
    private @Nullable CsvRecord row;

    /** A file with exactly this header. */
    CsvTable(Path file, List<String> header) {
        this(file, header, List.of());
    }

    /** A file whose header names, in any order, all columns that are required and perhaps some that are optional. */
    CsvTable(Path file, List<String> required, List<String> optional) {
        this.file = file;
        this.required = required;
        this.optional = optional;
        this.header = required;
        var input = new InputStreamReader(CompressedFile.open(file), StandardCharsets.UTF_8.newDecoder());
        this.records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(input)
                .iterator();
    }

    /** Moves to the next row, past the header; false when there is none. */
    boolean next() {
        boolean first = row == null;
        if (first) {
            readHeader();
        }
        if (!advance()) {
            return false;
        }
        if (current().getFieldCount() != header.size()) {
            throw bad("has " + current().getFieldCount() + " columns: the header has " + header.size());
        }
        return true;
    }

    /** The value of a column; empty where the file has no such column. */
    String text(String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : current().getField(index);
    }

    /** Whether the file has a column. */
    boolean has(String column) {
        return header.contains(column);
    }

    /** A text that must not be empty. */
    String name(String column) {
        String text = text(column);
        if (text.isBlank()) {
            throw bad(column + " is empty: give a name");
        }
        return text;
    }

    boolean isEmpty(String column) {
        return text(column).isEmpty();
    }

    long whole(String column, long min, long max) {
        String text = text(column);
        if (!WHOLE.matcher(text).matches()) {
            throw bad(column + " is " + Where.shown(text) + ": give a whole number");
        }
        return within(column, new BigDecimal(text), min, max);
    }

    /** A decimal times a factor, rounded to the nearest whole number. */
    long scaled(String column, long factor, long max) {
        String text = text(column);
        if (!DECIMAL.matcher(text).matches()) {
            throw bad(column + " is " + Where.shown(text) + ": give a number");
        }
        BigDecimal value = new BigDecimal(text).multiply(BigDecimal.valueOf(factor));
        return within(column, value.setScale(0, RoundingMode.HALF_UP), 0, max);
    }

    private void readHeader() {
        boolean exact = optional.isEmpty();
        if (!advance() || (exact && !current().getFields().equals(required))) {
            throw bad("does not begin with the header " + Where.shown(String.join(",", required))
                    + ": give the file as it was published");
        }
        header = current().getFields().stream().map(String::strip).toList();
        for (String column : required) {
            if (!header.contains(column)) {
                throw bad("has no column " + column + ": name it in the first line");
            }
        }
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw bad("has the unknown column " + Where.shown(column) + ": remove it, or use one of "
                        + String.join(", ", required) + ", " + String.join(", ", optional));
            }
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw bad("names the column " + Where.shown(column) + " twice: keep one");
            }
        }
    }

    @Override
    public String place() {
        return row == null ? file.toString() : file + ", line " + row.getStartingLineNumber();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
    }

    private long within(String column, BigDecimal value, long min, long max) {
        if (value.compareTo(BigDecimal.valueOf(min)) < 0 || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw bad(column + " is " + Where.shown(text(column)) + ": give a number whose amount is from " + min
                    + " to " + max);
        }
        return value.longValueExact();
    }

    private boolean advance() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            row = records.next();
            return true;
        } catch (UncheckedIOException e) {
            throw broken(e, e.getCause());
        } catch (CsvParseException e) {
            throw broken(e, e.getCause());
        }
    }

    private RuntimeException broken(RuntimeException e, @Nullable Throwable cause) {
        if (cause instanceof CharacterCodingException) {
            return bad("is followed by text that is not UTF-8: save it as UTF-8", e);
        }
        if (cause instanceof IOException io) {
            return CompressedFile.broken(file, io);
        }
        return bad("is followed by a row that is no CSV (" + e.getMessage() + "): correct it", e);
    }

    private CsvRecord current() {
        return Objects.requireNonNull(row, "next() comes first");
    }
}
