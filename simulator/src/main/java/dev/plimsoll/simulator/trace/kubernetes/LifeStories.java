package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Ending;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Maker;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the lives of pods out of what was seen of them, when all has been seen. */
final class LifeStories {

    private final WorkloadChanges workloads;
    private final ClaimedVolumes volumes;
    private final Unknowns unknowns;

    LifeStories(WorkloadChanges workloads, ClaimedVolumes volumes, Unknowns unknowns) {
        this.workloads = workloads;
        this.volumes = volumes;
        this.unknowns = unknowns;
    }

    /**
     * In the order of their creation. Pods that ended before the span or came after it, as listings have them, are no part of
     * it; pods of which nobody saw what they ask for are counted and left out.
     */
    List<PodLife> of(List<PodRecord> records, Span span, PodTemplates templates) {
        var lives = new ArrayList<PodLife>();
        Map<ObjectKey, Integer> times = new HashMap<>();
        List<PodRecord> inOrder = records.stream()
                .sorted(Comparator.comparingLong(record -> Objects.requireNonNullElse(record.created, 0L)))
                .toList();
        for (PodRecord record : inOrder) {
            if (!isWithin(span, record)) {
                continue;
            }
            PodShape shape = record.shape;
            if (shape == null) {
                unknowns.add("pods are known by name only, from before the record began: left out");
                continue;
            }
            int time = times.merge(record.key, 1, Integer::sum);
            String id = record.key + (time == 1 ? "" : "~" + time);
            lives.add(life(id, record, templates.interned(withVolumes(record, shape)), span));
        }
        return lives;
    }

    private static boolean isWithin(Span span, PodRecord record) {
        Long ended = record.endedMillis(span.endMillis());
        boolean before = ended != null && ended < span.startMillis();
        boolean after = record.created != null && record.created > span.endMillis();
        return !before && !after;
    }

    private PodLife life(String id, PodRecord record, PodShape shape, Span span) {
        Owner owner = owner(record);
        long created = Objects.requireNonNullElse(record.created, span.startMillis());
        return new PodLife(
                id,
                shape,
                new Maker(record.controller.kind(), record.controller.name(), owner, hasOwnVolumes(record, owner)),
                new Times(created, record.bound, record.running),
                new Ending(record.end(span.endMillis()), record.endedMillis(span.endMillis()), record.node));
    }

    private boolean hasOwnVolumes(PodRecord record, Owner owner) {
        return owner.kind() == Owner.Kind.STATEFUL_SET
                && (!record.claims.isEmpty()
                        || workloads.hasOwnVolumes(new ObjectKey(record.key.namespace(), owner.name())));
    }

    /** Who makes the pod again. What no controller of Kubernetes made is a job if it is not restarted, or else a service. */
    private Owner owner(PodRecord record) {
        PodRecord.Controller controller = record.controller;
        return switch (controller.kind()) {
            case "" -> Owner.NOBODY;
            case "DaemonSet", "Node" -> new Owner(Owner.Kind.DAEMON_SET, controller.name());
            case "StatefulSet" -> new Owner(Owner.Kind.STATEFUL_SET, controller.name());
            case "Job" -> new Owner(Owner.Kind.JOB, controller.name());
            case "ReplicaSet", "ReplicationController" -> ofReplicaSet(record.key.namespace(), controller);
            default -> new Owner(controller.restarts() ? Owner.Kind.DEPLOYMENT : Owner.Kind.JOB, controller.name());
        };
    }

    private Owner ofReplicaSet(String namespace, PodRecord.Controller controller) {
        @Nullable Owner known = workloads.ownerOfReplicaSet(new ObjectKey(namespace, controller.name()));
        return known != null ? known : new Owner(Owner.Kind.DEPLOYMENT, controller.root());
    }

    /** A StatefulSet's pods have volumes of their own; those of others are in a zone, by their volumes or by where they ran. */
    private PodShape withVolumes(PodRecord record, PodShape shape) {
        if (hasOwnVolumes(record, owner(record))) {
            return ClaimedVolumes.withOwn(shape);
        }
        if (record.claims.isEmpty()) {
            return shape;
        }
        List<ObjectKey> claims = record.claims.stream()
                .map(claim -> new ObjectKey(record.key.namespace(), claim))
                .toList();
        return volumes.inZonesOf(claims, shape, record.node);
    }
}
