package dev.plimsoll.journal;

import static dev.plimsoll.journal.Recordings.AT;
import static dev.plimsoll.journal.Recordings.NOTHING;
import static dev.plimsoll.journal.Recordings.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightRecorderTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> troubles = new CopyOnWriteArrayList<>();

    @Test
    void roundsThatBringNothingNewAreOnlyCounted() throws IOException {
        Path path = folder.resolve("rounds.jsonl");
        Decision waking = new Decision(List.of(), Memory.NONE, AT.plusSeconds(60), List.of());
        try (var recorder = recorder(path)) {
            for (int second = 0; second < 4; second++) {
                recorder.decided(AT.plusSeconds(second), seenAt(second), Memory.NONE, NOTHING);
            }
            recorder.decided(AT.plusSeconds(4), seenAt(4), Memory.NONE, waking);
            recorder.decided(AT.plusSeconds(5), Recordings.small(6).observation(), Memory.NONE, waking);
        }

        assertThat(Recordings.read(path))
                .extracting(round -> round.situation().at(), RecordedRound::unchangedBefore)
                .containsExactly(tuple(AT, 0L), tuple(AT.plusSeconds(4), 3L), tuple(AT.plusSeconds(5), 0L));
        assertThat(troubles).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsToldOnceAndBreaksNoRound() throws IOException {
        var file = new JournalFile(folder.resolve("rounds.jsonl"), Long.MAX_VALUE);
        file.close();
        try (var recorder = new FlightRecorder(file, RULES, troubles::add)) {
            for (int size = 1; size <= 3; size++) {
                recorder.decided(AT, Recordings.small(size).observation(), Memory.NONE, NOTHING);
            }
        }

        assertThat(troubles).singleElement().asString().startsWith("rounds are not recorded: ");
    }

    private FlightRecorder recorder(Path path) throws IOException {
        return new FlightRecorder(new JournalFile(path, Long.MAX_VALUE), RULES, troubles::add);
    }

    /** The same as ever, but read later. */
    private static Observation seenAt(int second) {
        Observation seen = Recordings.small(5).observation();
        Instant readAt = AT.plusSeconds(second);
        return new Observation(
                new Snapshot<>(seen.nodes().items(), readAt, true),
                seen.unschedulablePods(),
                seen.groups(),
                seen.budgets(),
                seen.facts());
    }
}
