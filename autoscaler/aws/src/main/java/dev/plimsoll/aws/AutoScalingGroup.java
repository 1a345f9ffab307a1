package dev.plimsoll.aws;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.NodeGroupState;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group that is ours to scale: what it offers, what it holds now, and what is the matter with it. */
public record AutoScalingGroup(String name, Bounds bounds, Offer offer, State state, List<Problem> problems) {

    public AutoScalingGroup {
        problems = List.copyOf(problems);
    }

    /** The sizes that its owner allows, in instances, even where AWS counts otherwise. */
    public record Bounds(int minSize, int maxSize) {}

    /**
     * What one more instance may be: zones in the order of names, types first to last as AWS tries them, how they are
     * bought. Types that are unknown are left out, and are a problem.
     */
    public record Offer(
            SortedMap<String, String> tags, List<String> zones, List<InstanceType> instanceTypes, PurchaseMix mix) {
        public Offer {
            tags = ImmutableMaps.copyOf(tags);
            zones = List.copyOf(zones);
            instanceTypes = List.copyOf(instanceTypes);
        }
    }

    /** What it holds: instances in the order of their launch, and the names of scaling processes that are suspended. */
    public record State(int desired, List<Member> members, SortedSet<String> suspendedProcesses) {
        public State {
            members = List.copyOf(members);
            suspendedProcesses = Collections.unmodifiableSortedSet(new TreeSet<>(suspendedProcesses));
        }

        /** The instances, in the order of their launch. */
        public List<Instance> instances() {
            return members.stream().map(Member::instance).toList();
        }
    }

    /** An instance, launched when it was first listed, and its type's name. */
    public record Member(Instance instance, String instanceType) {}

    /** Why a raise would lead to nothing that is understood; null if it would not. */
    public @Nullable String cannotLaunch() {
        String grave = problems.stream()
                .filter(problem -> !problem.isMinor())
                .map(Problem::message)
                .collect(Collectors.joining("; "));
        return grave.isEmpty() ? suspended("Launch") : grave;
    }

    /** What is passed over or estimated, though it is bought from. */
    public List<String> warnings() {
        return problems.stream().filter(Problem::isMinor).map(Problem::message).toList();
    }

    /** Why none of its instances can be ended, so that none should be drained; null if they can. */
    public @Nullable String cannotTerminate() {
        return suspended("Terminate");
    }

    private @Nullable String suspended(String process) {
        return state.suspendedProcesses().contains(process)
                ? "its process " + process + " is suspended: resume it first"
                : null;
    }

    /** What is the matter with it, in the core's words, given the launches that failed lately. */
    public NodeGroupState.Condition condition(List<FailedLaunch> failedLaunches) {
        return new NodeGroupState.Condition(
                failedLaunches.stream().map(FailedLaunch::inCoreWords).toList(), cannotLaunch(), cannotTerminate());
    }
}
