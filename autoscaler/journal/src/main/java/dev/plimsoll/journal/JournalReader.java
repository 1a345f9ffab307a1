package dev.plimsoll.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.core.expander.Priorities.NamePattern;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a recording round by round, plain or gzip by its first bytes. What cannot be read is a {@link JournalException}. */
public final class JournalReader implements AutoCloseable {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final BufferedReader lines;
    private final RoundReader rounds;
    private long number;

    private JournalReader(Path file, InputStream input, Function<String, NamePattern> patterns) {
        this.file = file;
        this.lines = new BufferedReader(new InputStreamReader(input, UTF_8));
        this.rounds = new RoundReader(patterns);
    }

    /** Opens a recording; the function compiles the patterns of group names among its settings. */
    public static JournalReader open(Path file, Function<String, NamePattern> patterns) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new JournalException(file + ": is not a file; give one that 'autoscale --record' wrote");
        }
        var input = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new JournalReader(file, isZipped(input) ? new GZIPInputStream(input) : input, patterns);
        } catch (IOException | RuntimeException unopened) {
            input.close();
            throw unopened;
        }
    }

    private static boolean isZipped(BufferedInputStream input) throws IOException {
        input.mark(2);
        int magic = input.read() << 8 | input.read();
        input.reset();
        return magic == GZIP_MAGIC;
    }

    /** The next round; null after the last. */
    public @Nullable RecordedRound next() {
        number++;
        try {
            String line = lines.readLine();
            return line == null ? null : rounds.read(line, place());
        } catch (IOException broken) {
            throw new JournalException(
                    place() + ": cannot be read (" + broken.getMessage()
                            + "): the recording ends in the middle, or is damaged",
                    broken);
        }
    }

    /** Where the round is that was read last: the file and the line. */
    public String place() {
        return file + ", line " + number;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
