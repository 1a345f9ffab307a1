package dev.plimsoll.simulator.trace.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.Re2Pattern;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.journal.JournalReader;
import dev.plimsoll.journal.RecordedRound;
import dev.plimsoll.simulator.replay.RecordedLoop;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.Traces;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import dev.plimsoll.simulator.trace.kubernetes.RecordedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedClusterTest {

    @TempDir
    private Path directory;

    @Test
    void everyPodOfARecordingIsImportedAsItWasRead() throws IOException {
        Path file = directory.resolve("rounds.jsonl.gz");
        RecordedLoop.record(file, Settings.DEFAULT);
        Map<String, Pod> seen = new LinkedHashMap<>();
        Map<String, String> nodes = new LinkedHashMap<>();
        try (JournalReader recording = JournalReader.open(file, Re2Pattern::of)) {
            for (RecordedRound round = recording.next(); round != null; round = recording.next()) {
                Observation observation = round.situation().observation();
                observation.unschedulablePods().items().forEach(pod -> seen.putIfAbsent(pod.id(), pod));
                for (NodeState state : observation.nodes().items()) {
                    state.pods().forEach(pod -> {
                        seen.putIfAbsent(pod.id(), pod);
                        nodes.putIfAbsent(pod.id(), state.node().name());
                    });
                }
            }
        }
        assertThat(seen).hasSize(7);

        RecordedCluster imported = RecordedCluster.read(file);
        assertThat(imported.history().pods())
                .extracting(PodLife::id)
                .containsExactlyInAnyOrderElementsOf(seen.keySet());
        for (PodLife life : imported.history().pods()) {
            Pod pod = Objects.requireNonNull(seen.get(life.id()), life.id());
            assertThat(life.shape()).isEqualTo(pod.shape());
            assertThat(life.times().createdMillis()).isEqualTo(pod.createdAt().toEpochMilli());
            assertThat(life.maker().owner().kind()).isEqualTo(pod.owner().kind());
            assertThat(life.ending().node()).isEqualTo(nodes.getOrDefault(life.id(), ""));
        }
        assertThat(imported.groups()).extracting(group -> group.name()).containsExactly("large", "small");
    }

    @Test
    void recordingIsATraceInItsOwnGroups() throws IOException {
        Path file = directory.resolve("rounds.jsonl.gz");
        RecordedLoop.record(file, Settings.DEFAULT);
        Trace trace = Recordings.read(new KubernetesReader(), file);
        assertThat(Traces.events(trace)).isNotEmpty();
        assertThat(trace.manifest().fleet().groups()).hasSize(2);
        assertThat(trace.manifest().fleet().history()).isNotEmpty();
    }
}
