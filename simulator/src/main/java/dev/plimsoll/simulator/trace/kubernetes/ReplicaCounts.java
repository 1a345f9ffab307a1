package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The replicas that a workload was to have, from the lives of its pods, where nobody saw its controller: a pod that comes
 * within a minute and a half of the end of an older one takes its place.
 */
final class ReplicaCounts {

    private static final long REPLACED_MILLIS = 90_000;

    private record Life(long createdMillis, long endedMillis) {}

    private ReplicaCounts() {}

    /** The count from each time on. */
    static SortedMap<Long, Integer> of(List<PodLife> pods) {
        var lives = new ArrayList<Life>();
        for (PodLife pod : pods) {
            Long ended = pod.ending().endedMillis();
            lives.add(new Life(pod.times().createdMillis(), ended == null ? Long.MAX_VALUE : ended));
        }
        lives.sort(Comparator.comparingLong(Life::createdMillis).thenComparingLong(Life::endedMillis));
        Deque<Life> ends = new ArrayDeque<>(lives.stream()
                .filter(life -> life.endedMillis() != Long.MAX_VALUE)
                .sorted(Comparator.comparingLong(Life::endedMillis))
                .toList());
        var changes = new TreeMap<Long, Integer>();
        for (Life life : lives) {
            while (!ends.isEmpty() && ends.getFirst().endedMillis() < life.createdMillis() - REPLACED_MILLIS) {
                changes.merge(ends.removeFirst().endedMillis(), -1, Integer::sum);
            }
            if (!takesPlace(life, ends)) {
                changes.merge(life.createdMillis(), 1, Integer::sum);
            }
        }
        ends.forEach(life -> changes.merge(life.endedMillis(), -1, Integer::sum));
        return counts(changes);
    }

    /** Whether an older pod ends about when this one comes; that end is then none. */
    private static boolean takesPlace(Life life, Deque<Life> ends) {
        for (Life ending : ends) {
            if (ending.endedMillis() > life.createdMillis() + REPLACED_MILLIS) {
                return false;
            }
            if (ending.createdMillis() < life.createdMillis()) {
                ends.remove(ending);
                return true;
            }
        }
        return false;
    }

    private static SortedMap<Long, Integer> counts(SortedMap<Long, Integer> changes) {
        var counts = new TreeMap<Long, Integer>();
        int count = 0;
        for (var change : changes.entrySet()) {
            count += change.getValue();
            counts.put(change.getKey(), Math.max(0, count));
        }
        return counts;
    }
}
