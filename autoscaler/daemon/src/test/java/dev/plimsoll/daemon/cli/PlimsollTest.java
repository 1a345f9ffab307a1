package dev.plimsoll.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlimsollTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @ValueSource(strings = {"autoscale", "plan", "config"})
    void helpKnowsEveryCommand(String command) {
        assertThat(terminal.run("help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).containsPattern("(?m)^  " + command + " ");
        assertThat(terminal.run("help", command)).isEqualTo(ExitCode.OK);
        String help = terminal.out();
        assertThat(terminal.run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).isEqualTo(help).startsWith("Usage: plimsoll " + command + " ");
    }

    @Test
    void mistypedCommandsAreToldFromTheMeantOne() {
        assertThat(terminal.run("plam", "shop.json")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("unknown argument 'plam' (did you mean 'plan'?)");
    }
}
