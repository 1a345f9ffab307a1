package dev.plimsoll.simulator.policy.clusterautoscaler;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where pods were last found a place, which is where they are tried first; forgotten when not used for a loop. */
final class Hints {

    private Map<String, String> current = new HashMap<>(); // asked only, never walked
    private Map<String, String> before = new HashMap<>(); // asked only, never walked

    @Nullable
    String nodeOf(String pod) {
        String node = current.get(pod);
        return node != null ? node : before.get(pod);
    }

    void set(String pod, String node) {
        current.put(pod, node);
    }

    void dropOld() {
        before = current;
        current = new HashMap<>();
    }
}
