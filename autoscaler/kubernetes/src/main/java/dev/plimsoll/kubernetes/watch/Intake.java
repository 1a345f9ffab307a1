package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.Controllers;
import dev.plimsoll.kubernetes.Kinds;
import dev.plimsoll.kubernetes.NodeReader;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.List;

/** Takes objects of any kind into the state, under its lock; nothing of them is kept but what the core knows. */
final class Intake {

    private final ClusterState state;
    private final PodIntake pods;

    Intake(ClusterState state, PodIntake pods) {
        this.state = state;
        this.pods = pods;
    }

    /** Takes in an object of so many bytes of JSON, or its newer version. Returns whether the loop should look at it soon. */
    boolean put(HasMetadata object, int bytes) {
        synchronized (state) {
            return switch (object) {
                case Pod pod -> pods.put(pod, bytes);
                case Node node -> state.put(NodeReader.read(node));
                default -> {
                    putOther(object, bytes);
                    yield false;
                }
            };
        }
    }

    private void putOther(HasMetadata object, int bytes) {
        if (state.controllers().add(object)) {
            state.controllerChanged(key(object));
        }
        switch (object) {
            case DaemonSet set -> pods.put(set, bytes);
            case Job job -> {} // what matters of it is that it is there
            case PodDisruptionBudget budget -> state.put(key(budget), Budgets.read(budget));
            case Service service -> kindsChanged(service, state.kinds().add(service));
            case ReplicationController controller ->
                kindsChanged(controller, state.kinds().add(controller));
            case ReplicaSet set -> kindsChanged(set, state.kinds().add(set));
            case StatefulSet set -> kindsChanged(set, state.kinds().add(set));
            case Namespace namespace -> factsChanged(state.cluster().add(namespace));
            default -> putStorage(object);
        }
    }

    private void putStorage(HasMetadata object) {
        switch (object) {
            case PersistentVolumeClaim claim -> {
                boolean changed = state.cluster().add(claim);
                factsChanged(changed);
                kindsChanged(claim, changed);
            }
            case PersistentVolume volume ->
                volumeChanged(volume.getMetadata().getName(), state.cluster().add(volume));
            case StorageClass storageClass -> factsChanged(state.cluster().add(storageClass));
            case CSIDriver driver -> factsChanged(state.cluster().add(driver));
            case CSIStorageCapacity capacity -> factsChanged(state.cluster().add(capacity));
            case CSINode csiNode -> {
                if (state.cluster().add(csiNode)) {
                    state.touchNode(csiNode.getMetadata().getName());
                }
            }
            case VolumeAttachment attachment -> put(attachment);
            default -> throw new IllegalArgumentException("objects of kind " + object.getKind() + " are not watched");
        }
    }

    private void put(VolumeAttachment attachment) {
        String name = attachment.getMetadata().getName();
        String before = state.cluster().nodeOfAttachment(name);
        if (state.cluster().add(attachment)) {
            state.touchNode(before);
            state.touchNode(state.cluster().nodeOfAttachment(name));
        }
    }

    /** Takes out an object by its namespace/name, or name. Returns whether the loop should look at it soon. */
    boolean remove(Kind kind, String key) {
        synchronized (state) {
            switch (kind) {
                case NODES -> {
                    return state.removeNode(key);
                }
                case PODS -> state.removePod(key);
                case DAEMON_SETS -> {
                    state.removeDaemonSet(key);
                    controllerGone(Controllers.Type.DAEMON_SET, key);
                }
                case JOBS -> controllerGone(Controllers.Type.JOB, key);
                case POD_DISRUPTION_BUDGETS -> state.removeBudget(key);
                case SERVICES ->
                    kindsChanged(namespaceOf(key), state.kinds().removeService(namespaceOf(key), nameOf(key)));
                case REPLICATION_CONTROLLERS -> {
                    removeController(Kinds.Controller.REPLICATION_CONTROLLER, key);
                    controllerGone(Controllers.Type.REPLICATION_CONTROLLER, key);
                }
                case REPLICA_SETS -> {
                    removeController(Kinds.Controller.REPLICA_SET, key);
                    controllerGone(Controllers.Type.REPLICA_SET, key);
                }
                case STATEFUL_SETS -> {
                    removeController(Kinds.Controller.STATEFUL_SET, key);
                    controllerGone(Controllers.Type.STATEFUL_SET, key);
                }
                case NAMESPACES -> factsChanged(state.cluster().removeNamespace(key));
                case PERSISTENT_VOLUMES -> volumeChanged(key, state.cluster().removeVolume(key));
                case PERSISTENT_VOLUME_CLAIMS -> {
                    boolean changed = state.cluster().removeClaim(key);
                    factsChanged(changed);
                    kindsChanged(namespaceOf(key), changed);
                }
                case STORAGE_CLASSES -> factsChanged(state.cluster().removeClass(key));
                case CSI_DRIVERS -> factsChanged(state.cluster().removeDriver(key));
                case CSI_STORAGE_CAPACITIES -> factsChanged(state.cluster().removeCapacity(key));
                case CSI_NODES -> {
                    if (state.cluster().removeCsiNode(key)) {
                        state.touchNode(key);
                    }
                }
                case VOLUME_ATTACHMENTS -> {
                    String node = state.cluster().nodeOfAttachment(key);
                    if (state.cluster().removeAttachment(key)) {
                        state.touchNode(node);
                    }
                }
            }
            return false;
        }
    }

    /** Keeps what must be known of an object that cannot be read: a pod holds its node, a node its instance, a budget its namespace, a controller its pods. */
    void putUnreadable(Kind kind, RawObject object) {
        synchronized (state) {
            switch (kind) {
                case PODS -> pods.putUnreadable(object.tree());
                case NODES -> pods.putUnreadableNode(object.tree());
                case POD_DISRUPTION_BUDGETS -> {
                    String key = object.identity().key();
                    state.put(key, Budgets.unknown(namespaceOf(key), nameOf(key)));
                }
                case REPLICATION_CONTROLLERS -> controllerThere(Controllers.Type.REPLICATION_CONTROLLER, object);
                case DAEMON_SETS -> controllerThere(Controllers.Type.DAEMON_SET, object);
                case REPLICA_SETS -> controllerThere(Controllers.Type.REPLICA_SET, object);
                case STATEFUL_SETS -> controllerThere(Controllers.Type.STATEFUL_SET, object);
                case JOBS -> controllerThere(Controllers.Type.JOB, object);
                case NAMESPACES,
                        SERVICES,
                        PERSISTENT_VOLUMES,
                        PERSISTENT_VOLUME_CLAIMS,
                        STORAGE_CLASSES,
                        CSI_NODES,
                        CSI_DRIVERS,
                        CSI_STORAGE_CAPACITIES,
                        VOLUME_ATTACHMENTS -> {}
            }
        }
    }

    private void controllerThere(Controllers.Type type, RawObject object) {
        String key = object.identity().key();
        if (state.controllers().add(type, key)) {
            state.controllerChanged(key);
        }
    }

    private void controllerGone(Controllers.Type type, String key) {
        if (state.controllers().remove(type, key)) {
            state.controllerChanged(key);
        }
    }

    private void removeController(Kinds.Controller type, String key) {
        kindsChanged(namespaceOf(key), state.kinds().removeController(type, namespaceOf(key), nameOf(key)));
    }

    private void kindsChanged(HasMetadata object, boolean changed) {
        kindsChanged(object.getMetadata().getNamespace(), changed);
    }

    private void kindsChanged(String namespace, boolean changed) {
        if (changed) {
            state.shapes().othersChanged(namespace);
        }
    }

    private void factsChanged(boolean changed) {
        if (changed) {
            state.factsChanged();
        }
    }

    private void volumeChanged(String name, boolean changed) {
        if (changed) {
            state.factsChanged();
            List<String> nodes = state.cluster().nodesOfVolume(name);
            nodes.forEach(state::touchNode);
        }
    }

    /** The namespace and name of an object, or the name alone. */
    static String key(HasMetadata object) {
        String namespace = object.getMetadata().getNamespace();
        String name = object.getMetadata().getName();
        return namespace == null || namespace.isEmpty() ? name : namespace + "/" + name;
    }

    private static String namespaceOf(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    private static String nameOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }
}
