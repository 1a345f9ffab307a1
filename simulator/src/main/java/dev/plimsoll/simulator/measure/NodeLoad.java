package dev.plimsoll.simulator.measure;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.measure.Course.Lot;
import dev.plimsoll.simulator.measure.Course.Machine;
import dev.plimsoll.simulator.measure.Course.PackedNode;
import dev.plimsoll.simulator.measure.Course.Shares;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is on one node, by owner. */
final class NodeLoad {

    private final SimulatedNode node;
    private final Map<String, OwnLoad> owners = new TreeMap<>();
    private @Nullable PackedNode packed;

    private static final class OwnLoad {
        private int pods;
        private long cpuMillis;
        private long memoryBytes;
        private long gpus;
    }

    NodeLoad(SimulatedNode node) {
        this.node = node;
    }

    /** A pod comes (1) or goes (-1). */
    void add(SimulatedPod pod, int sign) {
        packed = null;
        String name = pod.owner().name().isEmpty()
                ? pod.id()
                : pod.shape().namespace() + "/" + pod.owner().name();
        OwnLoad own = owners.computeIfAbsent(name, owner -> new OwnLoad());
        Resources requests = pod.shape().requests();
        own.pods += sign;
        own.cpuMillis += sign * requests.cpuMillis();
        own.memoryBytes += sign * requests.memoryBytes();
        own.gpus += sign * requests.other(Resources.GPU);
        if (own.pods == 0) {
            owners.remove(name);
        }
    }

    /** The node as it is now; the same object as long as nothing comes or goes. */
    PackedNode packed() {
        PackedNode known = packed;
        if (known == null) {
            known = pack();
            packed = known;
        }
        return known;
    }

    private PackedNode pack() {
        var sum = new OwnLoad();
        for (OwnLoad own : owners.values()) {
            sum.cpuMillis += own.cpuMillis;
            sum.memoryBytes += own.memoryBytes;
            sum.gpus += own.gpus;
        }
        Shares requested = shares(sum);
        var lots = new ArrayList<Lot>();
        owners.forEach((owner, own) -> {
            Shares part = shares(own);
            double share = requested.fullest() == requested.gpu() && requested.gpu() > 0
                    ? part.gpu()
                    : requested.cpu() >= requested.memory() ? part.cpu() : part.memory();
            lots.add(new Lot(owner, own.pods, share));
        });
        var machine = new Machine(
                node.instance().group(),
                node.node().labels().getOrDefault(WellKnown.INSTANCE_TYPE, ""),
                node.node().labels().getOrDefault(WellKnown.ZONE, ""));
        return new PackedNode(node.name(), machine, requested, lots);
    }

    private Shares shares(OwnLoad load) {
        Resources allocatable = node.node().allocatable();
        return new Shares(
                share(load.cpuMillis, allocatable.cpuMillis()),
                share(load.memoryBytes, allocatable.memoryBytes()),
                share(load.gpus, allocatable.other(Resources.GPU)));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
