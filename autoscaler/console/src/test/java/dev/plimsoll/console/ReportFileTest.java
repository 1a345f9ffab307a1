package dev.plimsoll.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {
    private static final ReportFile.Content HELLO = out -> out.append("hello");
    private static final ReportFile.Content BROKEN = out -> {
        out.append("hal");
        throw new IOException("out of words");
    };

    @TempDir
    Path directory;

    @Test
    void replacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "old");
        new ReportFile(file).write(HELLO);
        assertThat(file).hasContent("hello");
        assertThat(siblings()).containsExactly(file);
    }

    @Test
    void keepsTheOldFileWhenTheReportFails() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "old");
        ReportFile report = new ReportFile(file);
        assertThatThrownBy(() -> report.write(BROKEN)).hasMessage("out of words");
        assertThat(file).hasContent("old");
        assertThat(siblings()).containsExactly(file);
    }

    @Test
    void writesNoFileWhenTheReportFails() throws IOException {
        ReportFile report = new ReportFile(directory.resolve("report.html"));
        assertThatThrownBy(() -> report.write(BROKEN)).hasMessage("out of words");
        assertThat(siblings()).isEmpty();
    }

    @Test
    void writesThroughALink() throws IOException {
        Path file = Files.writeString(directory.resolve("report.html"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("latest.html"), file);
        new ReportFile(link).write(HELLO);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("hello");
    }

    @Test
    void refusesADirectory() {
        assertThatThrownBy(() -> new ReportFile(directory))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(directory + ": is not a file: name one");
    }

    @Test
    void refusesADirectoryThatIsNotThere() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> new ReportFile(missing.resolve("report.html")))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(missing.resolve("report.html") + ": there is no directory " + missing
                        + ": create it, or name another");
    }

    private List<Path> siblings() throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        }
    }
}
