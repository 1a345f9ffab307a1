package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Controllers;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Ending;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Maker;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Times;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The cluster that the rounds of a recording saw, round by round in the order of time. */
final class RecordedRounds {

    private final Map<String, Seen> pods = new LinkedHashMap<>();
    private final Map<String, SeenNode> nodes = new LinkedHashMap<>();
    private final List<Seen> podsGone = new ArrayList<>();
    private final List<NodeLife> nodesGone = new ArrayList<>();
    private final SortedMap<String, NodeGroupState> groups = new TreeMap<>();
    private final Unknowns unknowns = new Unknowns();
    private final RecordedShapes shapes = new RecordedShapes();
    private long rounds;
    private long startMillis;
    private long endMillis;

    private static final class Seen {
        private final Pod pod;
        private boolean finished;
        private @Nullable Long bound;
        private String node = "";
        private Ending ending = new Ending(End.NONE, null, "");

        Seen(Pod pod) {
            this.pod = pod;
        }
    }

    private record SeenNode(Node node, long firstMillis) {}

    boolean isEmpty() {
        return rounds == 0;
    }

    /** What the next round saw, at its time in milliseconds since 1970. */
    void add(long at, Observation observation) {
        startMillis = rounds == 0 ? at : startMillis;
        endMillis = at;
        rounds++;
        observation.groups().items().forEach(group -> groups.put(group.group().name(), group));
        if (!observation.nodes().complete() || !observation.unschedulablePods().complete()) {
            unknowns.add("rounds saw the cluster in part: what they did not see is taken to have stayed");
            return;
        }
        shapes.learn(observation.facts().storage());
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
                .forEach(id -> ended(at, Objects.requireNonNull(pods.remove(id), id), nodesThere));
        List.copyOf(nodes.keySet()).stream()
                .filter(name -> !nodesThere.contains(name))
                .forEach(name -> nodesGone.add(life(Objects.requireNonNull(nodes.remove(name), name), at)));
    }

    private void seen(long at, Pod pod, String node, Set<String> there) {
        there.add(pod.id());
        Seen seen = pods.computeIfAbsent(pod.id(), id -> new Seen(pod));
        seen.finished |= pod.life().ending().finished();
        if (!node.isEmpty() && seen.bound == null) {
            seen.bound = at;
            seen.node = node;
        }
    }

    private void ended(long at, Seen seen, Set<String> nodesThere) {
        boolean lost = !seen.node.isEmpty() && !nodesThere.contains(seen.node);
        boolean finished = seen.finished || seen.pod.owner().kind() == Owner.Kind.JOB;
        seen.ending = new Ending(lost ? End.LOST : finished ? End.FINISHED : End.DELETED, at, seen.node);
        podsGone.add(seen);
    }

    /** All of it, when all rounds have been told. */
    RecordedCluster cluster() {
        pods.values().forEach(seen -> {
            seen.ending = new Ending(End.NONE, null, seen.node);
            podsGone.add(seen);
        });
        nodes.values().forEach(seen -> nodesGone.add(life(seen, null)));
        unknowns.add("rounds tell when pods were bound and ended: by the one that saw it first", rounds);
        return new RecordedCluster(
                new ClusterHistory(
                        new Span(startMillis, endMillis),
                        lives(),
                        nodesGone,
                        new Controllers(List.of(), List.of(), List.of()),
                        unknowns.counts()),
                groups.values().stream().map(RecordedRounds::group).toList());
    }

    private List<PodLife> lives() {
        var volumes = shapes.volumes(nodesGone, unknowns);
        Map<String, Integer> times = new LinkedHashMap<>();
        var lives = new ArrayList<PodLife>();
        for (Seen seen : podsGone) {
            Pod pod = seen.pod;
            int time = times.merge(pod.id(), 1, Integer::sum);
            Owner owner = owner(seen);
            String kind = pod.owner().kind() == Owner.Kind.DAEMON_SET ? "DaemonSet" : "";
            lives.add(new PodLife(
                    pod.id() + (time == 1 ? "" : "~" + time),
                    shapes.of(pod, seen.node, volumes),
                    new Maker(kind, owner.name(), owner, false),
                    new Times(pod.createdAt().toEpochMilli(), seen.bound, seen.bound),
                    seen.ending));
        }
        return lives;
    }

    /** In the kinds that traces have: what no controller of Kubernetes made is a service, or a job if it was seen to finish. */
    private static Owner owner(Seen seen) {
        Owner owner = seen.pod.owner();
        Owner.Kind kind = switch (owner.kind()) {
            case DEPLOYMENT, REPLICATION_CONTROLLER -> Owner.Kind.DEPLOYMENT;
            case STATEFUL_SET -> Owner.Kind.STATEFUL_SET;
            case JOB -> Owner.Kind.JOB;
            case DAEMON_SET, STATIC -> Owner.Kind.DAEMON_SET;
            case CUSTOM -> seen.finished ? Owner.Kind.JOB : Owner.Kind.DEPLOYMENT;
            case BARE -> Owner.Kind.BARE;
        };
        String namespace = seen.pod.shape().namespace() + "/";
        String name = owner.name();
        return new Owner(kind, name.startsWith(namespace) ? name.substring(namespace.length()) : name);
    }

    private static NodeLife life(SeenNode seen, @Nullable Long deletedMillis) {
        Node node = seen.node();
        long registered =
                Math.min(seen.firstMillis(), node.status().registeredAt().toEpochMilli());
        return new NodeLife(
                node.name(),
                node.labels(),
                node.taints().stream().filter(NodeLives::isLasting).toList(),
                node.allocatable(),
                new NodeLife.Existence(registered, deletedMillis));
    }

    /** With its types in the order in which the group asks for them. */
    private static Group group(NodeGroupState state) {
        var types = new LinkedHashSet<String>();
        var zones = new TreeSet<String>();
        for (NodeTemplate template : state.group().templates()) {
            types.add(template.source().instanceType());
            zones.add(template.source().zone());
        }
        NodeTemplate first = state.group().templates().getFirst();
        var labels = new TreeMap<>(first.labels());
        labels.keySet().removeIf(ObservedFleet::isOwnLabel);
        return new Group(
                state.group().name(),
                List.copyOf(types),
                List.copyOf(zones),
                new Bounds(state.group().minSize(), state.group().maxSize()),
                new Marks(labels, first.taints()));
    }
}
