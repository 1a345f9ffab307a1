package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.TagSelector;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.testkit.GroupWorld;
import java.time.Duration;
import java.util.List;

/**
 * What the control loop meets when this adapter stands before some AWS. What one more node would be is not the adapter's
 * word, so its groups have no templates here.
 */
public final class AdapterWorld implements GroupWorld {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final SteppedTime time = new SteppedTime();
    private final Backstage backstage;
    private final GroupActuator actuator;
    private final GroupDiscovery discovery;
    private final ScalingActivities activities;

    public AdapterWorld(AwsWire wire, List<TagSelector> owned, Backstage backstage) {
        var tags = OwnershipTags.parse(owned.stream().map(TagSelector::toString).toList());
        this.backstage = backstage;
        this.actuator = new GroupActuator(wire, tags, () -> true);
        this.discovery = new GroupDiscovery(wire, tags, Catalogue.of(InstanceSettings.DEFAULT));
        this.activities = new ScalingActivities(wire);
    }

    /** What happens to groups without the adapter. */
    public interface Backstage {

        void setDesired(String group, int desired);

        void setBounds(String group, int minSize, int maxSize);

        /** Until all instances are in service, and those that were ended are listed no more. */
        void settle();
    }

    @Override
    public Outcome act(Action action) {
        return switch (action) {
            case Action.RaiseDesired(String group, int base, int target) -> actuator.raise(group, base, target);
            case Action.TerminateInstance terminate ->
                actuator.terminate(terminate.instance(), terminate.group(), time.now());
            case Action.TaintNode taint -> throw new IllegalArgumentException("not of a group: " + taint);
            case Action.UntaintNode untaint -> throw new IllegalArgumentException("not of a group: " + untaint);
            case Action.EvictPod evict -> throw new IllegalArgumentException("not of a group: " + evict);
        };
    }

    /** Each look is a little later than the one before, as those of the loop are. */
    @Override
    public NodeGroupState state(String group) {
        time.advance(Duration.ofSeconds(1));
        AutoScalingGroup listed = discovery.refresh(time.now()).items().stream()
                .filter(found -> found.name().equals(group))
                .findFirst()
                .orElseThrow();
        return new NodeGroupState(
                new NodeGroup(group, listed.bounds().minSize(), listed.bounds().maxSize(), List.of()),
                listed.state().desired(),
                listed.state().instances(),
                listed.condition(activities.failedLaunches(group, time.now())));
    }

    @Override
    public void letTimePass() {
        time.advance(BETWEEN_LOOKS);
        backstage.settle();
    }

    @Override
    public void setDesired(String group, int desired) {
        backstage.setDesired(group, desired);
    }

    @Override
    public void setBounds(String group, int minSize, int maxSize) {
        backstage.setBounds(group, minSize, maxSize);
    }
}
