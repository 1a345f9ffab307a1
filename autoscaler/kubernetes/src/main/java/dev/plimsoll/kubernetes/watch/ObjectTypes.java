package dev.plimsoll.kubernetes.watch;

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

/** The types of the fabric8 model. */
final class ObjectTypes {

    private ObjectTypes() {}

    static Class<? extends HasMetadata> of(Kind kind) {
        return switch (kind) {
            case NODES -> Node.class;
            case PODS -> Pod.class;
            case NAMESPACES -> Namespace.class;
            case SERVICES -> Service.class;
            case REPLICATION_CONTROLLERS -> ReplicationController.class;
            case PERSISTENT_VOLUMES -> PersistentVolume.class;
            case PERSISTENT_VOLUME_CLAIMS -> PersistentVolumeClaim.class;
            case DAEMON_SETS -> DaemonSet.class;
            case REPLICA_SETS -> ReplicaSet.class;
            case STATEFUL_SETS -> StatefulSet.class;
            case JOBS -> Job.class;
            case POD_DISRUPTION_BUDGETS -> PodDisruptionBudget.class;
            case STORAGE_CLASSES -> StorageClass.class;
            case CSI_NODES -> CSINode.class;
            case CSI_DRIVERS -> CSIDriver.class;
            case CSI_STORAGE_CAPACITIES -> CSIStorageCapacity.class;
            case VOLUME_ATTACHMENTS -> VolumeAttachment.class;
        };
    }
}
