package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.core.model.ImmutableMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Launches that failed, each told once. Of every group a cursor remembers where the next look has to begin: at the oldest launch that
 * was still under way, for it may fail yet. For one thread at a time.
 */
public final class ScalingActivities {

    /** The first look goes back so far, and no launch is followed for longer. */
    public static final Duration LOOK_BACK = Duration.ofMinutes(30);

    private static final int MOST_KEPT = 100;
    private static final Comparator<FailedLaunch> IN_TIME =
            Comparator.comparing(FailedLaunch::startedAt).thenComparing(FailedLaunch::activity);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
    private static final Pattern ZONE = Pattern.compile("\"Availability Zone\"\\s*:\\s*\"([^\"]+)\"");
    private static final Set<String> OVER = Set.of("Successful", "Failed", "Cancelled");

    /** Where to begin, and what has been told of the time since. */
    private record Cursor(Instant from, SortedMap<String, Instant> told, List<FailedLaunch> recent) {}

    private final AwsWire wire;
    private final SortedMap<String, Cursor> cursors = new TreeMap<>();

    public ScalingActivities(AwsWire wire) {
        this.wire = wire;
    }

    /**
     * The launches of a group that have failed and were not told before, oldest first. If a page cannot be read, an
     * {@link dev.plimsoll.aws.wire.AwsException}, and the next look begins where this one did.
     */
    public List<FailedLaunch> failedLaunches(String group, Instant now) {
        Instant earliest = now.minus(LOOK_BACK);
        Cursor cursor = cursors.getOrDefault(group, new Cursor(earliest, ImmutableMaps.empty(), List.of()));
        Instant from = cursor.from().isBefore(earliest) ? earliest : cursor.from();
        var failures = new ArrayList<FailedLaunch>();
        var told = new TreeMap<String, Instant>();
        Instant newest = from;
        Instant unfinished = null;
        for (ActivityDescription activity : launches(group, from)) {
            newest = later(newest, activity.startedAt());
            if (!OVER.contains(activity.status().code())) {
                unfinished = unfinished == null ? activity.startedAt() : earlier(unfinished, activity.startedAt());
            } else if (activity.status().code().equals("Failed")) {
                told.put(activity.id(), activity.startedAt());
                if (!cursor.told().containsKey(activity.id())) {
                    failures.add(failure(group, activity));
                }
            }
        }
        Instant next = unfinished == null ? newest : earlier(unfinished, newest);
        told.values().removeIf(start -> start.isBefore(next));
        failures.sort(IN_TIME);
        cursors.put(group, new Cursor(next, told, recent(cursor, failures, earliest)));
        return List.copyOf(failures);
    }

    private static List<FailedLaunch> recent(Cursor cursor, List<FailedLaunch> failures, Instant earliest) {
        List<FailedLaunch> all = Stream.concat(cursor.recent().stream(), failures.stream())
                .filter(failure -> !failure.startedAt().isBefore(earliest))
                .sorted(IN_TIME)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_KEPT), all.size());
    }

    /** The failed launches of a group that were told of lately, oldest first, without asking; the last hundred at most. */
    public List<FailedLaunch> recent(String group) {
        Cursor cursor = cursors.get(group);
        return cursor == null ? List.of() : cursor.recent();
    }

    /** Forgets all groups but these. */
    public void retain(Collection<String> groups) {
        cursors.keySet().retainAll(groups);
    }

    /** What began then or later, newest first; pages are read no further than needed. */
    private static Stream<ActivityDescription> since(AwsWire wire, String group, Instant from) {
        return Pages.until(
                        activity -> activity.startedAt().isBefore(from),
                        AwsCall.DESCRIBE_SCALING_ACTIVITIES,
                        "group " + group,
                        token -> wire.activities(group, token))
                .stream()
                .filter(activity -> !activity.startedAt().isBefore(from));
    }

    private List<ActivityDescription> launches(String group, Instant from) {
        return since(wire, group, from)
                .filter(activity -> activity.description().startsWith("Launching"))
                .toList();
    }

    /** Whether an instance was told to end at about that time or later; clocks may differ by some minutes. */
    static boolean isEnding(AwsWire wire, String group, String instance, Instant since) {
        return since(wire, group, since.minus(CLOCK_SKEW))
                .anyMatch(activity -> activity.description().startsWith("Terminating")
                        && activity.description().contains(instance)
                        && !activity.status().code().equals("Failed"));
    }

    private static FailedLaunch failure(String group, ActivityDescription activity) {
        Matcher zone = ZONE.matcher(activity.details());
        return new FailedLaunch(
                activity.id(),
                group,
                activity.startedAt(),
                zone.find() ? zone.group(1) : null,
                LaunchFault.of(activity.status().message()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
