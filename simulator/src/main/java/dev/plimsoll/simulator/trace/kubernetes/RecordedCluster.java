package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.configuration.Re2Pattern;
import dev.plimsoll.journal.JournalException;
import dev.plimsoll.journal.JournalReader;
import dev.plimsoll.journal.RecordedRound;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the daemon's own recording shows of a cluster: its pods as they were read, when they were made to the second, and
 * its groups as AWS had them; when pods were bound and ended, by the round that saw it first.
 */
public record RecordedCluster(ClusterHistory history, List<Group> groups) {

    /** Whether a file begins as a recording does. */
    public static boolean isRecording(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var values = new JsonValues(file)) {
            var first = values.next();
            return first != null && first.has("observation") && first.has("memory") && first.has("rules");
        } catch (TraceException notJson) {
            return false;
        }
    }

    /** Reads a recording whole. */
    public static RecordedCluster read(Path file) {
        var rounds = new RecordedRounds();
        try (JournalReader recording = JournalReader.open(file, Re2Pattern::of)) {
            for (RecordedRound round = recording.next(); round != null; round = recording.next()) {
                rounds.add(
                        round.situation().at().toEpochMilli(), round.situation().observation());
            }
        } catch (JournalException unreadable) {
            throw new TraceException(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
        if (rounds.isEmpty()) {
            throw new TraceException(file + ": holds no round: record for a while first");
        }
        return rounds.cluster();
    }
}
