package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.FailedLaunch;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks AWS for the groups when what is known is old: often while something moves, seldom while nothing does, and at once after a
 * change of ours. For one thread at a time, but for what troubles it.
 */
public final class FleetSource {

    private final GroupDiscovery discovery;
    private final ScalingActivities activities;
    private final Pace pace;
    private Fleet known;
    private @Nullable Instant askedAt;
    private volatile @Nullable String trouble;

    public FleetSource(GroupDiscovery discovery, ScalingActivities activities, Pace pace) {
        this.discovery = discovery;
        this.activities = activities;
        this.pace = pace;
        this.known = new Fleet(discovery.last(), Map.of());
    }

    /** How old what is known may be while instances come or go, and while none do. */
    public record Pace(Duration moving, Duration still) {}

    /** What was changed shows only when it is asked for again. */
    void changed() {
        askedAt = null;
    }

    /** Why the last question came to nothing; null if it did not. May be asked on any thread. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** When it is to be asked again. */
    private Instant dueAt(Instant now) {
        return askedAt == null ? now : askedAt.plus(isMoving() ? pace.moving() : pace.still());
    }

    /** The fleet, asked for anew if it is due. */
    Fleet look(Instant now) {
        if (!now.isBefore(dueAt(now))) {
            askedAt = now;
            Snapshot<AutoScalingGroup> groups = discovery.refresh(now);
            AwsException failure = discovery.failure();
            trouble = failure == null ? null : failure.getMessage();
            known = new Fleet(groups, failure == null ? failures(groups.items(), now) : known.failures());
        }
        return known;
    }

    private boolean isMoving() {
        return known.groups().items().stream().anyMatch(FleetSource::isMoving);
    }

    private static boolean isMoving(AutoScalingGroup group) {
        return lacksInstances(group)
                || group.state().instances().stream()
                        .anyMatch(instance -> instance.state() != Instance.State.IN_SERVICE);
    }

    private static boolean lacksInstances(AutoScalingGroup group) {
        long live = group.state().instances().stream().filter(Instance::isLive).count();
        return group.state().desired() > live;
    }

    /** Launches fail only where AWS owes instances. */
    private Map<String, List<FailedLaunch>> failures(List<AutoScalingGroup> groups, Instant now) {
        activities.retain(groups.stream().map(AutoScalingGroup::name).toList());
        var failures = new TreeMap<String, List<FailedLaunch>>();
        for (AutoScalingGroup group : groups) {
            if (lacksInstances(group)) {
                lookForFailures(group.name(), now);
            }
            failures.put(group.name(), activities.recent(group.name()));
        }
        return failures;
    }

    private void lookForFailures(String group, Instant now) {
        try {
            activities.failedLaunches(group, now);
        } catch (AwsException unanswered) {
            trouble = unanswered.getMessage(); // the next look begins where this one did
        }
    }
}
