package dev.plimsoll.journal;

import static dev.plimsoll.journal.Recordings.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.InstanceLedger;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class JournalFileTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"rounds.jsonl", "rounds.jsonl.gz"})
    void whatIsAppendedIsReadBackInOrderAlsoAfterOpeningAgain(String name) throws IOException {
        Path path = folder.resolve(name);
        append(path, Long.MAX_VALUE, 1, 2);
        append(path, Long.MAX_VALUE, 3);

        assertThat(situations(path)).containsExactly(Recordings.small(1), Recordings.small(2), Recordings.small(3));
    }

    @Test
    void fileThatWouldGrowBeyondTheLimitMakesWay() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        append(path, Long.MAX_VALUE, 1);
        append(path, 2 * Files.size(path) + 10, 2, 3, 4, 5);

        assertThat(situations(folder.resolve("rounds.jsonl.1")))
                .containsExactly(Recordings.small(3), Recordings.small(4));
        assertThat(situations(path)).containsExactly(Recordings.small(5));
    }

    @Test
    void compressedFileMakesRoomUnderItsNameToo() throws IOException {
        Path path = folder.resolve("rounds.jsonl.gz");
        append(path, 10, 1, 2);

        assertThat(situations(folder.resolve("rounds.jsonl.gz.1"))).containsExactly(Recordings.small(1));
        assertThat(situations(path)).containsExactly(Recordings.small(2));
    }

    @Test
    void fileThatCouldNotMakeWayDoesSoOnceItCan() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        Path inTheWay = Files.createDirectories(folder.resolve("rounds.jsonl.1").resolve("full"));
        try (var file = new JournalFile(path, 10)) {
            file.append(Recordings.small(1), 0, NOTHING);
            assertThatIOException().isThrownBy(() -> file.append(Recordings.small(2), 0, NOTHING));
            Files.delete(inTheWay);
            file.append(Recordings.small(3), 0, NOTHING);
        }

        assertThat(situations(folder.resolve("rounds.jsonl.1"))).containsExactly(Recordings.small(1));
        assertThat(situations(path)).containsExactly(Recordings.small(3));
    }

    @Test
    void oneShapeIsWrittenOnceHoweverManyPodsHaveIt() {
        String line = RoundWriter.line(Recordings.large(10, 100, 2), 0, NOTHING);

        assertThat(line.split("\"nodeAffinity\"", -1)).hasSize(3);
        assertThat(line).contains("\"owners\":[{\"kind\":\"DEPLOYMENT\",\"name\":\"app-0\",\"controller\":");
    }

    @Test
    void thousandNodesWithTenThousandPodsStaySmall() throws IOException {
        Path plain = folder.resolve("rounds.jsonl");
        Path zipped = folder.resolve("rounds.jsonl.gz");
        for (Path path : List.of(plain, zipped)) {
            try (var file = new JournalFile(path, Long.MAX_VALUE)) {
                file.append(Recordings.large(1000, 10_000, 50), 0, NOTHING);
            }
        }

        assertThat(Files.size(plain)).isLessThan(1_700_000);
        assertThat(Files.size(zipped)).isLessThan(280_000);
    }

    @Test
    void damagedLineIsToldByFileAndLine() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        append(path, Long.MAX_VALUE, 1, 2);
        Files.writeString(path, Files.readString(path).replace("\"maxSize\":2", "\"maxSize\":\"two\""));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(path))
                .withMessageStartingWith(
                        path + ", line 2: is no round of a recording: observation.groups.items[0].group.maxSize: ");
    }

    @Test
    void everyMissingComponentIsToldByItsName() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        append(path, Long.MAX_VALUE, 1);
        Files.writeString(path, Files.readString(path).replace("\"desired\":0,", ""));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(path))
                .withMessageContaining("line 1")
                .withMessageContaining("'desired'");
    }

    @Test
    void recordingOfAnotherVersionIsRefused() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        append(path, Long.MAX_VALUE, 1);
        Files.writeString(path, Files.readString(path).replace("\"version\":6", "\"version\":2"));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(path))
                .withMessage(path
                        + ", line 1: is of version 2, this program reads versions 3 to 6: replay it with the program that"
                        + " recorded it");
    }

    @Test
    void recordingOfBeforeTheLedgerIsReadAndKnowsOfNoInstanceYet() throws IOException, URISyntaxException {
        List<RecordedRound> rounds = recordedBy(3);

        assertThat(rounds).hasSize(8);
        assertThat(rounds.get(2).situation().memory().growth().orders()).containsOnlyKeys("small");
        assertThat(rounds)
                .allSatisfy(
                        round -> assertThat(round.situation().memory().ledger()).isEqualTo(InstanceLedger.NONE));
    }

    /** Of one cluster each: six pods wait, two nodes are bought, one goes again. */
    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void recordingOfAVersionBeforeIsReadAndDecidedAgain(int version) throws IOException, URISyntaxException {
        List<RecordedRound> rounds = recordedBy(version);

        assertThat(rounds).hasSize(7);
        Memory purchase = rounds.get(1).situation().memory();
        assertThat(purchase.growth().orders()).containsOnlyKeys("small");
        assertThat(purchase.growth().orders().firstEntry().getValue().pods()).isEqualTo(6);
        assertThat(rounds.get(3).situation().memory().ledger().entries()).hasSize(2);
        var decider = new Decider(
                new GreedyPlanner(), rounds.getFirst().situation().rules().settings());
        for (RecordedRound round : rounds) {
            Situation then = round.situation();
            String steps = DecisionJson.text(decider.decide(then.observation(), then.memory(), then.at()));
            assertThat(stepsOf(steps)).as("at %s", then.at()).isEqualTo(stepsOf(round.decision()));
        }
    }

    private static JsonNode stepsOf(String decision) {
        return RecordJson.PLAIN.readTree(decision).path("steps");
    }

    private static List<RecordedRound> recordedBy(int version) throws IOException, URISyntaxException {
        return Recordings.read(
                Path.of(Objects.requireNonNull(JournalFileTest.class.getResource("version" + version + ".jsonl"))
                        .toURI()));
    }

    @Test
    void compressedRecordingThatEndsInTheMiddleIsTold() throws IOException {
        Path path = folder.resolve("rounds.jsonl.gz");
        append(path, Long.MAX_VALUE, 1);
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(path))
                .withMessageContaining("the recording ends in the middle, or is damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"trace\":\"shop\"}"})
    void otherJsonIsNoRecording(String line) throws IOException {
        Path path = Files.writeString(folder.resolve("other.jsonl"), line + "\n");

        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(path))
                .withMessage(
                        path + ", line 1: is no round of a recording: give a file that 'autoscale --record' wrote");
    }

    @Test
    void folderIsNoRecording() {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> Recordings.read(folder))
                .withMessageContaining("is not a file");
    }

    private static void append(Path path, long limit, int... sizes) throws IOException {
        try (var file = new JournalFile(path, limit)) {
            for (int size : sizes) {
                file.append(Recordings.small(size), 0, NOTHING);
            }
        }
    }

    private static List<Situation> situations(Path path) throws IOException {
        return Recordings.read(path).stream().map(RecordedRound::situation).toList();
    }
}
