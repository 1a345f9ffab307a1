package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import dev.plimsoll.aws.wire.Page;
import dev.plimsoll.aws.wire.TagSelector;
import dev.plimsoll.core.model.ImmutableMaps;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An AWS that does at once what it is told, and fails when a test says so. Like the real one it refuses what is out of bounds;
 * unlike it, and harsher, it decrements again when an instance that is ending is ended again.
 */
public final class InMemoryAws implements AwsWire {

    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** What goes wrong with a call, before or after it is done; null for nothing. */
    public record Fault(@Nullable String code, boolean done) {
        /** It is done, and the answer is lost on the way. */
        public static final Fault LOST_ANSWER = new Fault(AwsErrors.TIMEOUT, true);

        public static final Fault NONE = new Fault(null, true);

        /** AWS answers with this code. */
        public static Fault code(String code) {
            return new Fault(code, false);
        }
    }

    private final TreeMap<String, GroupDescription> groups = new TreeMap<>();
    private final TreeMap<String, List<ActivityDescription>> activities = new TreeMap<>();
    private final TreeMap<String, List<LaunchTemplateVersion>> templates = new TreeMap<>();
    private final TreeMap<String, LaunchTemplateVersion> configurations = new TreeMap<>();
    private final TreeMap<String, InstanceTypeDescription> types = new TreeMap<>();
    private final Map<AwsCall, Deque<Fault>> faults = new EnumMap<>(AwsCall.class);
    private final List<String> calls = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final Set<String> lagging = new TreeSet<>();
    private int pageSize = 100;
    private int launched;
    private int recorded;
    private Instant now = START;

    /** An empty group that launches from version 1 of a template that is there, in two zones. */
    public InMemoryAws group(String name, int min, int max, String... tags) {
        template("lt-" + name, new LaunchTemplateVersion(1, "m5.large", false));
        var tagged = new TreeMap<String, String>();
        Stream.of(tags).map(TagSelector::parse).forEach(tag -> tagged.put(tag.key(), Answered.orEmpty(tag.value())));
        groups.put(
                name,
                new GroupDescription(
                        name,
                        new GroupDescription.Size(min, max, 0),
                        new Launch.FromTemplate(new LaunchTemplateReference("lt-" + name, null, "1")),
                        new GroupDescription.Settings(List.of("eu-1b", "eu-1a"), tagged, List.of(), false),
                        List.of()));
        return this;
    }

    public void change(String name, UnaryOperator<GroupDescription> change) {
        groups.compute(name, (key, group) -> change.apply(group));
    }

    public void remove(String name) {
        groups.remove(name);
    }

    public InMemoryAws template(String id, LaunchTemplateVersion... versions) {
        templates.put(id, List.of(versions));
        return this;
    }

    public InMemoryAws configuration(String name, LaunchTemplateVersion read) {
        configurations.put(name, read);
        return this;
    }

    public void removeTemplate(String id) {
        templates.remove(id);
    }

    public InMemoryAws type(InstanceTypeDescription type) {
        types.put(type.name(), type);
        return this;
    }

    public void pagesOf(int size) {
        pageSize = size;
    }

    /** What happens with the next calls of this kind, one after the other. */
    public void next(AwsCall call, Fault... next) {
        faults.computeIfAbsent(call, key -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** Calls made since the last time this was asked, with what they were about. */
    public List<String> takeCalls() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    public GroupDescription now(String name) {
        return Optional.ofNullable(groups.get(name)).orElseThrow();
    }

    /** Whatever is ending has ended. */
    public void settle() {
        groups.replaceAll((name, group) -> Answered.with(
                group,
                group.size().desired(),
                group.instances().stream().filter(Balance::isLive).toList()));
    }

    /** Every termination that took effect, each time it did. */
    public List<String> ended() {
        return List.copyOf(ended);
    }

    /** Lists show this instance in service from now on, whatever it is. */
    public void lag(String instance) {
        lagging.add(instance);
    }

    /** Lists show what is. */
    public void catchUp(String instance) {
        lagging.remove(instance);
    }

    private GroupDescription shown(GroupDescription group) {
        List<InstanceDescription> instances = group.instances().stream()
                .map(instance -> lagging.contains(instance.id()) ? Answered.in(instance, "InService") : instance)
                .toList();
        return Answered.with(group, group.size().desired(), instances);
    }

    /** Puts an activity on top of a group's list. */
    public void record(String group, ActivityDescription activity) {
        activities.computeIfAbsent(group, key -> new ArrayList<>()).addFirst(activity);
    }

    public void forgetActivities(String group) {
        activities.remove(group);
    }

    @Override
    public Page<GroupDescription> groups(List<TagSelector> tags, @Nullable String token) {
        return answer(
                AwsCall.DESCRIBE_AUTO_SCALING_GROUPS,
                "all",
                () -> page(
                        groups.values().stream()
                                .filter(group -> tags.stream()
                                        .allMatch(tag ->
                                                tag.matches(group.settings().tags())))
                                .map(this::shown)
                                .toList(),
                        token));
    }

    @Override
    public Optional<GroupDescription> group(String name) {
        return answer(
                AwsCall.DESCRIBE_AUTO_SCALING_GROUPS,
                name,
                () -> Optional.ofNullable(groups.get(name)).map(this::shown));
    }

    @Override
    public Page<ActivityDescription> activities(String group, @Nullable String token) {
        return answer(
                AwsCall.DESCRIBE_SCALING_ACTIVITIES,
                group,
                () -> page(activities.getOrDefault(group, List.of()), token));
    }

    @Override
    public void setDesiredCapacity(String group, int desired) {
        answer(AwsCall.SET_DESIRED_CAPACITY, group + " " + desired, () -> resize(group, desired));
    }

    @Override
    public void terminateAndDecrement(String instance) {
        answer(AwsCall.TERMINATE_INSTANCE, instance, () -> end(instance));
    }

    @Override
    public LaunchTemplateVersion launchTemplateVersion(LaunchTemplateReference template) {
        return answer(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, template.toString(), () -> {
            List<LaunchTemplateVersion> versions = templates.get(String.valueOf(template.id()));
            if (versions == null) {
                throw Answered.error(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, "InvalidLaunchTemplateId.NotFound");
            }
            return switch (template.version()) {
                case "$Latest" -> versions.getLast();
                case "$Default" -> versions.getFirst();
                default ->
                    versions.stream()
                            .filter(version -> template.version().equals(String.valueOf(version.number())))
                            .findFirst()
                            .orElseThrow(() -> Answered.error(
                                    AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS,
                                    "InvalidLaunchTemplateId.VersionNotFound"));
            };
        });
    }

    @Override
    public LaunchTemplateVersion launchConfiguration(String name) {
        return answer(AwsCall.DESCRIBE_LAUNCH_CONFIGURATIONS, name, () -> {
            LaunchTemplateVersion read = configurations.get(name);
            if (read == null) {
                throw Answered.error(AwsCall.DESCRIBE_LAUNCH_CONFIGURATIONS, "ResourceNotFound");
            }
            return read;
        });
    }

    @Override
    public Page<InstanceTypeDescription> instanceTypes(List<String> names, @Nullable String token) {
        return answer(
                AwsCall.DESCRIBE_INSTANCE_TYPES,
                String.join(",", names),
                () -> page(
                        names.stream()
                                .filter(types::containsKey)
                                .map(name -> Answered.present(types.get(name)))
                                .toList(),
                        token));
    }

    private GroupDescription resize(String name, int desired) {
        GroupDescription group = groups.get(name);
        if (group == null) {
            throw Answered.refusal(
                    AwsCall.SET_DESIRED_CAPACITY,
                    "AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found");
        }
        if (desired > group.size().max() || desired < group.size().min()) {
            String breached = desired < group.size().min()
                    ? "below min value " + group.size().min()
                    : "above max value " + group.size().max();
            throw Answered.refusal(
                    AwsCall.SET_DESIRED_CAPACITY,
                    "New SetDesiredCapacity value " + desired + " is " + breached + " for the AutoScalingGroup.");
        }
        var instances = new ArrayList<>(group.instances());
        while (live(instances) < desired) {
            String zone = Balance.emptiest(group.settings().zones(), instances);
            instances.add(new InstanceDescription("i-%017x".formatted(++launched), zone, "InService", "m5.large"));
            record(
                    name,
                    activity(
                            "Launching a new EC2 instance: "
                                    + instances.getLast().id(),
                            "Successful",
                            ""));
        }
        while (live(instances) > desired) {
            InstanceDescription victim = Balance.victim(instances);
            instances.replaceAll(held -> held.equals(victim) ? Answered.in(held, "Terminating") : held);
            record(name, activity("Terminating EC2 instance: " + victim.id(), "InProgress", ""));
        }
        GroupDescription resized = Answered.with(group, desired, instances);
        groups.put(name, resized);
        return resized;
    }

    private GroupDescription end(String instance) {
        GroupDescription group = groups.values().stream()
                .filter(candidate -> candidate.instances().stream()
                        .anyMatch(held -> held.id().equals(instance)))
                .findFirst()
                .orElseThrow(() -> Answered.refusal(
                        AwsCall.TERMINATE_INSTANCE,
                        "Instance Id not found - No managed instance found for instance ID: " + instance));
        if (group.size().desired() <= group.size().min()) {
            throw Answered.refusal(
                    AwsCall.TERMINATE_INSTANCE,
                    "Currently, desiredSize equals minSize (" + group.size().min() + "). Terminating instance without"
                            + " replacement will violate group's min size constraint.");
        }
        List<InstanceDescription> instances = group.instances().stream()
                .map(held -> held.id().equals(instance) ? Answered.in(held, "Terminating") : held)
                .toList();
        ended.add(instance);
        GroupDescription shrunk = Answered.with(group, group.size().desired() - 1, instances);
        groups.put(group.name(), shrunk);
        record(group.name(), activity("Terminating EC2 instance: " + instance, "InProgress", ""));
        return shrunk;
    }

    /** Sets the clock by which activities begin. */
    public void at(Instant time) {
        now = time;
    }

    /** An activity that begins a little after the one made before. */
    public ActivityDescription activity(String description, String code, String message) {
        recorded++;
        return new ActivityDescription(
                "activity-" + recorded,
                description,
                now.plusMillis(recorded),
                new ActivityDescription.Status(code, message),
                "{\"Subnet ID\":\"subnet-1\",\"Availability Zone\":\"eu-1a\"}");
    }

    private static long live(List<InstanceDescription> instances) {
        return instances.stream().filter(Balance::isLive).count();
    }

    private <T> Page<T> page(List<T> items, @Nullable String token) {
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(items.size(), from + pageSize);
        return new Page<>(items.subList(from, to), to < items.size() ? String.valueOf(to) : null);
    }

    /** Something AWS does. */
    private interface Doing<T> {
        T run();
    }

    private <T> T answer(AwsCall call, String about, Doing<T> doing) {
        calls.add(call.action() + " " + about);
        Fault fault = Optional.ofNullable(faults.get(call)).map(Deque::poll).orElse(Fault.NONE);
        String code = fault.code();
        if (code == null) {
            return doing.run();
        }
        if (!fault.done()) {
            throw Answered.error(call, code);
        }
        doing.run();
        throw Answered.error(call, code);
    }

    /** Descriptions of small machines, for tests that need no more. */
    public static InstanceTypeDescription machine(String name, int vcpus, int gibibytes) {
        return new InstanceTypeDescription(
                name,
                List.of("x86_64"),
                new InstanceTypeDescription.Size(vcpus, (long) gibibytes << 30),
                new InstanceTypeDescription.Network(3, 10),
                ImmutableMaps.empty());
    }
}
