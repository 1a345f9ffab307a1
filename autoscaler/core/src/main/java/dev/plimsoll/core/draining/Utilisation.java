package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The share of a node that is requested, of the resource that decides: GPUs if the node has any or should have, else the fuller
 * of cpu and memory. As cluster-autoscaler 1.36 counts it (simulator/utilization/info.go). It may be above 1, and infinite or
 * not a number where pods that are not counted take everything.
 */
public record Utilisation(String resource, double share, boolean ofGpu) {

    /** By which AWS's nodes say that they have GPUs. */
    private static final String ACCELERATOR = "k8s.amazonaws.com/accelerator";

    /** What device plugins call GPUs, in the order in which they are looked for. */
    private static final List<String> GPUS =
            List.of(Resources.GPU, "habana.ai/gaudi", "gpu.intel.com/xe", "amd.com/gpu", "microsoft.com/directx");

    /** Null when it is not measurable. Pods that are not counted are taken off what the node offers. */
    public static @Nullable Utilisation of(
            NodeState state, boolean ignoreDaemonSets, boolean ignoreStatic, Instant now) {
        if (!isMeasurable(state.node())) {
            return null;
        }
        Resources offered = state.node().allocatable();
        var counting = new Counting(state.pods(), ignoreDaemonSets, ignoreStatic, now);
        String gpu = gpuOf(offered);
        if (gpu != null) {
            return new Utilisation(gpu, counting.share(offered.other(gpu), requests -> requests.other(gpu)), true);
        }
        if (isToHaveGpus(state.node())) {
            return new Utilisation(Resources.GPU, 0, true); // its GPUs are not there yet, or any more
        }
        double cpu = counting.share(offered.cpuMillis(), Resources::cpuMillis);
        double memory = counting.share(offered.memoryBytes(), Resources::memoryBytes);
        return cpu > memory
                ? new Utilisation(Resources.CPU, cpu, false)
                : new Utilisation(Resources.MEMORY, memory, false);
    }

    /** Whether the node offers what can be requested of it: GPUs, or both cpu and memory. */
    static boolean isMeasurable(Node node) {
        Resources offered = node.allocatable();
        return (offered.cpuMillis() != 0 && offered.memoryBytes() != 0) || gpuOf(offered) != null || isToHaveGpus(node);
    }

    private static boolean isToHaveGpus(Node node) {
        return node.labels().containsKey(ACCELERATOR);
    }

    private static @Nullable String gpuOf(Resources offered) {
        if (offered.others().isEmpty()) {
            return null; // most nodes, of which this is asked every round
        }
        for (String gpu : GPUS) {
            if (offered.other(gpu) != 0) {
                return gpu;
            }
        }
        return null;
    }

    private record Counting(List<Pod> pods, boolean ignoreDaemonSets, boolean ignoreStatic, Instant now) {

        /** By index: an iterator for each node and round costs more than what it is for. */
        double share(long offered, ToLongFunction<Resources> resource) {
            long requested = 0;
            long ignored = 0;
            for (int i = 0; i < pods.size(); i++) {
                Pod pod = pods.get(i);
                long wanted = resource.applyAsLong(pod.shape().requests());
                if ((ignoreDaemonSets && isDaemon(pod.owner()))
                        || (ignoreStatic && pod.owner().kind() == Owner.Kind.STATIC)) {
                    ignored += wanted;
                } else if (!isStuck(pod)) {
                    requested += wanted;
                }
            }
            return (double) requested / (offered - ignored) + 0.0; // never a negative zero
        }

        /** A static pod may pass for a DaemonSet's. */
        private static boolean isDaemon(Owner owner) {
            return owner.kind() == Owner.Kind.DAEMON_SET
                    || owner.controller().kind().equals("DaemonSet");
        }

        private boolean isStuck(Pod pod) {
            Instant overdueAt = pod.life().ending().overdueAt();
            return overdueAt != null && overdueAt.isBefore(now);
        }
    }
}
