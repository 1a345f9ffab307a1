package dev.plimsoll.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

final class ProgramTest {
    private static final List<CommandGroup> SHIP = List.of(
            CommandGroup.of("The hold:").with("stow", Stow::new),
            CommandGroup.of("The deck:").with("swab", Swab::new));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsCommandsAndExitCodesOnStdout() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("Usage: plimsoll", "3   a regression was found")
                .containsSubsequence("The hold:", "  stow", "Puts things where they belong.", "The deck:", "  swab");
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
    void foreseenFailureIsOneLine() {
        assertThat(run("swab")).isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString().lines()).singleElement().isEqualTo("plimsoll: no bucket");
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

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        var full = new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) throws IOException {
                        throw new IOException("No space left on device");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                },
                true);
        for (List<String> arguments :
                List.of(List.of("--help"), List.of("help", "stow"), List.of("stow", "--tons", "5"))) {
            assertThat(Program.run(SHIP, full, new PrintWriter(err, true), arguments.toArray(String[]::new)))
                    .as(arguments.toString())
                    .isEqualTo(ExitCode.FAILURE);
        }
    }

    private int run(String... arguments) {
        return Program.run(SHIP, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Command(name = "stow", description = "Puts things where they belong.", mixinStandardHelpOptions = true)
    static final class Stow implements Callable<Integer> {
        @Option(names = "--tons")
        @Nullable
        Integer tons;

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            if (tons != null && tons < 0) {
                throw new IOException("hold.json: no such hold");
            }
            if (tons != null && tons == 0) {
                throw new IllegalStateException("empty ship");
            }
            if (tons != null && tons == 5) {
                spec.commandLine().getOut().println("stowed");
                return ExitCode.OK;
            }
            return ExitCode.REGRESSION;
        }
    }

    @Command(name = "swab")
    static final class Swab implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new FailedException("no bucket");
        }
    }
}
