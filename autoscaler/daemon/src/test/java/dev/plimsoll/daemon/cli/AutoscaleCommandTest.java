package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AutoscaleCommandTest {

    private final Terminal terminal = new Terminal();

    @Test
    void helpSaysAtWhichSizeARecordingMakesWay() {
        assertThat(terminal.run("autoscale", "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out().replaceAll("\\s+", " "))
                .contains("--record=FILE", "At 256 MiB the file is renamed to end in .1, in place of the one before.");
    }
}
