package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.UnreadableObjectException;
import java.util.HashMap;
import java.util.Map;

/** How many bytes the different shapes of pods take, in all and by namespace, and whether there is room for one more. */
final class ShapeAccount {

    private final WatchLimits limits;
    private final Map<String, Long> byNamespace = new HashMap<>();
    private long total;
    private long sinceSwept;

    ShapeAccount(WatchLimits limits) {
        this.limits = limits;
    }

    /** A shape was made, whether it will be kept or not; returns whether those that nobody uses should be forgotten now. */
    boolean made(int bytes) {
        sinceSwept += bytes;
        if (sinceSwept <= limits.shapeBytesOfNamespace() / 2) {
            return false;
        }
        sinceSwept = 0;
        return true;
    }

    void take(String namespace, int bytes) {
        long own = byNamespace.getOrDefault(namespace, 0L);
        if (own + bytes > limits.shapeBytesOfNamespace()) {
            throw new UnreadableObjectException(
                    "namespace " + namespace,
                    "has pods that differ in more than " + (limits.shapeBytesOfNamespace() >> 10)
                            + " KiB of what decides where they run: this one is passed over");
        }
        if (total + bytes > limits.shapeBytes()) {
            throw new UnreadableObjectException(
                    "the cluster",
                    "has pods that differ in more than " + (limits.shapeBytes() >> 10)
                            + " KiB of what decides where they run: this one is passed over; give the program more memory");
        }
        byNamespace.put(namespace, own + bytes);
        total += bytes;
    }

    void giveBack(String namespace, int bytes) {
        total -= bytes;
        byNamespace.merge(namespace, (long) -bytes, (own, back) -> own + back == 0 ? null : own + back);
    }
}
