package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.replay.RecordedLoop;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.TraceSummary;
import dev.plimsoll.simulator.trace.source.TraceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a file holds, a reader reads it or says what is wrong: nothing but a {@link TraceException} leaves it. Bent are the
 * small files of the corpus; PLIMSOLL_FUZZ_SECONDS lets each format take longer than the hundred files of every build.
 */
final class ReaderFuzzTest {

    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final long SEED = 1;
    private static final int MUTANTS = 100;

    @TempDir
    private Path directory;

    /** A format of the corpus, and the source that names its files, with FOLDER for where they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "swf       | swf:FOLDER/jobs.swf",
                "surf      | surf:FOLDER/jobs.csv",
                "dlrm      | dlrm:FOLDER/pods.csv",
                "openb     | openb:FOLDER/pods.csv",
                "sktrace   | sktrace:FOLDER/objects.sktrace",
                "audit     | kubernetes:FOLDER/audit.log,objects=FOLDER/listing.json,groups=FOLDER/groups.yaml",
                "answers   | kubernetes:FOLDER/answers.jsonl",
                "services  | services:FOLDER",
                "trace     | trace:FOLDER",
                "recording | kubernetes:FOLDER/rounds.jsonl",
            })
    void nothingButATraceExceptionLeavesAReader(String format, String source) throws IOException {
        SortedMap<String, byte[]> files = corpus(format);
        String place = source.replace("FOLDER", directory.toString());
        write(files);
        assertThatCode(() -> read(place)).as("%s as it is", format).doesNotThrowAnyException();

        List<String> names = List.copyOf(files.keySet());
        int refused = 0;
        int mutants = 0;
        long began = System.nanoTime();
        while (mutants < MUTANTS || System.nanoTime() - began < fuzzTime().toNanos()) {
            RandomGenerator random = new RandomStreams(SEED).stream("fuzz", format, mutants++);
            String name = names.get(random.nextInt(names.size()));
            String other = names.get(random.nextInt(names.size()));
            byte[] bent = new Mutator(random).bend(bytes(files, name), bytes(files, other));
            Files.write(directory.resolve(name), bent);
            try {
                read(place);
            } catch (TraceException told) {
                refused++;
                assertThat(told).as("what is said").message().isNotBlank();
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
                throw new AssertionError(
                        "mutant " + (mutants - 1) + " of " + format + " with seed " + SEED + ", in " + name + " (hex "
                                + HexFormat.of().formatHex(bent, 0, Math.min(bent.length, 20_000)) + ")",
                        broken);
            }
            Files.write(directory.resolve(name), bytes(files, name));
        }
        assertThat(refused).as("refused of %d", mutants).isBetween(1, mutants - 1);
    }

    private static Duration fuzzTime() {
        String seconds = System.getenv("PLIMSOLL_FUZZ_SECONDS");
        return Duration.ofSeconds(seconds == null ? 0 : Long.parseLong(seconds));
    }

    private static void read(String source) {
        TraceSummary.of(TraceSource.parse(source).open());
    }

    private void write(SortedMap<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static byte[] bytes(SortedMap<String, byte[]> files, String name) {
        return files.getOrDefault(name, new byte[0]);
    }

    /** The files of a format by name; those that nobody could write by hand are made here. */
    private SortedMap<String, byte[]> corpus(String format) throws IOException {
        var files = new TreeMap<String, byte[]>();
        switch (format) {
            case "recording" -> {
                Path rounds = directory.resolve("made.jsonl");
                RecordedLoop.record(rounds, Settings.DEFAULT);
                files.put("rounds.jsonl", Files.readAllBytes(rounds));
                Files.delete(rounds);
            }
            case "sktrace" ->
                files.put(
                        "objects.sktrace",
                        MsgpackBytes.of(Files.readString(CORPUS.resolve(format).resolve("objects.json"))));
            default -> {
                try (Stream<Path> listed = Files.list(CORPUS.resolve(format))) {
                    for (Path file : new ArrayList<>(listed.toList())) {
                        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                    }
                }
            }
        }
        return files;
    }
}
