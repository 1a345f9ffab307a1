package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.FailedLaunch;
import dev.plimsoll.core.model.Snapshot;
import java.util.List;
import java.util.Map;

/** The groups as AWS shows them, with the launches that failed lately by group, oldest first. */
record Fleet(Snapshot<AutoScalingGroup> groups, Map<String, List<FailedLaunch>> failures) {

    List<FailedLaunch> failuresOf(AutoScalingGroup group) {
        return failures.getOrDefault(group.name(), List.of());
    }
}
