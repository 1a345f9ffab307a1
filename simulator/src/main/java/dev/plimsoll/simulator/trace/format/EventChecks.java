package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.BudgetSet;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodDeparts;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must hold between the events of one stream, and between them and the manifest, checked as they pass. */
public final class EventChecks {

    private static final PodVolume OWN_VOLUME = new PodVolume.MadeAtFirstUse();

    private final Manifest manifest;
    private final Where where;
    private final Fingerprints arrived = new Fingerprints();
    private final Set<String> awaitingDeparture = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Map<Workload, Integer> largest = new HashMap<>();
    private long lastMillis;

    private record Workload(String namespace, Owner owner) {}

    public EventChecks(Manifest manifest, Where where) {
        this.manifest = manifest;
        this.where = where;
        manifest.fleet().groups().forEach(group -> groups.add(group.name()));
    }

    /** Complains if the event cannot follow those before it. */
    public void check(WorkloadEvent event) {
        if (event.atMillis() < lastMillis) {
            throw where.bad("at is " + event.atMillis() + ", before the " + lastMillis
                    + " of an earlier event: sort the events by time");
        }
        lastMillis = event.atMillis();
        switch (event) {
            case PodArrives arrives -> checkArrival(arrives);
            case PodDeparts departs -> checkDeparture(departs.podId());
            case WorkloadScaled scaled -> checkScaled(scaled);
            case NodeGroupChanged changed -> checkGroup(changed);
            case BudgetSet budget -> {}
        }
    }

    private void checkArrival(PodArrives arrives) {
        String id = arrives.podId();
        if (!arrived.add(id)) {
            throw where.bad("pod " + Where.shown(id) + " arrives a second time: give every pod an id of its own");
        }
        Loop loop = loopOf(arrives.owner());
        checkVolume(arrives.shape(), arrives.owner());
        boolean closed = arrives.departure() instanceof Departure.AfterRunning;
        if (closed != (loop == Loop.CLOSED)) {
            String kind = Words.of(arrives.owner().kind());
            throw where.bad("pod " + Where.shown(id) + (closed ? " has" : " has no") + " runsMillis, but pods of kind "
                    + kind + " are " + (closed ? "open" : "closed")
                    + " loop: change the pod, or loops in the manifest");
        }
        if (arrives.departure() instanceof Departure.OnEvent) {
            awaitingDeparture.add(id);
        }
    }

    private void checkDeparture(String id) {
        if (awaitingDeparture.remove(id)) {
            return;
        }
        throw where.bad(
                arrived.contains(id)
                        ? "pod " + Where.shown(id)
                                + " ends by its own arrival line, or has departed: remove this departure"
                        : "pod " + Where.shown(id) + " departs but has not arrived: put its arrival on a line above");
    }

    private void checkScaled(WorkloadScaled scaled) {
        Owner owner = scaled.owner();
        switch (owner.kind()) {
            case DEPLOYMENT, REPLICATION_CONTROLLER, STATEFUL_SET, CUSTOM -> {}
            case JOB, DAEMON_SET, STATIC, BARE ->
                throw where.bad("a " + Words.of(owner.kind()) + " is scaled: only Deployments and StatefulSets can be;"
                        + " let its pods arrive one by one");
        }
        if (loopOf(owner) == Loop.CLOSED) {
            throw where.bad(Words.of(owner.kind()) + " " + Where.shown(owner.name())
                    + " is scaled, but its kind is closed loop: make it open in loops of the manifest");
        }
        checkVolume(scaled.shape(), owner);
        checkNewReplicas(scaled);
    }

    private void checkVolume(PodShape shape, Owner owner) {
        if (shape.rules().attachments().volumes().contains(OWN_VOLUME) && owner.kind() != Owner.Kind.STATEFUL_SET) {
            throw where.bad("the shape has volumeBinding, but a pod of kind " + Words.of(owner.kind())
                    + " has no volume that outlives it: let a StatefulSet own it, or use a shape without");
        }
    }

    /** Replicas have ids of their own, and ordinals come again; so only those above the largest so far are new. */
    private void checkNewReplicas(WorkloadScaled scaled) {
        var workload = new Workload(scaled.shape().namespace(), scaled.owner());
        int before = largest.getOrDefault(workload, 0);
        for (int ordinal = before; ordinal < scaled.replicas(); ordinal++) {
            if (!arrived.add(scaled.podId(ordinal))) {
                throw where.bad("replica " + Where.shown(scaled.podId(ordinal))
                        + " has the id of another pod: give the workload, or the pod, another name");
            }
        }
        largest.put(workload, Math.max(before, scaled.replicas()));
    }

    private void checkGroup(NodeGroupChanged changed) {
        if (!groups.contains(changed.group())) {
            throw where.bad("node group " + Where.shown(changed.group())
                    + " is not in the manifest: add it to nodeGroups, or correct the name");
        }
        if (changed.minSize() > changed.maxSize()) {
            throw where.bad("minSize " + changed.minSize() + " is above maxSize " + changed.maxSize()
                    + ": give bounds that admit a size");
        }
    }

    private Loop loopOf(Owner owner) {
        if (owner.kind().isPartOfTheNode()) {
            throw where.bad(Words.of(owner.kind()) + " " + Where.shown(owner.name())
                    + " has pods of its own: list it under daemonSets in the manifest instead");
        }
        Loop loop = manifest.loops().get(owner.kind());
        if (loop == null) {
            String kind = Words.of(owner.kind());
            throw where.bad("the manifest's loops do not say how pods of kind " + kind + " end: add \"" + kind
                    + "\": \"open\" or \"closed\"");
        }
        return loop;
    }
}
