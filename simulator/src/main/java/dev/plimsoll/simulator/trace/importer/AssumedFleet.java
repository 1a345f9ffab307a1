package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Where a recorded workload could run on AWS: one group an instance type, over three zones, and the usual DaemonSets. */
public final class AssumedFleet {

    /** The zones every assumed group spans. */
    public static final List<String> ZONES = List.of("us-east-1a", "us-east-1b", "us-east-1c");

    /** What pods that request GPUs must tolerate. */
    public static final Toleration GPU_TOLERATION =
            new Toleration(Resources.GPU, Toleration.Operator.EXISTS, "", Taint.Effect.NO_SCHEDULE);

    private static final SortedMap<String, String> GPU_LABELS =
            ImmutableMaps.copyOf(Map.of("nvidia.com/gpu.present", "true"));
    private static final Marks GPU_MARKS =
            new Marks(GPU_LABELS, List.of(new Taint(Resources.GPU, "present", Taint.Effect.NO_SCHEDULE)));
    private static final long MEBIBYTE = 1L << 20;

    private AssumedFleet() {}

    /** Groups of these types, each from 0 to {@code maxSize} instances; those with GPUs are labelled and tainted. */
    static Fleet of(int maxSize, List<String> types, List<String> gpuTypes, List<RecordedNodes> history) {
        var groups = new ArrayList<Group>();
        types.forEach(type -> groups.add(group(type, maxSize, Marks.NONE)));
        gpuTypes.forEach(type -> groups.add(group(type, maxSize, GPU_MARKS)));
        return new Fleet(groups, daemonSets(!gpuTypes.isEmpty()), history);
    }

    /** The usual DaemonSets: network, proxy, metrics and logs; with GPUs, the device plugin on nodes that have them. */
    public static List<DaemonSet> daemonSets(boolean gpus) {
        var daemonSets = new ArrayList<DaemonSet>();
        daemonSets.add(daemonSet("aws-node", 50, 96, ImmutableMaps.empty()));
        daemonSets.add(daemonSet("kube-proxy", 100, 64, ImmutableMaps.empty()));
        daemonSets.add(daemonSet("node-exporter", 50, 64, ImmutableMaps.empty()));
        daemonSets.add(daemonSet("log-collector", 100, 128, ImmutableMaps.empty()));
        if (gpus) {
            daemonSets.add(daemonSet("nvidia-device-plugin", 50, 64, GPU_LABELS));
        }
        return List.copyOf(daemonSets);
    }

    /** Labels and taint of nodes with GPUs. */
    public static Marks gpuMarks() {
        return GPU_MARKS;
    }

    private static Group group(String type, int maxSize, Marks marks) {
        return new Group(type.replace('.', '-'), List.of(type), ZONES, new Bounds(0, maxSize), marks);
    }

    private static DaemonSet daemonSet(
            String name, long cpuMillis, long mebibytes, SortedMap<String, String> nodeSelector) {
        return new DaemonSet(name, Resources.ofPod(cpuMillis, mebibytes * MEBIBYTE), nodeSelector);
    }
}
