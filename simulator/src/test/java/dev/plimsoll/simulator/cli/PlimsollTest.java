package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

final class PlimsollTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsCommandsAndExitCodesOnStdout() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Usage: plimsoll", "Commands:", "help", "3   a regression was found");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void versionNamesTheProgram() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("plimsoll ");
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("Missing required subcommand");
    }

    @Test
    void unknownCommandSuggestsTheNearest() {
        assertThat(run("stoww")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .isEqualTo("plimsoll: unknown argument 'stoww' (did you mean 'stow'?). Try 'plimsoll --help'.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void unknownOptionNamesTheOptionAndTheCommand() {
        assertThat(run("stow", "--crates", "3")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("'--crates'", "Try 'plimsoll stow --help'");
    }

    @Test
    void badValueNamesTheOptionAndTheValue() {
        assertThat(run("stow", "--tons", "many")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains("--tons", "'many'");
    }

    @Test
    void failedReadIsOneLineAndExitCodeOne() {
        assertThat(run("stow", "--tons", "-1")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString().lines()).singleElement().isEqualTo("plimsoll: IOException: hold.json: no such hold");
    }

    @Test
    void defectKeepsItsStackTrace() {
        assertThat(run("stow", "--tons", "0")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("IllegalStateException: empty ship", "\tat ");
    }

    @Test
    void commandDecidesItsExitCode() {
        assertThat(run("stow", "--tons", "7")).isEqualTo(ExitCode.REGRESSION);
    }

    private int run(String... arguments) {
        CommandLine line = Plimsoll.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        // Handlers are handed down at registration, as they are to the program's own commands.
        line.addSubcommand("stow", stow(line));
        return line.execute(arguments);
    }

    private static CommandLine stow(CommandLine line) {
        return new CommandLine(new Stow())
                .setColorScheme(line.getColorScheme())
                .setErr(line.getErr())
                .setParameterExceptionHandler(line.getParameterExceptionHandler());
    }

    @Command(name = "stow", mixinStandardHelpOptions = true)
    static final class Stow implements Callable<Integer> {
        @Option(names = "--tons")
        @Nullable
        Integer tons;

        @Override
        public Integer call() throws IOException {
            if (tons != null && tons < 0) {
                throw new IOException("hold.json: no such hold");
            }
            if (tons != null && tons == 0) {
                throw new IllegalStateException("empty ship");
            }
            return ExitCode.REGRESSION;
        }
    }
}
