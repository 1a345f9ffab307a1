package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The two changes that are ever made to a group: its desired capacity is raised, or one of its instances is ended by id. The
 * group is read again right before; whatever fails is an outcome, never an exception. For one thread at a time.
 */
public final class GroupActuator {

    private final AwsWire wire;
    private final OwnershipTags tags;
    private final BooleanSupplier mayChange;
    private final Terminations terminations = new Terminations();

    /** Whether anything may be changed is asked once more right before each change: the reading before it may take long. */
    public GroupActuator(AwsWire wire, OwnershipTags tags, BooleanSupplier mayChange) {
        this.wire = wire;
        this.tags = tags;
        this.mayChange = mayChange;
    }

    /**
     * Raises a group's desired capacity to the target, in instances, if that is above what it is now, within the maximum as it is now,
     * and nobody has lowered it below the base that the decision saw.
     */
    public Outcome raise(String group, int base, int target) {
        try {
            return switch (read(group, "Launch")) {
                case NotNow(Outcome outcome) -> outcome;
                case Ours(GroupDescription live) -> {
                    var units = GroupUnits.of(live);
                    Outcome refusal = outOfPlace(units, base, target);
                    yield refusal == null ? writeDesired(group, units.unitsFor(target)) : refusal;
                }
            };
        } catch (AwsException failed) {
            return CallOutcomes.of(failed);
        }
    }

    private Outcome writeDesired(String group, int target) {
        if (!mayChange.getAsBoolean()) {
            return tooLate(group);
        }
        try {
            wire.setDesiredCapacity(group, target);
            return Outcome.DONE;
        } catch (AwsException failed) {
            if (!failed.failure().leavesDoubt()) {
                return CallOutcomes.of(failed);
            }
            Optional<GroupDescription> after = afterwards(group);
            return after.isPresent() && after.get().size().desired() >= target ? Outcome.DONE : CallOutcomes.of(failed);
        }
    }

    private static @Nullable Outcome outOfPlace(GroupUnits live, int base, int target) {
        String group = live.group().name();
        String asked = ", asked to raise it from " + base + " to " + target;
        if (target <= live.desired()) {
            return refused(group + " has a desired capacity of " + live.desired() + " already" + asked);
        }
        if (target > live.max()) {
            return refused(group + " has a maximum of " + live.max() + " now" + asked);
        }
        if (live.desired() < base) {
            return refused(group + " was lowered to " + live.desired() + " by someone else" + asked);
        }
        return null;
    }

    /**
     * Ends an instance and lowers its group's desired capacity by one; asked of AWS once an id. An instance that is going or
     * gone is done.
     */
    public Outcome terminate(String instance, String group, Instant now) {
        try {
            return switch (read(group, "Terminate")) {
                case NotNow(Outcome outcome) -> outcome;
                case Ours(GroupDescription live) -> terminate(instance, live, now);
            };
        } catch (AwsException failed) {
            return CallOutcomes.of(failed);
        }
    }

    private Outcome terminate(String instance, GroupDescription live, Instant now) {
        return switch (Whereabouts.of(instance, live)) {
            case GOING -> {
                terminations.accepted(instance);
                yield Outcome.DONE;
            }
            case APART ->
                refused("the instance " + instance + " of " + live.name() + " is in standby, a warm pool or a state"
                        + " that is not understood: left alone");
            case HELD -> terminateHeld(instance, live, now);
        };
    }

    private Outcome terminateHeld(String instance, GroupDescription live, Instant now) {
        Outcome earlier = terminations.earlier(instance, now);
        if (earlier != null) {
            return earlier;
        }
        Instant lost = terminations.lostAt(instance);
        if (lost != null && ScalingActivities.isEnding(wire, live.name(), instance, lost)) {
            terminations.accepted(instance);
            return Outcome.DONE;
        }
        if (!GroupUnits.of(live).mayEnd(instance)) {
            return refused(
                    live.name() + " has a desired capacity of " + live.size().desired() + " and a minimum of "
                            + live.size().min() + ": ending " + instance + " would go below it");
        }
        if (!mayChange.getAsBoolean()) {
            return tooLate(live.name());
        }
        terminations.asked(instance, now);
        try {
            wire.terminateAndDecrement(instance);
            terminations.accepted(instance);
            return Outcome.DONE;
        } catch (AwsException failed) {
            return afterFailure(instance, live.name(), failed);
        }
    }

    private Outcome afterFailure(String instance, String group, AwsException failed) {
        if (failed.failure() == AwsFailure.NOT_FOUND) {
            terminations.accepted(instance);
            return Outcome.DONE;
        }
        if (!failed.failure().leavesDoubt()) {
            terminations.notDone(instance);
            return CallOutcomes.of(failed);
        }
        Optional<GroupDescription> after = afterwards(group);
        if (after.isPresent() && Whereabouts.of(instance, after.get()) == Whereabouts.GOING) {
            terminations.accepted(instance);
            return Outcome.DONE;
        }
        return CallOutcomes.of(failed);
    }

    /** The group after a call that left doubt; empty if it cannot be read, and then the doubt and its failure stand. */
    private Optional<GroupDescription> afterwards(String group) {
        try {
            return wire.group(group);
        } catch (AwsException unreadable) {
            return Optional.empty();
        }
    }

    /** A group as it is now, if it may be touched in this way. */
    private sealed interface Live {}

    private record Ours(GroupDescription group) implements Live {}

    private record NotNow(Outcome outcome) implements Live {}

    private Live read(String group, String process) {
        GroupDescription live = wire.group(group).orElse(null);
        if (live == null) {
            return new NotNow(refused("no group is called " + group + " any more"));
        }
        String whyNotOurs = tags.whyNotOurs(group, live.settings().tags());
        if (whyNotOurs != null) {
            return new NotNow(refused(group + " " + whyNotOurs + ": hands off"));
        }
        if (live.settings().suspendedProcesses().contains(process)) {
            return new NotNow(refused("the process " + process + " of " + group + " is suspended: resume it first"));
        }
        return new Ours(live);
    }

    private static Outcome tooLate(String group) {
        return refused("the right to change " + group + " ran out while it was read: left to whoever has it now");
    }

    private static Outcome refused(String why) {
        return new Outcome.Refused(why);
    }

    /** Where an instance is, seen from its group. */
    private enum Whereabouts {
        HELD,
        GOING,
        APART;

        static Whereabouts of(String instance, GroupDescription group) {
            return group.instances().stream()
                    .filter(listed -> listed.id().equals(instance))
                    .findFirst()
                    .map(listed -> switch (Lifecycle.of(listed.lifecycleState())) {
                        case Lifecycle.Held held -> held.isLive() ? HELD : GOING;
                        case Lifecycle.Apart apart -> APART;
                        case Lifecycle.NotUnderstood unknown -> APART;
                    })
                    .orElse(GOING);
        }
    }
}
