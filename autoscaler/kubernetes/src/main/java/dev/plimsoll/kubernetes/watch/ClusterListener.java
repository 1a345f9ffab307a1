package dev.plimsoll.kubernetes.watch;

/** Is told, on threads of the watches, when something happened that the loop should look at soon. Must return at once. */
public interface ClusterListener {

    /** Something new: a pod that waits for room, or a node that joined or went. */
    void wake();
}
