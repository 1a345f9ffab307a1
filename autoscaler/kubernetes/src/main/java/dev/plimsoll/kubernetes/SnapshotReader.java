package dev.plimsoll.kubernetes;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a snapshot together from files of Kubernetes objects. What the scheduler does not read is passed over; of an object that
 * is there twice the last counts. Bad input is an {@link UnreadableObjectException}.
 */
public final class SnapshotReader {

    /** What is null might as well not be there: the API server writes both. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultNullHandling(any -> JsonSetter.Value.forValueNulls(Nulls.SKIP, Nulls.SKIP))
            .build();

    private static final String DEFAULT_NAMESPACE = "default";

    private final ClusterReader cluster = new ClusterReader();
    private final Kinds kinds = new Kinds();
    private final Controllers controllers;
    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final SortedMap<String, Pod> pods = new TreeMap<>();
    private final SortedMap<String, DaemonSet> daemonSets = new TreeMap<>();

    /** Of files that may leave out whole kinds of objects. */
    public SnapshotReader() {
        this(Controllers.fromFile());
    }

    private SnapshotReader(Controllers controllers) {
        this.controllers = controllers;
    }

    /** Of files that hold every object there is: a controller that is not in them is gone. */
    public static SnapshotReader ofEverything() {
        return new SnapshotReader(Controllers.watched());
    }

    /** Takes in every object of a file, in JSON or YAML. */
    public void add(Path file) throws IOException {
        ObjectFile.read(file, this::add);
    }

    /** What all files come to. */
    public ClusterSnapshot snapshot() {
        return new SnapshotSorter(cluster, new PodShapes(kinds, cluster), controllers).sort(nodes, pods, daemonSets);
    }

    private void add(ObjectNode object) {
        String kind = object.path("kind").stringValue();
        String version = object.path("apiVersion").stringValue();
        String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        switch (group) {
            case "" -> addCore(kind, object);
            case "apps" -> addApps(kind, object);
            case "batch" -> addBatch(kind, object);
            case "storage.k8s.io" -> addStorage(kind, object);
            default -> {} // resources of others have kinds of the same names
        }
    }

    private void addCore(String kind, ObjectNode object) {
        switch (kind) {
            case "Node" ->
                take(object, Node.class, node -> nodes.put(node.getMetadata().getName(), node));
            case "Pod" -> withSpec(object, Pod.class, pod -> pods.put(key(pod), pod));
            case "Namespace" -> take(object, Namespace.class, cluster::add);
            case "PersistentVolumeClaim" ->
                withSpec(object, PersistentVolumeClaim.class, claim -> {
                    key(claim);
                    cluster.add(claim);
                });
            case "PersistentVolume" -> withSpec(object, PersistentVolume.class, cluster::add);
            case "Service" -> take(object, Service.class, kinds::add);
            case "ReplicationController" ->
                withSpec(object, ReplicationController.class, controller -> {
                    key(controller);
                    kinds.add(controller);
                    controllers.add(controller);
                });
            default -> {}
        }
    }

    private void addApps(String kind, ObjectNode object) {
        switch (kind) {
            case "DaemonSet" ->
                withSpec(object, DaemonSet.class, set -> {
                    daemonSets.put(key(set), set);
                    controllers.add(set);
                });
            case "ReplicaSet" ->
                withSpec(object, ReplicaSet.class, set -> {
                    key(set);
                    kinds.add(set);
                    controllers.add(set);
                });
            case "StatefulSet" ->
                withSpec(object, StatefulSet.class, set -> {
                    key(set);
                    kinds.add(set);
                    controllers.add(set);
                });
            default -> {}
        }
    }

    private void addBatch(String kind, ObjectNode object) {
        if (kind.equals("Job")) {
            take(object, Job.class, job -> {
                key(job);
                controllers.add(job);
            });
        }
    }

    private void addStorage(String kind, ObjectNode object) {
        switch (kind) {
            case "StorageClass" -> take(object, StorageClass.class, cluster::add);
            case "CSINode" -> withSpec(object, CSINode.class, cluster::add);
            case "CSIDriver" -> withSpec(object, CSIDriver.class, cluster::add);
            case "CSIStorageCapacity" -> take(object, CSIStorageCapacity.class, cluster::add);
            case "VolumeAttachment" -> withSpec(object, VolumeAttachment.class, cluster::add);
            default -> {}
        }
    }

    private static <T extends HasMetadata> void withSpec(ObjectNode object, Class<T> type, Consumer<T> taker) {
        if (!object.path("spec").isObject()) {
            throw new UnreadableObjectException(nameOf(object), "has no spec: read the whole object");
        }
        take(object, type, taker);
    }

    private static <T extends HasMetadata> void take(ObjectNode object, Class<T> type, Consumer<T> taker) {
        T read;
        try {
            read = JSON.treeToValue(object, type);
        } catch (JacksonException unreadable) {
            throw new UnreadableObjectException(nameOf(object), place(unreadable) + firstLine(unreadable));
        }
        taker.accept(read);
    }

    /** The namespace and name; an object that names no namespace is in the default one. */
    private static String key(HasMetadata object) {
        if (object.getMetadata().getNamespace() == null) {
            object.getMetadata().setNamespace(DEFAULT_NAMESPACE);
        }
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    private static String nameOf(ObjectNode object) {
        String namespace = object.path("metadata").path("namespace").asString("");
        return object.path("kind").asString("") + " " + (namespace.isEmpty() ? "" : namespace + "/")
                + object.path("metadata").path("name").asString("");
    }

    private static String place(JacksonException unreadable) {
        var place = new StringBuilder();
        for (JacksonException.Reference step : unreadable.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.isEmpty() ? "" : place + " cannot be read: ";
    }

    private static String firstLine(JacksonException unreadable) {
        return String.valueOf(unreadable.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("cannot be read");
    }
}
