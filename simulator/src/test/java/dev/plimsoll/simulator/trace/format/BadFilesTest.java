package dev.plimsoll.simulator.trace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BadFilesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void truncatedEventsAreRefused(Compression compression) throws IOException {
        Path folder = written(compression);
        Path events = TraceFolder.eventFile(folder);
        byte[] whole = Files.readAllBytes(events);
        for (int left : new int[] {whole.length - 1, whole.length / 2, 12}) {
            Files.write(events, Arrays.copyOf(whole, left));
            assertRefused(folder, events + ": ends in the middle of its compressed data: copy it again");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void damagedEventsAreRefused(Compression compression) throws IOException {
        Path folder = written(compression);
        Path events = TraceFolder.eventFile(folder);
        byte[] bytes = Files.readAllBytes(events);
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40, (byte) 0x55);
        Files.write(events, bytes);
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Traces.events(TraceFolder.read(folder)))
                .withMessageStartingWith(events.toString());
    }

    @Test
    void nameThatSaysGzipDoesNotMakeItGzip() throws IOException {
        Path folder = written(Compression.GZIP);
        Path events = TraceFolder.eventFile(folder);
        Files.writeString(events, "PNG picture");
        assertRefused(
                folder,
                events + ", line 1: does not begin with {: give JSON lines, as they are or packed with gzip or zstd");
    }

    @ParameterizedTest
    @EnumSource
    void packingIsToldByTheBytesAndNotByTheName(Compression compression) throws IOException {
        Path folder = written(compression);
        Path other = folder.resolve(Compression.NONE.fileName());
        if (!TraceFolder.eventFile(folder).equals(other)) {
            Files.move(TraceFolder.eventFile(folder), other);
        }
        assertThat(Traces.events(TraceFolder.read(folder))).hasSize(500);
    }

    @Test
    void emptyEventFileIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Path events = TraceFolder.eventFile(folder);
        Files.write(events, new byte[0]);
        assertRefused(folder, events + ": is empty: copy it again from where it came");
    }

    @Test
    void directoryInPlaceOfTheEventFileIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Path events = TraceFolder.eventFile(folder);
        Files.delete(events);
        Files.createDirectory(events);
        assertRefused(folder, events + ": is a directory where a file is expected: name the file in it");
    }

    @Test
    void missingEventFileIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Files.delete(TraceFolder.eventFile(folder));
        assertRefused(
                folder,
                folder + ": has no event file: keep exactly one of events.jsonl, events.jsonl.gz, events.jsonl.zst");
    }

    @Test
    void twoEventFilesAreRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Files.writeString(folder.resolve(Compression.GZIP.fileName()), "");
        assertRefused(
                folder,
                folder
                        + ": has several event files: keep exactly one of events.jsonl, events.jsonl.gz, events.jsonl.zst");
    }

    @Test
    void missingManifestIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Files.delete(folder.resolve("manifest.json"));
        assertRefused(folder, folder + ": has no manifest.json: give the folder of a trace");
    }

    @Test
    void missingFolderIsRefused() {
        Path folder = directory.resolve("nowhere");
        assertRefused(
                folder, folder + ": no such folder: give the folder of a trace, or format:file for a foreign one");
    }

    @Test
    void fileInPlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        assertRefused(file, file + ": is not a folder: give the folder of a trace, or format:file for a foreign one");
    }

    @Test
    void otherEventsThanTheReadmeStatesAreRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Integrity.check(folder);
        Files.writeString(TraceFolder.eventFile(folder), "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Integrity.check(folder))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(folder.resolve("README.md") + ": states '")
                .hasMessageEndingWith("events.jsonl: restore the file, or correct the line");
    }

    @Test
    void readmeWithoutADigestIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Files.writeString(folder.resolve("README.md"), "# A trace\n");
        assertThatThrownBy(() -> Integrity.check(folder))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(folder.resolve("README.md") + ": states no sha256: add the line ");
    }

    @Test
    void missingReadmeIsRefused() throws IOException {
        Path folder = written(Compression.NONE);
        Files.delete(folder.resolve("README.md"));
        assertThatThrownBy(() -> Integrity.check(folder))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(folder.resolve("README.md") + ": no such file: add one");
    }

    @Test
    void firstEventComesBeforeTheRestIsRead() throws IOException {
        Path folder = written(Compression.GZIP);
        Path events = TraceFolder.eventFile(folder);
        Path plain = directory.resolve("many");
        new FolderWriter(plain, Compression.GZIP).write(many(20_000), "many", "");
        byte[] whole = Files.readAllBytes(TraceFolder.eventFile(plain));
        Files.write(events, Arrays.copyOf(whole, whole.length / 2));
        try (Stream<WorkloadEvent> stream = TraceFolder.read(folder).open()) {
            var iterator = stream.iterator();
            for (int i = 0; i < 5_000; i++) {
                assertThat(iterator.next().atMillis()).isEqualTo(i);
            }
            assertThatThrownBy(() -> iterator.forEachRemaining(event -> {}))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining("ends in the middle");
        }
    }

    @Test
    void streamsAreIndependent() {
        Trace trace = TraceFolder.read(written(Compression.ZSTD));
        try (Stream<WorkloadEvent> one = trace.open();
                Stream<WorkloadEvent> other = trace.open()) {
            var first = one.iterator();
            var second = other.iterator();
            first.next();
            first.next();
            assertThat(second.next().atMillis()).isZero();
            assertThat(first.next().atMillis()).isEqualTo(2);
        }
        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> Traces.events(trace)))
                .allMatch(events -> events.size() == 500);
    }

    private Path written(Compression compression) {
        Path folder = directory.resolve("trace");
        new FolderWriter(folder, compression).write(many(500), "test", "# Many\n");
        return folder;
    }

    private static Trace many(int count) {
        return Traces.of(IntStream.range(0, count)
                .mapToObj(i -> Traces.job(i, "job-" + i * 7_919L % 104_729, i * 31L % 977))
                .toArray(WorkloadEvent[]::new));
    }

    private static void assertRefused(Path folder, String message) {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> Traces.events(TraceFolder.read(folder)))
                .withMessage(message);
    }
}
