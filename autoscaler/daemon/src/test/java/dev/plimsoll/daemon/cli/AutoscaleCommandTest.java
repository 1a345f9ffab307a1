package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AutoscaleCommandTest {

    private final Terminal terminal = new Terminal();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource({"autoscale", "config validate"})
    void sayInOneLineThatTheClusterHasToBeNamed(String command) throws IOException {
        Path empty = Files.writeString(directory.resolve("plimsoll.yaml"), "");
        String[] arguments = (command + " --config " + empty).split(" ", -1);

        assertThat(terminal.run(arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("plimsoll: groups.clusterName is empty: name the cluster");
    }

    @Test
    void helpSaysAtWhichSizeARecordingMakesWay() {
        assertThat(terminal.run("autoscale", "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("--record=FILE", "At 256 MiB the file is renamed to end in .1, in place of the one before.");
    }
}
