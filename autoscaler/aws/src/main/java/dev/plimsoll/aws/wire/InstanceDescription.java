package dev.plimsoll.aws.wire;

/**
 * An instance in a group's list; the lifecycle state is AWS's own word, such as {@code InService} or {@code Terminating:Wait}, the
 * weight is how much of the group's capacity it counts for.
 */
public record InstanceDescription(String id, String zone, String lifecycleState, String instanceType, int weight) {

    /** One that counts for 1, as all do in most groups. */
    public InstanceDescription(String id, String zone, String lifecycleState, String instanceType) {
        this(id, zone, lifecycleState, instanceType, 1);
    }
}
