package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.core.model.InstanceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns a complete listing into groups: what one of them lacks stays its own problem. */
final class GroupReader {

    private final LaunchTemplates templates;
    private final InstanceTypes types;
    private final Members members = new Members();

    GroupReader(LaunchTemplates templates, InstanceTypes types) {
        this.templates = templates;
        this.types = types;
    }

    List<AutoScalingGroup> read(List<GroupDescription> listed, Instant now) {
        var launches = new TreeMap<String, ResolvedLaunch>();
        SortedSet<String> wanted = new TreeSet<>();
        templates.begin();
        for (GroupDescription group : listed) {
            ResolvedLaunch launch = ResolvedLaunch.of(group.launch(), templates, now);
            launches.put(group.name(), launch);
            wanted.addAll(launch.typeNames());
        }
        types.learn(wanted, now);
        templates.forget(now);
        members.seen(listed, now);
        return listed.stream()
                .map(group -> read(group, launches.getOrDefault(group.name(), ResolvedLaunch.NOTHING)))
                .toList();
    }

    private AutoScalingGroup read(GroupDescription group, ResolvedLaunch launch) {
        var problems = new ArrayList<>(launch.problems());
        if (group.settings().beingDeleted()) {
            problems.add(new Problem(Problem.Kind.BEING_DELETED, "it is being deleted"));
        }
        List<InstanceType> offered = new ArrayList<>();
        for (String name : launch.typeNames()) {
            switch (types.find(name)) {
                case InstanceTypes.Known(InstanceType type) -> offered.add(type);
                case InstanceTypes.Unusable(Problem problem) -> problems.add(problem);
            }
        }
        List<AutoScalingGroup.Member> held = members.of(group, problems);
        return new AutoScalingGroup(
                group.name(),
                new AutoScalingGroup.Bounds(group.size().min(), group.size().max()),
                new AutoScalingGroup.Offer(
                        group.settings().tags(),
                        group.settings().zones().stream().sorted().toList(),
                        offered,
                        launch.mix()),
                new AutoScalingGroup.State(
                        group.size().desired(),
                        held,
                        new TreeSet<>(group.settings().suspendedProcesses())),
                problems);
    }
}
