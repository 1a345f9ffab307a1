package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
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
    private final OwnershipTags ours;
    private final Members members = new Members();

    GroupReader(LaunchTemplates templates, InstanceTypes types, OwnershipTags ours) {
        this.ours = ours;
        this.templates = templates;
        this.types = types;
    }

    List<AutoScalingGroup> read(List<GroupDescription> listed, Instant now) {
        var launches = new TreeMap<String, ResolvedLaunch>();
        SortedSet<String> wanted = new TreeSet<>();
        templates.begin();
        for (GroupDescription group : listed) {
            ResolvedLaunch launch =
                    ResolvedLaunch.of(group.launch(), templates, now).learnedFrom(typesOfInstances(group));
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

    private static List<String> typesOfInstances(GroupDescription group) {
        return group.instances().stream()
                .map(InstanceDescription::instanceType)
                .filter(type -> !type.isEmpty())
                .toList();
    }

    /** The types that are known; one of several that EC2 does not know costs itself alone. */
    private List<InstanceType> offered(ResolvedLaunch launch, List<Problem> problems) {
        var offered = new ArrayList<InstanceType>();
        var unknown = new ArrayList<Problem>();
        for (String name : launch.typeNames()) {
            switch (types.find(name)) {
                case InstanceTypes.Known(InstanceType type) -> offered.add(type);
                case InstanceTypes.Estimated(InstanceType type, Problem problem) -> {
                    offered.add(type);
                    problems.add(problem);
                }
                case InstanceTypes.Unusable(Problem problem) -> unknown.add(problem);
            }
        }
        for (Problem problem : unknown) {
            boolean costsItselfAlone = !offered.isEmpty() && problem.kind() == Problem.Kind.INSTANCE_TYPE_UNKNOWN;
            problems.add(costsItselfAlone ? new Problem(Problem.Kind.TYPE_PASSED_OVER, problem.message()) : problem);
        }
        return offered;
    }

    private AutoScalingGroup read(GroupDescription group, ResolvedLaunch launch) {
        var problems = new ArrayList<>(launch.problems());
        if (group.settings().beingDeleted()) {
            problems.add(new Problem(Problem.Kind.BEING_DELETED, "it is being deleted"));
        }
        List<InstanceType> offered = offered(launch, problems);
        List<AutoScalingGroup.Member> held = members.of(group, problems);
        var units = GroupUnits.of(group);
        if (units.lightest() != units.heaviest()) {
            problems.add(new Problem(
                    Problem.Kind.WEIGHTS_DIFFER,
                    "its types weigh from " + units.lightest() + " to " + units.heaviest()
                            + ", so that AWS may launch more instances than are asked for: give them equal weights"));
        }
        return new AutoScalingGroup(
                group.name(),
                ours.bounds(group.name(), new AutoScalingGroup.Bounds(units.min(), units.max())),
                new AutoScalingGroup.Offer(
                        group.settings().tags(),
                        group.settings().zones().stream().sorted().toList(),
                        offered,
                        launch.mix()),
                new AutoScalingGroup.State(
                        units.desired(), held, new TreeSet<>(group.settings().suspendedProcesses())),
                problems);
    }
}
