package dev.plimsoll.aws.wire;

/** The calls that are made, by the names that IAM, CloudTrail and metrics know them by. */
public enum AwsCall {
    DESCRIBE_AUTO_SCALING_GROUPS("autoscaling", "DescribeAutoScalingGroups", false),
    DESCRIBE_SCALING_ACTIVITIES("autoscaling", "DescribeScalingActivities", false),
    SET_DESIRED_CAPACITY("autoscaling", "SetDesiredCapacity", true),
    TERMINATE_INSTANCE("autoscaling", "TerminateInstanceInAutoScalingGroup", true),
    DESCRIBE_LAUNCH_CONFIGURATIONS("autoscaling", "DescribeLaunchConfigurations", false),
    DESCRIBE_LAUNCH_TEMPLATE_VERSIONS("ec2", "DescribeLaunchTemplateVersions", false),
    DESCRIBE_INSTANCE_TYPES("ec2", "DescribeInstanceTypes", false);

    private final String service;
    private final String action;
    private final boolean changes;

    AwsCall(String service, String action, boolean changes) {
        this.service = service;
        this.action = action;
        this.changes = changes;
    }

    /** The action's name, such as {@code SetDesiredCapacity}. */
    public String action() {
        return action;
    }

    /** What an IAM policy has to allow, such as {@code autoscaling:SetDesiredCapacity}. */
    public String permission() {
        return service + ":" + action;
    }

    /** Whether it changes anything, and so must not be repeated blindly. */
    public boolean changes() {
        return changes;
    }
}
