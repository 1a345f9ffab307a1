package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.Launch;
import java.util.List;

/**
 * A group's sizes in instances. Where its types have weights AWS counts units, and takes whichever type it likes: an instance that
 * is owed is then one of the heaviest type, and a raise asks for as many units as hold the instances wanted even if all are of
 * that type. Where all weigh 1, units are instances.
 */
record GroupUnits(GroupDescription group, int lightest, int heaviest) {

    static GroupUnits of(GroupDescription group) {
        List<Integer> weights = group.launch() instanceof Launch.Mixed mixed
                ? mixed.overrides().stream().map(Launch.TypeOverride::weight).toList()
                : List.of();
        return new GroupUnits(
                group,
                weights.stream().min(Integer::compare).orElse(1),
                weights.stream().max(Integer::compare).orElse(1));
    }

    private boolean areInstances() {
        return lightest == 1 && heaviest == 1;
    }

    private List<InstanceDescription> live() {
        return group.instances().stream()
                .filter(instance ->
                        Lifecycle.of(instance.lifecycleState()) instanceof Lifecycle.Held held && held.isLive())
                .toList();
    }

    /** AWS may hold more than it was asked for, as it cannot launch a part of an instance. */
    private int unitsToBe() {
        return Math.max(
                group.size().desired(),
                live().stream().mapToInt(InstanceDescription::weight).sum());
    }

    private int unitsHeld() {
        return live().stream().mapToInt(InstanceDescription::weight).sum();
    }

    int desired() {
        return areInstances()
                ? group.size().desired()
                : live().size() + Math.ceilDiv(unitsToBe() - unitsHeld(), heaviest);
    }

    int max() {
        if (areInstances()) {
            return group.size().max();
        }
        int room = group.size().max() - unitsToBe();
        return desired() + (room < lightest ? 0 : (room - lightest) / heaviest + 1);
    }

    int min() {
        return areInstances()
                ? group.size().min()
                : Math.min(desired(), Math.ceilDiv(group.size().min(), lightest));
    }

    /** The desired capacity to ask for so that there are so many instances, more than now. */
    int unitsFor(int instances) {
        return areInstances() ? instances : unitsToBe() + (instances - desired() - 1) * heaviest + lightest;
    }

    /** Whether an instance can be ended without going below the minimum. */
    boolean mayEnd(String instance) {
        int weight = group.instances().stream()
                .filter(listed -> listed.id().equals(instance))
                .findFirst()
                .map(InstanceDescription::weight)
                .orElse(1);
        return group.size().desired() - weight >= group.size().min();
    }
}
