package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same input and seed, same bytes: decision logs and reports, however they are run. */
class DeterminismTest {

    private static final String TRACE = "../traces/shop-week,window=0s:36h";

    @TempDir
    private Path directory = Path.of("");

    private record Run(String report, String decisions) {}

    @Test
    void runningAgainGivesTheSameBytes() throws IOException {
        Run once = run("once");

        assertThat(once.decisions().lines()).hasSizeGreaterThan(100);
        assertThat(run("again")).isEqualTo(once);
    }

    @Test
    void theNumberOfThreadsDoesNotShow() throws IOException {
        assertThat(run("one", "--threads", "1", "--seeds", "2"))
                .isEqualTo(run("four", "--threads", "4", "--seeds", "2"));
    }

    @Test
    void roundsThatAreSkippedWouldHaveDoneNothing() throws IOException {
        assertThat(run("all", "--no-skip")).isEqualTo(run("skipping"));
    }

    @Test
    void anotherSeedGivesOtherBootDelays() throws IOException {
        Run two = run("two", "--seeds", "2", "--policies", "plimsoll");
        List<String> first = two.decisions()
                .lines()
                .filter(line -> line.contains("/plimsoll/1\""))
                .toList();
        List<String> second = two.decisions()
                .lines()
                .filter(line -> line.contains("/plimsoll/2\""))
                .toList();

        assertThat(second.stream().map(line -> line.replace("/plimsoll/2", "/plimsoll/1")))
                .isNotEqualTo(first);
    }

    private Run run(String name, String... options) throws IOException {
        Path decisions = directory.resolve(name + ".jsonl");
        var arguments =
                new ArrayList<>(List.of("compare", TRACE, "--output", "json", "--decisions", decisions.toString()));
        arguments.addAll(List.of(options));
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Program.run(
                List.of(SimulatorCommands.GROUP),
                new PrintWriter(out),
                new PrintWriter(err),
                arguments.toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isEqualTo(ExitCode.OK);
        return new Run(out.toString(), Files.readString(decisions));
    }
}
