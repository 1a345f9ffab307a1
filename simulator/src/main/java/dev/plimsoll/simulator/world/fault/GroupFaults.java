package dev.plimsoll.simulator.world.fault;

import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.cloud.GroupTrouble;
import dev.plimsoll.simulator.world.cloud.SimulatedAws;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What is the matter with each group follows from all the faults that are on, so that none ends another. */
final class GroupFaults {

    private static final Taint STRANGE = new Taint("example.com/nobody-tells", "yes", Taint.Effect.NO_SCHEDULE);

    private final SimulatedAws aws;
    private final TreeMap<String, Lowered> lowered = new TreeMap<>();

    /** A maximum that somebody lowered: as it was before, and as it is now. */
    private record Lowered(int before, int now) {}

    GroupFaults(SimulatedAws aws) {
        this.aws = aws;
    }

    void follow(List<Fault.InWorld> on) {
        var out = new ArrayList<NodeTemplate.Source>();
        for (NodeGroupState state : List.copyOf(aws.groups())) {
            String group = state.group().name();
            var trouble = new GroupTrouble();
            for (Fault.InWorld fault : on) {
                if (fault.isAimedAt(group)) {
                    add(fault, trouble);
                    out.addAll(fault.kind() == WorldFault.OUTAGE ? aws.launchedBy(group) : List.of());
                }
            }
            aws.trouble(group, trouble);
        }
        aws.outages().impose(out);
    }

    private static void add(Fault.InWorld fault, GroupTrouble trouble) {
        long millis = Math.round(fault.amount() * 1000);
        switch (fault.kind()) {
            case NEVER_JOINS -> trouble.neverJoins = true;
            case SLOW_BOOT -> trouble.slowBootMillis += millis;
            case SLOW_READY -> trouble.slowReadyMillis += millis;
            case STARTUP_TAINT -> trouble.startupTaintMillis += millis;
            case STRANGE_TAINT -> trouble.strangeTaint = STRANGE;
            case SHORT_MEMORY -> trouble.memoryShortShare = Math.max(trouble.memoryShortShare, fault.amount());
            case LAUNCH_SUSPENDED -> trouble.launchSuspended = true;
            case TERMINATE_SUSPENDED -> trouble.terminateSuspended = true;
            case TERMINATING_HOOK -> trouble.hookMillis += millis;
            case NODE_LINGERS -> trouble.nodesLinger = true;
            case OUTAGE,
                    FOREIGN_DESIRED,
                    FOREIGN_MAXIMUM,
                    INTERRUPTION,
                    REBALANCE,
                    NOT_READY,
                    NODE_DELETED,
                    CORDONED -> {}
        }
    }

    /** Somebody lowers the maximum to what there is. */
    void lowerMaximum(NodeGroupState state) {
        NodeGroup group = state.group();
        int now = Math.max(group.minSize(), state.desired());
        Lowered earlier = lowered.get(group.name());
        lowered.put(group.name(), new Lowered(earlier == null ? group.maxSize() : earlier.before(), now));
        aws.changeBounds(group.name(), group.minSize(), now);
    }

    /** The maximum is again what it was, unless somebody else has changed it in the meantime. */
    void restoreMaximum(NodeGroupState state) {
        NodeGroup group = state.group();
        Lowered change = lowered.remove(group.name());
        if (change != null && group.maxSize() == change.now()) {
            aws.changeBounds(group.name(), group.minSize(), Math.max(group.minSize(), change.before()));
        }
    }
}
