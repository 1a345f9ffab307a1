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

final class TraceCommandTest {

    private static final String ROW = "%d %d -1 5 1 -1 -1 1 -1 -1 1 1 1 1 1 -1 -1 -1\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Test
    void infoPrintsATableOrJson() {
        assertThat(run("info", "../traces/dsb-scaling")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("name               dsb-scaling", "scalings           46");
        out.getBuffer().setLength(0);
        assertThat(run("info", "../traces/nasa-ipsc-1993,limit=3", "--output", "json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("{\"name\":\"nasa-ipsc-1993\",").contains("\"pods\":3,");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void importedTraceIsValid() throws IOException {
        Path log = log(ROW.formatted(1, 0) + ROW.formatted(2, 7));
        Path folder = directory.resolve("abacus");
        assertThat(run("import", "swf:" + log, folder.toString(), "--packing", "zstd"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("plimsoll: wrote " + folder + System.lineSeparator());
        assertThat(run("validate", folder.toString(), "swf:" + log)).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .containsExactly("ok " + folder + ": 2 events", "ok swf:" + log + ": 2 events");
        assertThat(folder.resolve("manifest.json")).content().contains("\"name\" : \"abacus\"");
    }

    @Test
    void brokenInputIsOneLineAndLeavesNothing() throws IOException {
        Path log = log(ROW.formatted(1, 7) + ROW.formatted(2, 0));
        assertThat(run("import", log.toString(), directory.resolve("abacus").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .containsExactly("plimsoll: " + log + ", line 2: at is 0, before the 7000 of an earlier event:"
                        + " sort the events by time");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(log));
    }

    @Test
    void validateGoesOnAfterABrokenTrace() throws IOException {
        Path log = log("1 2 3\n");
        assertThat(run("validate", log.toString(), "../traces/dsb-scaling")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .containsExactly(
                        "plimsoll: " + log + ", line 1: has 3 columns: a job of the Standard Workload Format has 18");
        assertThat(out.toString()).startsWith("ok ../traces/dsb-scaling: 46 events");
    }

    @Test
    void sameSeedMakesTheSameBytes() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        assertThat(run("generate", "shop-week", first.toString(), "--seed", "9"))
                .isEqualTo(ExitCode.OK);
        assertThat(run("generate", "shop-week", second.toString(), "--seed", "9"))
                .isEqualTo(ExitCode.OK);
        assertThat(second.resolve("events.jsonl.gz")).hasSameBinaryContentAs(first.resolve("events.jsonl.gz"));
        assertThat(second.resolve("manifest.json")).hasSameBinaryContentAs(first.resolve("manifest.json"));
    }

    @Test
    void unknownGeneratorNamesTheRemedy() {
        assertThat(run("generate", "shop-year", directory.resolve("x").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines()).containsExactly("plimsoll: unknown generator 'shop-year': use shop-week");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void badOptionOfATraceIsOneLine() {
        assertThat(run("info", "../traces/dsb-scaling,limit=none")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("plimsoll: trace '")
                .contains("limit=none");
        assertThat(out.toString()).isEmpty();
    }

    private Path log(String text) throws IOException {
        return Files.writeString(directory.resolve("log.swf"), text);
    }

    private int run(String... arguments) {
        return Program.run(
                List.of(SimulatorCommands.GROUP),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.concat(Stream.of("trace"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void emptyKeyIsNoKey() throws IOException {
        Path log = log(ROW.formatted(1, 0));
        assertThat(run("import", "swf:" + log, directory.resolve("x").toString(), "--anonymise", ""))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString().lines())
                .containsExactly("plimsoll: --anonymise is empty, and without a key anybody could find the names again:"
                        + " give a secret of yours");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(log));
    }
}
