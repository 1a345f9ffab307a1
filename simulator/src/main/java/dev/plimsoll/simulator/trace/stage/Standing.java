package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a trace's events have set up so far, and how it is taken back. */
final class Standing {

    private static final BudgetLimit NO_LIMIT = new BudgetLimit.MaxUnavailable(new BudgetLimit.Amount(100, true));

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, WorkloadEvent> held = new LinkedHashMap<>();

    Standing(List<Group> groups) {
        groups.forEach(group -> this.groups.put(group.name(), group));
    }

    /** From now on the event holds. */
    void note(WorkloadEvent event) {
        switch (event) {
            case PodArrives arrives -> {
                if (arrives.departure() instanceof Departure.OnEvent) {
                    held.put(key(event), event);
                }
            }
            case PodDeparts departs -> held.remove(key(event));
            case WorkloadScaled scaled -> held.put(key(event), event);
            case BudgetSet budget -> held.put(key(event), event);
            case NodeGroupChanged changed -> held.put(key(event), event);
        }
    }

    /** The events that end all that holds and is not set anew by these; it holds no longer. */
    List<WorkloadEvent> takenBack(long at, List<WorkloadEvent> anew) {
        Set<String> setAnew = new HashSet<>();
        anew.forEach(event -> setAnew.add(key(event)));
        var takenBack = new ArrayList<WorkloadEvent>();
        held.forEach((key, event) -> {
            if (!setAnew.contains(key)) {
                takenBack.add(takenBack(at, event));
            }
        });
        held.clear();
        return takenBack;
    }

    private WorkloadEvent takenBack(long at, WorkloadEvent event) {
        return switch (event) {
            case PodArrives arrives -> new PodDeparts(at, arrives.podId());
            case PodDeparts departs -> departs;
            case WorkloadScaled scaled -> new WorkloadScaled(at, scaled.owner(), scaled.shape(), 0);
            case BudgetSet budget -> new BudgetSet(at, budget.namespace(), budget.name(), budget.selector(), NO_LIMIT);
            case NodeGroupChanged changed -> asDeclared(at, changed);
        };
    }

    private NodeGroupChanged asDeclared(long at, NodeGroupChanged changed) {
        Group group = groups.get(changed.group());
        return group == null
                ? new NodeGroupChanged(at, changed.group(), changed.minSize(), changed.maxSize())
                : new NodeGroupChanged(
                        at,
                        group.name(),
                        group.bounds().minSize(),
                        group.bounds().maxSize());
    }

    private static String key(WorkloadEvent event) {
        return switch (event) {
            case PodArrives arrives -> "pod " + arrives.podId();
            case PodDeparts departs -> "pod " + departs.podId();
            case WorkloadScaled scaled ->
                "workload " + UniqueNames.key(scaled.shape().namespace(), scaled.owner(), "");
            case BudgetSet budget -> "budget " + budget.namespace() + "/" + budget.name();
            case NodeGroupChanged changed -> "group " + changed.group();
        };
    }
}
