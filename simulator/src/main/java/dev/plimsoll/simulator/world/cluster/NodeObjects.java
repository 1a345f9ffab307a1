package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How Node objects look: as kubelets register them, and after somebody wrote them. */
final class NodeObjects {

    /** What the node controller puts on a node that is not ready. */
    static final Taint NOT_READY = new Taint("node.kubernetes.io/not-ready", "", Taint.Effect.NO_SCHEDULE);

    private NodeObjects() {}

    /** What of a node changes beside its taints. */
    record Marks(boolean ready, boolean unschedulable, Instant registeredAt) {

        static Marks of(Node node) {
            Node.Status status = node.status();
            return new Marks(status.ready(), status.unschedulable(), status.registeredAt());
        }

        Marks ready(boolean changed) {
            return new Marks(changed, unschedulable, registeredAt);
        }

        Marks unschedulable(boolean changed) {
            return new Marks(ready, changed, registeredAt);
        }
    }

    static Node registering(SimulatedInstance instance, NodeLife life, Instant now) {
        String name = instance.nodeName();
        var labels = new TreeMap<>(instance.launchedAs().labels());
        labels.put(WellKnown.HOSTNAME, name);
        var taints = new ArrayList<>(instance.launchedAs().taints());
        if (!life.isReadyAtOnce()) {
            taints.add(NOT_READY);
        }
        life.startup().forEach(startup -> taints.add(startup.taint()));
        return new Node(
                name,
                labels,
                taints,
                life.allocatable(instance.launchedAs().capacity().allocatable()),
                new Node.Status(life.isReadyAtOnce(), false, now, instance.id()));
    }

    static Node changed(Node old, List<Taint> taints, Marks marks) {
        var status = new Node.Status(
                marks.ready(),
                marks.unschedulable(),
                marks.registeredAt(),
                old.status().instanceId(),
                old.status().equipment());
        return new Node(old.name(), old.labels(), taints, old.allocatable(), status);
    }

    /** One with the same key and effect is replaced. */
    static List<Taint> with(List<Taint> taints, Taint taint) {
        var changed = new ArrayList<>(taints);
        changed.removeIf(old -> old.key().equals(taint.key()) && old.effect() == taint.effect());
        changed.add(taint);
        return changed;
    }

    static List<Taint> without(List<Taint> taints, String key) {
        return taints.stream().filter(taint -> !taint.key().equals(key)).toList();
    }
}
