package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TortureCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --jobs 0                                | --jobs is 0: give a whole number of 1 or more
            --html page.html                        | --html shows one seed: give --replay SEED with it, or leave it out
            --replay 1 --html no/such/directory/p   | there is no directory
            --seeds 3..1                            | --seeds is '3..1': give one number, or two as in 1..2000
            """)
    void refusesWhatMakesNoSenseInOneLine(String options, String complaint) {
        assertThat(run(options.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).singleElement().asString().contains(complaint);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void pageOfASeedIsWrittenWhole() throws IOException {
        Path page = directory.resolve("page.html");
        assertThat(run("--replay", "1", "--minutes", "90", "--html", page.toString()))
                .as(err.toString())
                .isNotEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(page)).contains("<title>seed 1</title>").endsWith("</table>");
    }

    private int run(String... arguments) {
        return Program.run(
                List.of(SimulatorCommands.GROUP),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.concat(Stream.of("torture"), Stream.of(arguments)).toArray(String[]::new));
    }
}
