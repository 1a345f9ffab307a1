package dev.plimsoll.aws.wire;

/** An instance in a group's list; the lifecycle state is AWS's own word, such as {@code InService} or {@code Terminating:Wait}. */
public record InstanceDescription(String id, String zone, String lifecycleState, String instanceType) {}
