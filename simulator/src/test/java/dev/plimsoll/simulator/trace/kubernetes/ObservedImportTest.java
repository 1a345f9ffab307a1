package dev.plimsoll.simulator.trace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is imported of recorded clusters against what watches saw of them, in the folders of {@code PLIMSOLL_OBSERVED}
 * (separated by colons), or else {@code ../shared/observed/recordings} beside the checkout, or the sample here.
 */
final class ObservedImportTest {

    private static final Path SHIPPED = Path.of("src/test/resources/observed");
    private static final String TRUTH = "-truth.jsonl.gz";
    private static final long SECOND = 1_000;

    /** A recording's files by what they begin with. */
    record Recording(Path folder, String name) {
        Path file(String kind) {
            return folder.resolve(name + "-" + kind);
        }

        @Override
        public String toString() {
            return folder.resolve(name).toString();
        }
    }

    static List<Recording> recordings() throws IOException {
        var recordings = new ArrayList<Recording>();
        for (String folder : folders()) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(TRUTH))
                        .sorted()
                        .forEach(file -> recordings.add(
                                new Recording(Path.of(folder), file.substring(0, file.length() - TRUTH.length()))));
            }
        }
        assertThat(recordings)
                .as("recordings with a truth in %s", (Object) folders())
                .isNotEmpty();
        return recordings;
    }

    private static String[] folders() {
        String named = System.getenv("PLIMSOLL_OBSERVED");
        if (named != null && !named.isBlank()) {
            return named.split(":");
        }
        Path beside = Path.of("../../shared/observed/recordings");
        return new String[] {Files.isDirectory(beside) ? beside.toString() : SHIPPED.toString()};
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void auditLogTellsAllPodsAndNodesExactly(Recording recording) {
        Truth truth = truth(recording);
        ClusterHistory history = ClusterRecords.read(recording.file("audit.jsonl.gz"), null);
        var table = new Comparison(recording + ", audit log", truth, history);
        table.print();
        assertThat(table.missing).as("pods not imported").isEmpty();
        assertThat(history.pods()).hasSameSizeAs(truth.pods);
        assertThat(table.otherShapes).as("pods of another shape or owner").isEmpty();
        assertThat(table.worstArrival).as("ms between arrivals").isLessThanOrEqualTo(SECOND);
        assertThat(table.worstBound).as("ms between bindings").isLessThanOrEqualTo(SECOND);
        assertThat(table.worstEnd).as("ms between ends").isLessThanOrEqualTo(SECOND);
        checkNodes(truth, history, SECOND);
        checkReplicas(truth, history, SECOND);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void scrapesTellAllPodsThatLivedLongerThanTwoOfThem(Recording recording) {
        Truth truth = truth(recording);
        ClusterHistory history =
                ClusterRecords.read(recording.file("prometheus.jsonl.gz"), recording.file("objects.json.gz"));
        var answers = new RangeAnswers();
        answers.read(List.of(recording.file("prometheus.jsonl.gz")), series -> {});
        long step = answers.stepMillis();
        var table = new Comparison(recording + ", scrapes each " + step + " ms", truth, history);
        table.print();
        List<String> longLived = table.missing.stream()
                .filter(pod -> lived(pod, answers.endMillis()) > 2 * step)
                .map(pod -> pod.name)
                .toList();
        System.out.printf(
                "%d of %d pods are missing, of which %d lived longer than two scrapes; unknown: %s%n",
                table.missing.size(), truth.pods.size(), longLived.size(), history.unknowns());
        assertThat(longLived)
                .as("pods not imported that lived longer than two scrapes")
                .isEmpty();
        assertThat(table.worstArrival).as("ms between arrivals").isLessThanOrEqualTo(step);
        assertThat(table.worstBound).as("ms between bindings").isLessThanOrEqualTo(step);
        assertThat(table.worstEnd).as("ms between ends").isLessThanOrEqualTo(step);
        checkNodes(truth, history, step);
        checkReplicas(truth, history, step);
    }

    private static Truth truth(Recording recording) {
        return Truth.read(recording.file("truth.jsonl.gz"), recording.file("audit.jsonl.gz"));
    }

    private static long lived(Truth.Pod pod, long endMillis) {
        Long end = pod.endMillis();
        return (end == null ? endMillis : end) - pod.createdMillis;
    }

    private static void checkNodes(Truth truth, ClusterHistory history, long within) {
        Map<String, NodeLife> imported = new HashMap<>();
        history.nodes().forEach(node -> imported.put(node.name(), node));
        assertThat(imported.keySet()).isEqualTo(truth.nodes.keySet());
        var fleet = new ObservedFleet(history.nodes(), "");
        truth.nodes.forEach((name, node) -> {
            NodeLife life = Objects.requireNonNull(imported.get(name), name);
            assertThat(fleet.groupOf(life)).isEqualTo(node.group);
            assertThat(life.labels()).containsEntry("node.kubernetes.io/instance-type", node.type);
            assertThat(life.labels()).containsEntry("topology.kubernetes.io/zone", node.zone);
            assertThat(gap(life.existence().createdMillis(), node.createdMillis))
                    .isLessThanOrEqualTo(within);
            assertThat(gap(life.existence().deletedMillis(), node.deletedMillis))
                    .as("end of " + name)
                    .isLessThanOrEqualTo(within);
        });
    }

    /** Replicas as the script set them, by name: each at its time, none left out. */
    private static void checkReplicas(Truth truth, ClusterHistory history, long within) {
        for (Truth.Scaled step : truth.scaled) {
            boolean told = step.atMillis() > history.span().endMillis()
                    || history.controllers().scalings().stream()
                            .anyMatch(scaling -> scaling.owner().name().equals(step.name())
                                    && scaling.replicas() == step.replicas()
                                    && (gap(scaling.atMillis(), step.atMillis()) <= within
                                            || step.atMillis() <= history.span().startMillis()));
            assertThat(told)
                    .as(
                            "%s to %d in %s",
                            step.name(), step.replicas(), history.controllers().scalings())
                    .isTrue();
        }
    }

    private static long gap(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null && other == null ? 0 : Long.MAX_VALUE;
        }
        return Math.abs(one - other);
    }

    /** Pod by pod, imported against true; pods of one name are paired in the order of their creation. */
    private static final class Comparison {
        private final List<Truth.Pod> missing = new ArrayList<>();
        private final List<String> otherShapes = new ArrayList<>();
        private final StringBuilder lines = new StringBuilder();
        private final String title;
        private final Truth truth;
        private long worstArrival;
        private long worstBound;
        private long worstEnd;

        Comparison(String title, Truth truth, ClusterHistory history) {
            this.title = title;
            this.truth = truth;
            Map<String, List<PodLife>> byName = new HashMap<>();
            history.pods()
                    .forEach(pod -> byName.computeIfAbsent(
                                    pod.id().replaceFirst("^[^/]*/", "").replaceFirst("~.*", ""),
                                    name -> new ArrayList<>())
                            .add(pod));
            for (Truth.Pod pod : truth.pods) {
                List<PodLife> lives = byName.getOrDefault(pod.name, List.of());
                if (lives.isEmpty()) {
                    missing.add(pod);
                    lines.append(String.format("%-32s missing%n", pod.name));
                } else {
                    compare(pod, lives.removeFirst(), history.span().endMillis());
                }
            }
        }

        private void compare(Truth.Pod pod, PodLife life, long endMillis) {
            Long trueEnd = pod.endMillis();
            Long end = trueEnd != null && trueEnd > endMillis ? null : trueEnd;
            long arrival = gap(life.times().createdMillis(), pod.createdMillis);
            long bound = gap(life.times().boundMillis(), pod.boundMillis);
            long ended = gap(life.ending().endedMillis(), end);
            worstArrival = Math.max(worstArrival, arrival);
            worstBound = Math.max(worstBound, bound);
            worstEnd = Math.max(worstEnd, ended);
            boolean same = isSame(pod, life);
            if (!same) {
                otherShapes.add(pod.name + ": " + life.shape().requests() + " of " + life.maker() + ", but " + pod.cpu
                        + ", " + pod.memory + " of " + pod.owner + " " + pod.app);
            }
            lines.append(String.format(
                    Locale.ROOT,
                    "%-32s %-11s %6dm %5d MiB %s arrival %+d ms, bound %+d ms, end %+d ms%n",
                    pod.name,
                    life.maker().kind().isEmpty() ? "bare" : life.maker().kind(),
                    life.shape().requests().cpuMillis(),
                    life.shape().requests().memoryBytes() >> 20,
                    same ? "=" : "!",
                    arrival,
                    bound,
                    ended));
        }

        /** The truth has the requests of the first container alone: no pod asks for less, and those of one container for no more. */
        private boolean isSame(Truth.Pod pod, PodLife life) {
            long cpu = Quantity.of(pod.cpu).orElseThrow().thousandths();
            long memory = Quantity.of(pod.memory).orElseThrow().units();
            boolean alone = !truth.ofSeveralContainers.contains(pod.name);
            boolean requests = alone
                    ? life.shape().requests().cpuMillis() == cpu
                            && life.shape().requests().memoryBytes() == memory
                    : life.shape().requests().cpuMillis() >= cpu
                            && life.shape().requests().memoryBytes() >= memory;
            String kind = life.maker().kind();
            return requests
                    && kind.equals(pod.owner)
                    && (kind.isEmpty()
                            ? life.maker().owner().equals(Owner.NOBODY)
                            : !life.maker().name().isEmpty())
                    && life.shape().labels().getOrDefault("app", pod.app).equals(pod.app)
                    && life.ending().node().equals(pod.node);
        }

        void print() {
            System.out.printf(
                    "%s: %d pods, %d missing; at worst arrival %d ms, bound %d ms, end %d ms off%n%s",
                    title,
                    missing.size() + lines.toString().lines().count() - missing.size(),
                    missing.size(),
                    worstArrival,
                    worstBound,
                    worstEnd,
                    lines);
        }
    }
}
