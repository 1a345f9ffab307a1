package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.core.model.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instances as groups list them. AWS does not say there when one was launched, so the first listing of its id stands for that. */
final class Members {

    private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8,32}");

    private Map<String, Instant> firstListed = new HashMap<>();

    /** Remembers new ids of a complete listing, and forgets those that are not in it. */
    void seen(List<GroupDescription> listed, Instant now) {
        var still = new HashMap<String, Instant>();
        for (GroupDescription group : listed) {
            for (InstanceDescription instance : group.instances()) {
                still.put(instance.id(), firstListed.getOrDefault(instance.id(), now));
            }
        }
        firstListed = still;
    }

    /** A group's instances in the order of their launch; what is not understood is added to the problems. */
    List<AutoScalingGroup.Member> of(GroupDescription group, List<Problem> problems) {
        var members = new ArrayList<AutoScalingGroup.Member>();
        for (InstanceDescription instance : group.instances()) {
            if (!ID.matcher(instance.id()).matches()) {
                problems.add(notUnderstood("it lists an instance with the id '" + instance.id()
                        + "', which is none: that instance is left alone"));
                continue;
            }
            switch (Lifecycle.of(instance.lifecycleState())) {
                case Lifecycle.Held(Instance.State state) -> members.add(member(instance, state));
                case Lifecycle.Apart apart -> {}
                case Lifecycle.NotUnderstood unknown ->
                    problems.add(notUnderstood("its instance " + instance.id() + " is in the state '"
                            + instance.lifecycleState() + "', which is not understood: it is left alone"));
            }
        }
        members.sort(Comparator.comparing(
                        (AutoScalingGroup.Member member) -> member.instance().launchedAt())
                .thenComparing(member -> member.instance().id()));
        return members;
    }

    private AutoScalingGroup.Member member(InstanceDescription instance, Instance.State state) {
        Instant launchedAt = Optional.ofNullable(firstListed.get(instance.id())).orElseThrow();
        return new AutoScalingGroup.Member(
                new Instance(instance.id(), instance.zone(), state, launchedAt), instance.instanceType());
    }

    private static Problem notUnderstood(String message) {
        return new Problem(Problem.Kind.INSTANCE_NOT_UNDERSTOOD, message);
    }
}
