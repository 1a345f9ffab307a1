package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** How many replicas of what Deployments, StatefulSets, and ReplicaSets that belong to none, were to have. */
final class WorkloadChanges {

    private final PodTemplates templates;
    private final Map<String, State> states = new TreeMap<>();
    private final Map<ObjectKey, Owner> ownersOfReplicaSets = new TreeMap<>();
    private final TreeSet<ObjectKey> withOwnVolumes = new TreeSet<>();
    private final List<Scaling> scalings = new ArrayList<>();

    private record State(@Nullable PodShape template, int replicas) {}

    WorkloadChanges(PodTemplates templates) {
        this.templates = templates;
    }

    List<Scaling> scalings() {
        return scalings;
    }

    /** Whether a workload of that owner was seen. */
    boolean knows(String namespace, Owner owner) {
        return states.containsKey(id(namespace, owner));
    }

    /** Whether each pod of a StatefulSet has volumes of its own. */
    boolean hasOwnVolumes(ObjectKey statefulSet) {
        return withOwnVolumes.contains(statefulSet);
    }

    /** Who owns the pods of a ReplicaSet: its Deployment, or itself; null if it was not seen. */
    @Nullable
    Owner ownerOfReplicaSet(ObjectKey replicaSet) {
        return ownersOfReplicaSets.get(replicaSet);
    }

    /** The whole object, at any time: one that is new to us is as old as it says. */
    void seen(long atMillis, JsonNode object, Where where) {
        Long created = ObjectTimes.created(object);
        learn(atMillis, created == null ? atMillis : Math.min(atMillis, created), object, where);
    }

    /** The object as it was answered to whoever made it. */
    void made(long atMillis, JsonNode object, Where where) {
        learn(atMillis, atMillis, object, where);
    }

    private void learn(long atMillis, long createdMillis, JsonNode object, Where where) {
        ObjectKey key = ObjectKey.of(object);
        String kind = object.path("kind").asString("");
        Owner owner = ownerOf(kind, key, object);
        if (owner == null) {
            return;
        }
        JsonNode spec = object.path("spec");
        if (owner.kind() == Owner.Kind.STATEFUL_SET
                && !spec.path("volumeClaimTemplates").isEmpty()) {
            withOwnVolumes.add(key);
        }
        JsonNode template = spec.path("template");
        PodShape shape = templates.shape(key.namespace(), template, where);
        long since = knows(key.namespace(), owner) ? atMillis : createdMillis;
        change(since, key.namespace(), owner, new State(shape, replicas(spec, where)));
    }

    /** Its scale subresource was written. */
    void scaled(long atMillis, String kind, ObjectKey key, JsonNode scale, Where where) {
        Owner owner = ownerOf(kind, key, scale);
        JsonNode spec = scale.path("spec");
        if (owner != null && spec.has("replicas")) {
            State known = states.get(id(key.namespace(), owner));
            change(
                    atMillis,
                    key.namespace(),
                    owner,
                    new State(known == null ? null : known.template(), replicas(spec, where)));
        }
    }

    void gone(long atMillis, String kind, ObjectKey key) {
        Owner owner = ownerOf(kind, key, MissingNode.getInstance());
        if (owner != null && knows(key.namespace(), owner)) {
            State known = Objects.requireNonNull(states.get(id(key.namespace(), owner)));
            change(atMillis, key.namespace(), owner, new State(known.template(), 0));
        }
    }

    /** A ReplicaSet's pods are those of another workload. */
    void replicaSetOf(ObjectKey replicaSet, Owner owner) {
        ownersOfReplicaSets.put(replicaSet, owner);
    }

    /** So many replicas from now on, from whoever counts them. */
    void counted(long atMillis, String namespace, Owner owner, int replicas) {
        State known = states.get(id(namespace, owner));
        change(atMillis, namespace, owner, new State(known == null ? null : known.template(), replicas));
    }

    private static String id(String namespace, Owner owner) {
        return namespace + "/" + owner.kind() + "/" + owner.name();
    }

    private void change(long atMillis, String namespace, Owner owner, State now) {
        State before = states.put(id(namespace, owner), now);
        if (!now.equals(before)) {
            scalings.add(new Scaling(atMillis, namespace, owner, now.template(), now.replicas()));
        }
    }

    /** The owner that pods of such an object have; null if it makes none, or if another object does so for it. */
    private @Nullable Owner ownerOf(String kind, ObjectKey key, JsonNode object) {
        return switch (kind) {
            case "Deployment", "DeploymentConfig" -> new Owner(Owner.Kind.DEPLOYMENT, key.name());
            case "StatefulSet" -> new Owner(Owner.Kind.STATEFUL_SET, key.name());
            case "ReplicaSet", "ReplicationController" -> ofReplicaSet(key, object);
            default -> null;
        };
    }

    private static boolean isDeployment(JsonNode controller) {
        String kind = controller.path("kind").asString("");
        return kind.equals("Deployment") || kind.equals("DeploymentConfig");
    }

    private static Owner deployment(JsonNode controller) {
        return new Owner(Owner.Kind.DEPLOYMENT, controller.path("name").asString(""));
    }

    private @Nullable Owner ofReplicaSet(ObjectKey key, JsonNode object) {
        var itself = new Owner(Owner.Kind.DEPLOYMENT, key.name());
        JsonNode controller = PodLives.controllerOf(object.path("metadata"));
        if (object.path("metadata").isObject() && object.path("spec").has("template")) {
            ownersOfReplicaSets.put(
                    key, controller != null && isDeployment(controller) ? deployment(controller) : itself);
        }
        return itself.equals(ownersOfReplicaSets.get(key)) ? itself : null;
    }

    private static int replicas(JsonNode spec, Where where) {
        long replicas = spec.path("replicas").asLong(1);
        if (replicas < 0 || replicas > FormatLimits.COUNT) {
            throw where.bad("spec.replicas is " + replicas + ": give a number from 0 to " + FormatLimits.COUNT);
        }
        return (int) replicas;
    }
}
