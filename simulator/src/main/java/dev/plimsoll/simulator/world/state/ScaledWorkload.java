package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A Deployment or StatefulSet that is scaled. A Deployment never uses an ordinal twice; a StatefulSet has the ordinals from
 * 0 up.
 */
public final class ScaledWorkload {

    private final LinkedHashSet<Replica> replicas = new LinkedHashSet<>();
    private final Map<String, Integer> podsByName = new HashMap<>();
    private final Map<String, OwnVolume> volumes = new HashMap<>();
    private WorkloadScaled wish;
    private int nextOrdinal;

    public ScaledWorkload(WorkloadScaled wish) {
        this.wish = wish;
    }

    public Owner owner() {
        return wish.owner();
    }

    public int size() {
        return replicas.size();
    }

    /** Follows the latest event; true when that asks for pods of another shape. */
    public boolean follow(WorkloadScaled latest) {
        PodShape before = wish.shape();
        wish = latest;
        return !latest.shape().equals(before);
    }

    public Replica grow() {
        int ordinal = isStateful() ? replicas.size() : nextOrdinal++;
        var replica = new Replica(wish.podId(ordinal), wish.shape(), this);
        replicas.addLast(replica);
        return replica;
    }

    /** So many of its replicas go: a StatefulSet's highest ordinals, of a Deployment the first in an order. */
    public List<Replica> shrink(int count, UnaryOperator<List<Replica>> firstToGo) {
        List<Replica> last = List.copyOf(replicas.reversed());
        List<Replica> going = List.copyOf((isStateful() ? last : firstToGo.apply(last)).subList(0, count));
        going.forEach(replicas::remove);
        return going;
    }

    /** The id of the n-th pod, from 0, of a replica. A Deployment's becomes the youngest by it. */
    public String nextPodId(Replica replica, int incarnation) {
        if (isStateful()) {
            return Replica.numbered(replica.name(), podsByName.merge(replica.name(), 1, Integer::sum) - 1);
        }
        if (incarnation == 0) {
            return replica.name();
        }
        replicas.remove(replica);
        replicas.addLast(replica);
        return wish.podId(nextOrdinal++);
    }

    /** The volume of the replica of that name, which is still there when a StatefulSet has that ordinal again. */
    OwnVolume volumeOf(String replicaName) {
        return volumes.computeIfAbsent(replicaName, name -> new OwnVolume());
    }

    private boolean isStateful() {
        return wish.owner().kind() == Owner.Kind.STATEFUL_SET;
    }
}
