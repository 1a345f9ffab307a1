package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a cases file: a cluster and pods that wait; or the id of a case of another file. */
record ConformanceCase(
        String id,
        @Nullable String in,
        @Nullable Cluster cluster,
        @Nullable List<Pod> pending) {

    record Cluster(
            List<Node> nodes,
            @Nullable List<Pod> pods,
            @Nullable List<Namespace> namespaces,
            @Nullable List<PersistentVolume> persistentVolumes,
            @Nullable List<PersistentVolumeClaim> persistentVolumeClaims,
            @Nullable List<StorageClass> storageClasses,
            @Nullable List<CSINode> csiNodes,
            @Nullable List<CSIDriver> csiDrivers,
            @Nullable List<CSIStorageCapacity> csiStorageCapacities,
            @Nullable List<VolumeAttachment> volumeAttachments,
            @Nullable List<Service> services,
            @Nullable List<ReplicationController> replicationControllers,
            @Nullable List<ReplicaSet> replicaSets,
            @Nullable List<StatefulSet> statefulSets) {}
}
