package dev.plimsoll.simulator.oracle.invariant;

import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is truly so in a world, in the words of the rules. */
public record Truth(SimulatedWorld world, Settings settings, Quiet quiet) {

    /**
     * Since when, in milliseconds since 1970, no fault and no change of workload has happened at the end of the run; and the
     * groups whose nodes turned out other than promised, which may be barred until their template changes.
     */
    public record Quiet(long sinceMillis, Set<String> spoilt) {

        public Quiet {
            spoilt = Set.copyOf(spoilt);
        }
    }

    Set<String> spoilt() {
        return quiet.spoilt();
    }

    long nowMillis() {
        return world.engine().nowMillis();
    }

    /** The node of an instance, also while its Node object is gone; null when there is none. */
    @Nullable
    SimulatedNode nodeOf(SimulatedInstance instance) {
        SimulatedNode node = world.kubernetes().node(instance.nodeName());
        return node == null || !node.instance().id().equals(instance.id()) ? null : node;
    }

    /** The pods on a node that are not part of it. */
    static List<SimulatedPod> work(SimulatedNode node) {
        var work = new ArrayList<SimulatedPod>();
        for (SimulatedPod pod : node.pods()) {
            if (!pod.isDaemon()) {
                work.add(pod);
            }
        }
        return work;
    }

    static boolean isOurs(Taint taint) {
        return taint.key().equals(WellKnown.TO_BE_DELETED) && taint.value().startsWith(Removal.OURS);
    }

    static boolean bearsOurTaint(SimulatedNode node) {
        return node.node().taints().stream().anyMatch(Truth::isOurs);
    }

    /** Whether pods may use a node: it is ready and bears none of the taints of its beginning. */
    static boolean isUsable(SimulatedNode node) {
        return node.node().status().ready()
                && node.node().taints().stream()
                        .noneMatch(taint -> taint.key().startsWith("node.kubernetes.io/")
                                || taint.key().startsWith("startup-taint.cluster-autoscaler.kubernetes.io/"));
    }

    int nodes() {
        return world.kubernetes().nodes().size();
    }

    /** The nodes that Kubernetes shows, those that outlive their instances apart. */
    long nodeObjects() {
        return world.kubernetes().nodes().stream()
                .filter(node -> !node.isHidden())
                .count();
    }

    /** What all groups are to have. */
    int desired() {
        return world.aws().groups().stream().mapToInt(NodeGroupState::desired).sum();
    }

    static long live(NodeGroupState state) {
        return state.instances().stream().filter(Instance::isLive).count();
    }

    static String names(List<SimulatedPod> pods) {
        return String.join(", ", pods.stream().limit(3).map(SimulatedPod::id).toList())
                + (pods.size() > 3 ? " and " + (pods.size() - 3) + " more" : "");
    }
}
