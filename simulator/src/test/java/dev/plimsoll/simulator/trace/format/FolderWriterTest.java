package dev.plimsoll.simulator.trace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderWriterTest {

    @TempDir
    private Path directory;

    @Test
    void nothingIsLeftWhenTheEventsBreak() throws IOException {
        Trace broken = Traces.of(Traces.job(5, "late", 1), Traces.job(4, "early", 1));
        assertThatThrownBy(() -> write(broken, "trace"))
                .isInstanceOf(TraceException.class)
                .hasMessage("source, event 2: at is 4, before the 5 of an earlier event: sort the events by time");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftWhenThereIsNoEvent() {
        assertThatThrownBy(() -> write(Traces.of(), "trace"))
                .isInstanceOf(TraceException.class)
                .hasMessage("source: has no event: nothing is written");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void folderThatExistsIsNotTouched() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("trace"));
        assertThatThrownBy(() -> write(Traces.of(Traces.job(0, "a", 1)), "trace"))
                .isInstanceOf(TraceException.class)
                .hasMessage(folder + ": exists already: remove it, or give another folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void parentIsNotCreated() {
        assertThatThrownBy(() -> write(Traces.of(Traces.job(0, "a", 1)), "no/where"))
                .isInstanceOf(TraceException.class)
                .hasMessageEndingWith("its parent is no folder: create it first");
    }

    @Test
    void onlyTheFolderIsLeft() throws IOException {
        write(Traces.of(Traces.job(0, "a", 1)), "trace");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("trace"));
        }
        assertThat(directory.resolve("trace/README.md")).content().startsWith("# Readme\n\n## Event file\n\n```\n");
    }

    private void write(Trace trace, String folder) {
        new FolderWriter(directory.resolve(folder), Compression.GZIP).write(trace, "source", "# Readme\n");
    }
}
