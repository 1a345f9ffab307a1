package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects that make pods, as far as they are known: by kind, namespace and name. */
public final class Controllers {

    /** Nobody looked: every controller is taken to be there. */
    static final Controllers UNSEEN = new Controllers(EnumSet.noneOf(Type.class));

    /** The kinds that are looked up. */
    public enum Type {
        REPLICA_SET("ReplicaSet"),
        REPLICATION_CONTROLLER("ReplicationController"),
        STATEFUL_SET("StatefulSet"),
        DAEMON_SET("DaemonSet"),
        JOB("Job");

        private final String kind;

        Type(String kind) {
            this.kind = kind;
        }
    }

    private final Set<Type> complete;
    private final Map<String, Owner.Controller> known = new HashMap<>(); // asked only, never walked

    private Controllers(Set<Type> complete) {
        this.complete = complete;
    }

    /** All of them are told here, so that one that is not known is not there. */
    public static Controllers watched() {
        return new Controllers(EnumSet.allOf(Type.class));
    }

    /** Those of a file: of kinds that it does not have, all are taken to be there. */
    public static Controllers fromFile() {
        return new Controllers(EnumSet.noneOf(Type.class));
    }

    /** Takes in a controller, or its newer version; objects of other kinds are none. Returns whether that changes anything. */
    public boolean add(HasMetadata object) {
        return switch (object) {
            case ReplicaSet set ->
                add(
                        Type.REPLICA_SET,
                        set,
                        set.getSpec() == null ? null : set.getSpec().getReplicas());
            case ReplicationController controller ->
                add(
                        Type.REPLICATION_CONTROLLER,
                        controller,
                        controller.getSpec() == null
                                ? null
                                : controller.getSpec().getReplicas());
            case StatefulSet set -> add(Type.STATEFUL_SET, set, null);
            case DaemonSet set -> add(Type.DAEMON_SET, set, null);
            case Job job -> add(Type.JOB, job, null);
            default -> false;
        };
    }

    private boolean add(Type type, HasMetadata object, @Nullable Integer replicas) {
        return add(
                type,
                object.getMetadata().getNamespace() + "/" + object.getMetadata().getName(),
                replicas);
    }

    /** Takes in one of which nothing can be read but its namespace/name. Returns whether that changes anything. */
    public boolean add(Type type, String name) {
        return add(type, name, null);
    }

    private boolean add(Type type, String name, @Nullable Integer replicas) {
        complete.add(type);
        var read = new Owner.Controller(type.kind, name, true, replicas);
        return !read.equals(known.put(key(type.kind, name), read));
    }

    /** By namespace/name. Returns whether that changes anything. */
    public boolean remove(Type type, String name) {
        return known.remove(key(type.kind, name)) != null;
    }

    /** The controller of this type and namespace/name. */
    Owner.Controller of(Type type, String name) {
        Owner.Controller found = known.get(key(type.kind, name));
        return found != null ? found : new Owner.Controller(type.kind, name, !complete.contains(type), null);
    }

    /** The same controller as it is now, where all are told here. */
    public Owner.Controller refreshed(Owner.Controller before) {
        if (before.name().isEmpty()) {
            return before;
        }
        Owner.Controller now = known.get(key(before.kind(), before.name()));
        return now != null ? now : new Owner.Controller(before.kind(), before.name(), false, null);
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }
}
