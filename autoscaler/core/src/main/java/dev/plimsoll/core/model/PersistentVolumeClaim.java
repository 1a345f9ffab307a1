package dev.plimsoll.core.model;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A claim to a volume: what it asks for, and how far it has got. */
public record PersistentVolumeClaim(String namespace, String name, String uid, Asked asked, State state) {

    /** The access mode that allows a single pod in the whole cluster. */
    public static final String READ_WRITE_ONCE_POD = "ReadWriteOncePod";

    /** What a volume must be to serve the claim; a null selector takes any. */
    public record Asked(
            long bytes,
            SortedSet<String> accessModes,
            boolean block,
            @Nullable LabelSelector selector,
            String storageClass) {
        public Asked {
            accessModes = Collections.unmodifiableSortedSet(new TreeSet<>(accessModes));
        }
    }

    /**
     * How far the claim has got: the volume it names (null if none) and whether binding to it is complete, whether that
     * volume is lost, whether the claim is being deleted, and the node a volume is to be provisioned for (null if none).
     */
    public record State(
            @Nullable String volumeName,
            boolean bindCompleted,
            boolean lost,
            boolean deleting,
            @Nullable String selectedNode) {

        /** Neither bound nor about to be. */
        public static final State UNBOUND = new State(null, false, false, false, null);
    }

    /** The key by which pods and volumes find the claim. */
    public String key() {
        return namespace + "/" + name;
    }

    public boolean isForOnePodOnly() {
        return asked.accessModes().contains(READ_WRITE_ONCE_POD);
    }
}
