package dev.plimsoll.core.round;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many seconds instances of a group took from being listed to being nodes, the latest last, and of which instance types. */
public record BootTimes(String instanceTypes, List<Integer> seconds) {

    private static final int REMEMBERED = 20;
    private static final int ENOUGH = 5;
    private static final double SLACK = 1.5;
    private static final Duration SHORTEST = Duration.ofMinutes(3);

    public BootTimes {
        seconds = List.copyOf(seconds);
    }

    /** With one more; those of other instance types are forgotten. */
    BootTimes with(String types, Duration boot) {
        var all = new ArrayList<>(types.equals(instanceTypes) ? seconds : List.of());
        all.add(Math.toIntExact(boot.toSeconds()));
        return new BootTimes(types, all.size() > REMEMBERED ? all.subList(all.size() - REMEMBERED, all.size()) : all);
    }

    /** Half as long again as the slowest took, within bounds; the longest until enough is learned. */
    Duration patience(String types, Duration longest) {
        if (seconds.size() < ENOUGH || !types.equals(instanceTypes)) {
            return longest;
        }
        int slowest = seconds.stream().mapToInt(Integer::intValue).max().orElseThrow();
        Duration learned = Duration.ofSeconds((long) Math.ceil(slowest * SLACK));
        Duration atLeast = learned.compareTo(SHORTEST) < 0 ? SHORTEST : learned;
        return atLeast.compareTo(longest) < 0 ? atLeast : longest;
    }
}
