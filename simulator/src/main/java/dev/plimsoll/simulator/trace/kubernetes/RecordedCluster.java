package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.configuration.Re2Pattern;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.journal.JournalException;
import dev.plimsoll.journal.JournalReader;
import dev.plimsoll.journal.RecordedRound;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.format.CompressedFile;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Controllers;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Ending;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Maker;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        var reading = new Reading();
        try (JournalReader recording = JournalReader.open(file, Re2Pattern::of)) {
            for (RecordedRound round = recording.next(); round != null; round = recording.next()) {
                reading.round(
                        round.situation().at().toEpochMilli(), round.situation().observation());
            }
        } catch (JournalException unreadable) {
            throw new TraceException(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (IOException e) {
            throw CompressedFile.broken(file, e);
        }
        if (reading.rounds == 0) {
            throw new TraceException(file + ": holds no round: record for a while first");
        }
        return reading.cluster();
    }

    private static final class Reading {
        private final Map<String, Seen> pods = new LinkedHashMap<>();
        private final Map<String, SeenNode> nodes = new LinkedHashMap<>();
        private final List<PodLife> lives = new ArrayList<>();
        private final List<NodeLife> nodeLives = new ArrayList<>();
        private final Map<String, Integer> times = new LinkedHashMap<>();
        private final SortedMap<String, NodeGroupState> groups = new TreeMap<>();
        private final Unknowns unknowns = new Unknowns();
        private long rounds;
        private long startMillis;
        private long endMillis;

        private static final class Seen {
            private final Pod pod;
            private @Nullable Long bound;
            private String node = "";

            Seen(Pod pod) {
                this.pod = pod;
            }
        }

        private record SeenNode(Node node, long firstMillis) {}

        void round(long at, Observation observation) {
            startMillis = rounds == 0 ? at : startMillis;
            endMillis = at;
            rounds++;
            observation
                    .groups()
                    .items()
                    .forEach(group -> groups.put(group.group().name(), group));
            if (!observation.nodes().complete()
                    || !observation.unschedulablePods().complete()) {
                unknowns.add("rounds saw the cluster in part: what they did not see is taken to have stayed");
                return;
            }
            Set<String> there = new HashSet<>();
            Set<String> nodesThere = new HashSet<>();
            for (NodeState state : observation.nodes().items()) {
                nodesThere.add(state.node().name());
                nodes.putIfAbsent(state.node().name(), new SeenNode(state.node(), at));
                state.pods().forEach(pod -> seen(at, pod, state.node().name(), there));
            }
            observation.unschedulablePods().items().forEach(pod -> seen(at, pod, "", there));
            List.copyOf(pods.keySet()).stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> ended(at, id, nodesThere));
            List.copyOf(nodes.keySet()).stream()
                    .filter(name -> !nodesThere.contains(name))
                    .forEach(name -> nodeLives.add(life(Objects.requireNonNull(nodes.remove(name), name), at)));
        }

        private void seen(long at, Pod pod, String node, Set<String> there) {
            there.add(pod.id());
            Seen seen = pods.computeIfAbsent(pod.id(), id -> new Seen(pod));
            if (!node.isEmpty() && seen.bound == null) {
                seen.bound = at;
                seen.node = node;
            }
        }

        private void ended(long at, String id, Set<String> nodesThere) {
            Seen seen = pods.remove(id);
            if (seen != null) {
                boolean lost = !seen.node.isEmpty() && !nodesThere.contains(seen.node);
                boolean job = seen.pod.owner().kind() == Owner.Kind.JOB;
                lives.add(life(seen, lost ? End.LOST : job ? End.FINISHED : End.DELETED, at));
            }
        }

        private PodLife life(Seen seen, End end, @Nullable Long endedMillis) {
            Pod pod = seen.pod;
            int time = times.merge(pod.id(), 1, Integer::sum);
            String namespace = pod.shape().namespace() + "/";
            String name = pod.owner().name();
            var owner = new Owner(
                    pod.owner().kind(), name.startsWith(namespace) ? name.substring(namespace.length()) : name);
            String kind = owner.kind() == Owner.Kind.DAEMON_SET ? "DaemonSet" : "";
            return new PodLife(
                    pod.id() + (time == 1 ? "" : "~" + time),
                    pod.shape(),
                    new Maker(kind, owner.name(), owner, false),
                    new Times(pod.createdAt().toEpochMilli(), seen.bound, seen.bound),
                    new Ending(end, endedMillis, seen.node));
        }

        private NodeLife life(SeenNode seen, @Nullable Long deletedMillis) {
            Node node = seen.node();
            long registered =
                    Math.min(seen.firstMillis(), node.status().registeredAt().toEpochMilli());
            return new NodeLife(
                    node.name(),
                    node.labels(),
                    node.taints().stream()
                            .filter(taint -> NodeLives.isLasting(taint.key()))
                            .toList(),
                    node.allocatable(),
                    new NodeLife.Existence(registered, deletedMillis));
        }

        RecordedCluster cluster() {
            pods.values().forEach(seen -> lives.add(life(seen, End.NONE, null)));
            nodes.values().forEach(seen -> nodeLives.add(life(seen, null)));
            unknowns.add("rounds tell when pods were bound and ended: by the one that saw it first", rounds);
            return new RecordedCluster(
                    new ClusterHistory(
                            new Span(startMillis, endMillis),
                            lives,
                            nodeLives,
                            new Controllers(List.of(), List.of(), List.of()),
                            unknowns.counts()),
                    groups.values().stream().map(Reading::group).toList());
        }

        private static Group group(NodeGroupState state) {
            var types = new TreeSet<String>();
            var zones = new TreeSet<String>();
            for (NodeTemplate template : state.group().templates()) {
                types.add(template.source().instanceType());
                zones.add(template.source().zone());
            }
            NodeTemplate first = state.group().templates().getFirst();
            var labels = new TreeMap<>(first.labels());
            labels.keySet().removeIf(label -> ObservedFleet.isOwnLabel(label));
            return new Group(
                    state.group().name(),
                    List.copyOf(types),
                    List.copyOf(zones),
                    new Bounds(state.group().minSize(), state.group().maxSize()),
                    new Marks(labels, first.taints()));
        }
    }
}
