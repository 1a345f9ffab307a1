package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a fake AWS needs to answer: errors as AWS gives them, and descriptions with a part changed. */
public final class Answered {

    private Answered() {}

    static AwsException error(AwsCall call, String code) {
        int status = code.equals("InternalFailure") || code.equals(AwsErrors.TIMEOUT) ? 500 : 400;
        return AwsErrors.answered(call, code, status, new AwsErrors.Said("", "as the test says", "r-1"));
    }

    static AwsException refusal(AwsCall call, String message) {
        return AwsErrors.answered(call, "ValidationError", 400, new AwsErrors.Said("", message, "r-1"));
    }

    public static GroupDescription with(GroupDescription group, int desired, List<InstanceDescription> instances) {
        return new GroupDescription(
                group.name(),
                new GroupDescription.Size(group.size().min(), group.size().max(), desired),
                group.launch(),
                group.settings(),
                instances);
    }

    public static GroupDescription sized(GroupDescription group, int min, int max, int desired) {
        return new GroupDescription(
                group.name(),
                new GroupDescription.Size(min, max, desired),
                group.launch(),
                group.settings(),
                group.instances());
    }

    public static GroupDescription launching(GroupDescription group, dev.plimsoll.aws.wire.Launch launch) {
        return new GroupDescription(group.name(), group.size(), launch, group.settings(), group.instances());
    }

    public static GroupDescription set(GroupDescription group, GroupDescription.Settings settings) {
        return new GroupDescription(group.name(), group.size(), group.launch(), settings, group.instances());
    }

    /** With these scaling processes suspended. */
    public static GroupDescription suspended(GroupDescription group, String... processes) {
        GroupDescription.Settings before = group.settings();
        return set(
                group,
                new GroupDescription.Settings(
                        before.zones(), before.tags(), List.of(processes), before.beingDeleted()));
    }

    public static InstanceDescription in(InstanceDescription instance, String lifecycleState) {
        return new InstanceDescription(
                instance.id(), instance.zone(), lifecycleState, instance.instanceType(), instance.weight());
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
