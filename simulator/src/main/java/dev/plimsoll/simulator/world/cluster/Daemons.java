package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.world.state.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The DaemonSets of a cluster: which of them put a pod on a node, and what that takes. */
public final class Daemons {

    private static final String NAMESPACE = "kube-system";

    /** Of the priority class system-node-critical. */
    private static final int PRIORITY = 2_000_001_000;

    private final List<Daemon> daemons = new ArrayList<>();

    private record Daemon(Manifest.DaemonSet set, PodShape shape) {

        PodShape selecting() {
            return new PodShape(
                    shape.namespace(),
                    shape.labels(),
                    shape.requests(),
                    shape.rules().withNodeAffinity(NodeAffinity.selector(set.nodeSelector())),
                    shape.priority());
        }

        boolean runsOn(SortedMap<String, String> nodeLabels) {
            return nodeLabels.entrySet().containsAll(set.nodeSelector().entrySet());
        }
    }

    public Daemons(List<Manifest.DaemonSet> sets) {
        for (Manifest.DaemonSet set : sets) {
            daemons.add(new Daemon(set, shapeOf(set)));
        }
    }

    private static PodShape shapeOf(Manifest.DaemonSet set) {
        Resources asked = set.requests();
        return new PodShape(
                NAMESPACE,
                new TreeMap<>(Map.of("k8s-app", set.name())),
                new Resources(asked.cpuMillis(), asked.memoryBytes(), Math.max(1, asked.pods()), asked.others()),
                SchedulingRules.NONE.withTolerations(List.of(Toleration.EVERYTHING)),
                PRIORITY);
    }

    /** The pods as a scheduler sees them, with the nodes they ask for. */
    public List<PodShape> shapes() {
        return daemons.stream().map(Daemon::selecting).toList();
    }

    /** What they take together on a node with these labels. */
    public Resources requestsOn(SortedMap<String, String> nodeLabels) {
        Resources sum = Resources.NONE;
        for (Daemon daemon : daemons) {
            if (daemon.runsOn(nodeLabels)) {
                sum = sum.plus(daemon.shape().requests());
            }
        }
        return sum;
    }

    /** One replica of each on a node that registers. */
    List<Replica> replicasOn(String nodeName, SortedMap<String, String> nodeLabels) {
        var replicas = new ArrayList<Replica>();
        for (Daemon daemon : daemons) {
            if (daemon.runsOn(nodeLabels)) {
                String name = daemon.set().name();
                replicas.add(new Replica(
                        NAMESPACE + "/" + name + "-" + nodeName,
                        daemon.shape(),
                        new Owner(Owner.Kind.DAEMON_SET, name),
                        Departure.ON_EVENT));
            }
        }
        return replicas;
    }
}
