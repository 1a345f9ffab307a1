package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import org.jspecify.annotations.Nullable;

/** One pod that a workload asks for, whatever becomes of it: evicted or lost, it comes back until it is no longer wanted. */
public final class Replica {

    private final String name;
    private final PodShape shape;
    private final Owner owner;
    private final Departure departure;
    private final @Nullable ScaledWorkload workload;
    private final @Nullable OwnVolume volume;
    private boolean wanted = true;
    private boolean everPlaced;
    private int incarnations;
    private int losses;
    private @Nullable SimulatedPod current;

    /** A pod that a trace names, or that a DaemonSet makes. */
    public Replica(String name, PodShape shape, Owner owner, Departure departure) {
        this.name = name;
        this.shape = shape;
        this.owner = owner;
        this.departure = departure;
        this.workload = null;
        this.volume = OwnVolumeShapes.isAskedBy(shape) ? new OwnVolume() : null;
    }

    /** One of the replicas that a workload is scaled to. */
    public Replica(String name, PodShape shape, ScaledWorkload workload) {
        this.name = name;
        this.shape = shape;
        this.owner = workload.owner();
        this.departure = Departure.ON_EVENT;
        this.workload = workload;
        this.volume = OwnVolumeShapes.isAskedBy(shape) ? workload.volumeOf(name) : null;
    }

    /** The id of its first pod. Later ones add #1, #2 and so on, but those of a scaled Deployment get the next ordinal. */
    public String name() {
        return name;
    }

    /** Whether any of its pods was ever bound to a node. */
    public boolean everPlaced() {
        return everPlaced;
    }

    /** Whether it still is to have a pod. */
    public boolean isWanted() {
        return wanted;
    }

    /** Whether its pods use one volume, which stays when they end. */
    public boolean hasOwnVolume() {
        return volume != null;
    }

    /** As the trace asks for its pods, wherever their volume is by now. */
    public PodShape shape() {
        return shape;
    }

    @Nullable
    public OwnVolume volume() {
        return volume;
    }

    public Owner owner() {
        return owner;
    }

    public Departure departure() {
        return departure;
    }

    /** Its latest pod, which may have ended; null before the first, and while another is waited for. */
    @Nullable
    public SimulatedPod current() {
        return current;
    }

    /** Whether a new pod is made while the old one is still ending; a StatefulSet's has to wait for the name. */
    public boolean comesBackAtOnce() {
        return owner.kind() != Owner.Kind.STATEFUL_SET;
    }

    /** Whether a pod that is thrown off has run in vain: another has to run its whole time. */
    public boolean startsOver() {
        return departure instanceof Departure.AfterRunning;
    }

    /** Whether nobody makes the pod again once it is gone. */
    public boolean isGoneForGood() {
        return switch (owner.kind()) {
            case BARE, STATIC, DAEMON_SET -> true;
            case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET, JOB, CUSTOM -> false;
        };
    }

    public String nextPodId() {
        int incarnation = incarnations++;
        return workload == null ? numbered(name, incarnation) : workload.nextPodId(this, incarnation);
    }

    /** The name of the n-th pod, from 0, of those that would have the same name. */
    static String numbered(String name, int incarnation) {
        return incarnation == 0 ? name : name + "#" + incarnation;
    }

    /** How many of its pods were thrown off or lost before this one, which is counted from now on. */
    public int countLoss() {
        return losses++;
    }

    /** Null while whoever owns it waits before making another. */
    public void setCurrent(@Nullable SimulatedPod pod) {
        current = pod;
    }

    public void placed() {
        everPlaced = true;
    }

    public void giveUp() {
        wanted = false;
    }
}
