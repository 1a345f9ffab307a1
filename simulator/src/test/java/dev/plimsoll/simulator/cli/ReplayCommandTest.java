package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.console.ExitCode;
import dev.plimsoll.console.Program;
import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.replay.RecordedLoop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplayCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int exitCode, String out, String err) {}

    @ParameterizedTest
    @ValueSource(strings = {"rounds.jsonl", "rounds.jsonl.gz"})
    void whatTheLoopDecidedIsDecidedAgainToTheByte(String name) throws IOException {
        Path file = folder.resolve(name);
        RecordedLoop.record(file, Settings.DEFAULT);

        assertThat(replay(file)).isEqualTo(new Ran(ExitCode.OK, "9 rounds, 9 decided the same\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "least-waste,random", "most-pods", "price"})
    void expandersDecideAgainAsRecorded(String expander) throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, with(expander));

        assertThat(replay(file)).isEqualTo(new Ran(ExitCode.OK, "9 rounds, 9 decided the same\n", ""));
    }

    @Test
    void recordingHoldsPurchasesAndRemovals() throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);

        assertThat(Files.readString(file))
                .contains(
                        "\"action\":\"RaiseDesired\"",
                        "\"action\":\"TaintNode\"",
                        "\"action\":\"TerminateInstance\"",
                        "\"reason\":\"StaleInput\"",
                        "\"reason\":\"InsufficientResource\"");
    }

    /** Each is one byte of a line, so that what was seen, remembered or set is not what was decided on, or the decision another. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"target\":2                        | \"target\":3",
                "\"cpuMillis\":1000,                 | \"cpuMillis\":9000,",
                "\"maxSize\":10                      | \"maxSize\":00",
                "\"name\":\"small\"                  | \"name\":\"smoll\"",
                "\"at\":\"2026-03-01T08              | \"at\":\"2026-03-01T09",
                "\"provisionTimeout\":\"PT15M         | \"provisionTimeout\":\"PT16M",
                "\"failures\":0                      | \"failures\":1",
                "\"complete\":true                   | \"complete\":false",
            })
    void oneAlteredByteThatMattersIsFound(String byteBefore, String byteAfter) throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);
        String recorded = Files.readString(file);
        assertThat(recorded).contains(byteBefore);
        Files.writeString(file, recorded.replaceFirst(Pattern.quote(byteBefore), byteAfter));

        Ran ran = replay(file);

        assertThat(ran.exitCode()).as(ran.toString()).isNotEqualTo(ExitCode.OK);
    }

    @Test
    void printsARoundALineAndWhatDiffersFirst() throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);
        Files.writeString(file, Files.readString(file).replace("\"target\":2", "\"target\":3"));

        Ran ran = replay(file);

        assertThat(ran.out().replace(folder.toString(), "FOLDER")).isEqualTo("""
            FOLDER/rounds.jsonl, line 1, 2026-03-01T08:00:00Z: steps[0].target: recorded 3, now 2
            FOLDER/rounds.jsonl, line 2, 2026-03-01T08:00:20Z: steps[0].target: recorded 3, now 2
            9 rounds, 7 decided the same
            """);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REGRESSION);
    }

    @Test
    void tellsWhatOtherSettingsWouldHaveDecided() throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);
        Path same = Files.writeString(folder.resolve("same.yaml"), "autoscaler: {}\n");
        Path patient = Files.writeString(
                folder.resolve("patient.yaml"), "autoscaler: {removals: {waits: {empty: 2h, underused: 2h}}}\n");

        assertThat(replay(file, "--config", same.toString()).out()).isEqualTo("9 rounds, 9 decided the same\n");
        Ran ran = replay(file, "--config", patient.toString());
        assertThat(ran.out().replace(folder.toString(), "FOLDER")).isEqualTo("""
            FOLDER/rounds.jsonl, line 3, 2026-03-01T08:00:40Z: wakeAt: recorded "2026-03-01T08:10:20Z", now "2026-03-01T10:00:40Z"
            FOLDER/rounds.jsonl, line 4, 2026-03-01T08:05:41Z: wakeAt: recorded "2026-03-01T08:10:20Z", now "2026-03-01T10:00:40Z"
            FOLDER/rounds.jsonl, line 6, 2026-03-01T08:16:51Z: steps[0]: recorded {"action":"TaintNode","node":"i-small-0","operation":"plimsoll-1772353011","reason":"NodeUnneeded","message":"unneede..., now nothing
            9 rounds, 6 decided the same
            """);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REGRESSION);
    }

    @Test
    void badInputNamesFileAndLine() throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.getFirst() + "\n{\"version\":2}\n");

        Ran ran = replay(file);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err().lines()).singleElement().asString().startsWith("plimsoll: " + file + ", line 2: ");
    }

    @Test
    void searchThatEndedByTheClockIsRefusedUnlessOtherSettingsAreAskedAbout() throws IOException {
        Path file = folder.resolve("rounds.jsonl");
        RecordedLoop.record(file, Settings.DEFAULT);
        Files.writeString(file, Files.readString(file).replace("\"time\":\"PT0S\"", "\"time\":\"PT1S\""));
        Path same = Files.writeString(folder.resolve("same.yaml"), "autoscaler: {}\n");

        Ran ran = replay(file);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(file + ", line 1: was decided with a search of PT1S", "--config");
        assertThat(replay(file, "--config", same.toString()).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void missingFileIsBadInput() {
        Ran ran = replay(folder.resolve("nowhere.jsonl"));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("nowhere.jsonl: is not a file");
    }

    private static Settings with(String expander) {
        return new Settings(
                Settings.DEFAULT.purchases(),
                Settings.DEFAULT.removals(),
                Settings.DEFAULT.guards(),
                Settings.DEFAULT.limits(),
                new Expansion(ExpanderChoice.parse(expander), new PriorityConfig.Absent(), true, 7));
    }

    private static Ran replay(Path file, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = new ArrayList<>(List.of("replay", file.toString()));
        arguments.addAll(List.of(options));
        int exitCode = Program.run(
                List.of(SimulatorCommands.GROUP),
                new PrintWriter(out),
                new PrintWriter(err, true),
                arguments.toArray(String[]::new));
        return new Ran(exitCode, out.toString(), err.toString());
    }
}
