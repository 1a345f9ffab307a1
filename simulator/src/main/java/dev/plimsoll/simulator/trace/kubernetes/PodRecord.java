package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has been seen of one pod so far; whoever sees the same thing first is believed. */
final class PodRecord {

    final ObjectKey key;
    String uid;

    @Nullable
    PodShape shape;

    Controller controller = Controller.NONE;
    List<String> claims = List.of();
    String node = "";

    @Nullable
    Long created;

    @Nullable
    Long bound;

    @Nullable
    Long running;

    @Nullable
    Long deletionDue;

    private @Nullable Long finished;
    private @Nullable Long gone;
    private End end = End.NONE;
    private boolean lost;

    /** Who made it: kind and name of the controller, the Deployment's name for a ReplicaSet's pods, and whether it is restarted. */
    record Controller(String kind, String name, String root, boolean restarts) {

        static final Controller NONE = new Controller("", "", "", true);
    }

    PodRecord(ObjectKey key, String uid) {
        this.key = key;
        this.uid = uid;
    }

    void boundTo(long atMillis, String toNode) {
        if (node.isEmpty()) {
            node = toNode;
        }
        bound = bound == null ? Long.valueOf(atMillis) : bound;
    }

    void runs(long atMillis) {
        running = running == null ? Long.valueOf(atMillis) : running;
    }

    void ends(long atMillis, End how) {
        if (finished == null) {
            finished = atMillis;
            end = how;
        }
    }

    void lostItsNode() {
        lost = true;
    }

    void isGone(long atMillis) {
        gone = gone == null ? Long.valueOf(atMillis) : gone;
    }

    boolean isOver() {
        return gone != null;
    }

    boolean isFinished() {
        return finished != null;
    }

    End end(long untilMillis) {
        if (lost && endedMillis(untilMillis) != null) {
            return End.LOST;
        }
        return finished != null ? end : endedMillis(untilMillis) == null ? End.NONE : End.DELETED;
    }

    /** When it ended: when it finished, was gone, or was due to be gone; null if it was there at the end. */
    @Nullable
    Long endedMillis(long untilMillis) {
        if (finished != null) {
            return finished;
        }
        if (gone != null) {
            return gone;
        }
        return deletionDue != null && deletionDue <= untilMillis ? deletionDue : null;
    }
}
