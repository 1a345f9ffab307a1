package dev.plimsoll.kubernetes.watch;

/** The kinds of object that are watched, and where they are listed. */
enum Kind {
    NODES("/api/v1/nodes"),
    /** Pods that have ended are nobody's concern, and there may be many. */
    PODS("/api/v1/pods?fieldSelector=status.phase%21%3DSucceeded%2Cstatus.phase%21%3DFailed"),
    NAMESPACES("/api/v1/namespaces"),
    SERVICES("/api/v1/services"),
    REPLICATION_CONTROLLERS("/api/v1/replicationcontrollers"),
    PERSISTENT_VOLUMES("/api/v1/persistentvolumes"),
    PERSISTENT_VOLUME_CLAIMS("/api/v1/persistentvolumeclaims"),
    DAEMON_SETS("/apis/apps/v1/daemonsets"),
    REPLICA_SETS("/apis/apps/v1/replicasets"),
    STATEFUL_SETS("/apis/apps/v1/statefulsets"),
    JOBS("/apis/batch/v1/jobs"),
    POD_DISRUPTION_BUDGETS("/apis/policy/v1/poddisruptionbudgets"),
    STORAGE_CLASSES("/apis/storage.k8s.io/v1/storageclasses"),
    CSI_NODES("/apis/storage.k8s.io/v1/csinodes"),
    CSI_DRIVERS("/apis/storage.k8s.io/v1/csidrivers"),
    CSI_STORAGE_CAPACITIES("/apis/storage.k8s.io/v1/csistoragecapacities"),
    VOLUME_ATTACHMENTS("/apis/storage.k8s.io/v1/volumeattachments");

    private final String path;

    Kind(String path) {
        this.path = path;
    }

    /**
     * Nodes come and go, pods with them, and budgets say at each moment what may go. What the others tell makes a pod fit
     * better or worse, but a pod that is moved for it is harmed no more than any.
     */
    boolean isSlow() {
        return switch (this) {
            case NODES, PODS, POD_DISRUPTION_BUDGETS -> false;
            case NAMESPACES,
                    SERVICES,
                    REPLICATION_CONTROLLERS,
                    PERSISTENT_VOLUMES,
                    PERSISTENT_VOLUME_CLAIMS,
                    DAEMON_SETS,
                    REPLICA_SETS,
                    STATEFUL_SETS,
                    JOBS,
                    STORAGE_CLASSES,
                    CSI_NODES,
                    CSI_DRIVERS,
                    CSI_STORAGE_CAPACITIES,
                    VOLUME_ATTACHMENTS -> true;
        };
    }

    String path() {
        return path;
    }

    /** As in the path. */
    String plural() {
        String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
