package dev.plimsoll.kubernetes.watch;

import java.util.List;
import java.util.random.RandomGenerator;

/** Objects of a small cluster, each by its path: the same path gets another object each time. */
final class RandomObjects {

    private static final List<String> NAMESPACES = List.of("red", "blue");
    private static final List<String> APPS = List.of("web", "api", "batch");

    private final RandomGenerator random;

    RandomObjects(RandomGenerator random) {
        this.random = random;
    }

    /** Where an object is, and its JSON. */
    record Placed(String path, String json) {}

    Placed next() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> node("n" + random.nextInt(6));
            case 3 -> namespace();
            case 4 -> service();
            case 5 -> controller("apps/v1", "ReplicaSet", "replicasets");
            case 6 -> controller("apps/v1", "StatefulSet", "statefulsets");
            case 7 -> controller("v1", "ReplicationController", "replicationcontrollers");
            case 8 -> daemonSet();
            case 9 -> budget();
            case 10 -> storage();
            case 11 -> claim();
            case 12 -> attachment();
            default -> pod();
        };
    }

    private String namespace(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean odds(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String app() {
        return APPS.get(random.nextInt(APPS.size()));
    }

    private Placed node(String name) {
        return new Placed("/api/v1/nodes/" + name, """
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s","creationTimestamp":"2026-11-25T11:00:00Z",
                 "labels":{"topology.kubernetes.io/zone":"z%d"}},
                 "spec":{"providerID":"aws:///z/i-%s","unschedulable":%s},
                 "status":{"allocatable":{"cpu":"%d","memory":"8Gi","pods":"20"},
                  "conditions":[{"type":"Ready","status":"%s"}]}}
                """.formatted(
                        name, random.nextInt(2), name, odds(5), 2 + random.nextInt(2), odds(5) ? "False" : "True"));
    }

    private Placed namespace() {
        String name = namespace(NAMESPACES);
        return new Placed("/api/v1/namespaces/" + name, """
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s","labels":{"team":"t%d"}}}
                """.formatted(name, random.nextInt(3)));
    }

    private Placed service() {
        String namespace = namespace(NAMESPACES);
        String name = "s" + random.nextInt(3);
        return new Placed("/api/v1/namespaces/" + namespace + "/services/" + name, """
                {"apiVersion":"v1","kind":"Service","metadata":{"name":"%s","namespace":"%s"},"spec":{%s}}
                """.formatted(
                        name, namespace, odds(4) ? "" : "\"selector\":{\"app\":\"" + app() + "\"}"));
    }

    private Placed controller(String version, String kind, String resource) {
        String namespace = namespace(NAMESPACES);
        String name = app();
        String labels = "{\"app\":\"" + name + "\"" + (odds(3) ? ",\"tier\":\"front\"" : "") + "}";
        String root = version.equals("v1") ? "/api/v1" : "/apis/" + version;
        return new Placed(root + "/namespaces/" + namespace + "/" + resource + "/" + name, """
                {"apiVersion":"%s","kind":"%s","metadata":{"name":"%s","namespace":"%s"},"spec":{"selector":%s}}
                """.formatted(
                version, kind, name, namespace, version.equals("v1") ? labels : "{\"matchLabels\":" + labels + "}"));
    }

    private Placed daemonSet() {
        String namespace = namespace(NAMESPACES);
        String name = "agent" + random.nextInt(2);
        return new Placed("/apis/apps/v1/namespaces/" + namespace + "/daemonsets/" + name, """
                {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},
                  "spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"%dm"}}}]}}}}
                """.formatted(
                        name, namespace, 100 + random.nextInt(3)));
    }

    private Placed budget() {
        String namespace = namespace(NAMESPACES);
        String name = "b" + random.nextInt(3);
        return new Placed("/apis/policy/v1/namespaces/" + namespace + "/poddisruptionbudgets/" + name, """
                {"apiVersion":"policy/v1","kind":"PodDisruptionBudget","metadata":{"name":"%s","namespace":"%s","generation":%d},
                 "spec":{"selector":{"matchLabels":{"app":"%s"}}},"status":{"disruptionsAllowed":%d,"observedGeneration":1}}
                """.formatted(
                        name, namespace, 1 + random.nextInt(2), app(), random.nextInt(3)));
    }

    private Placed storage() {
        return switch (random.nextInt(5)) {
            case 0 ->
                new Placed("/apis/storage.k8s.io/v1/storageclasses/fast", """
                    {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"fast"},"provisioner":"ebs",
                     "volumeBindingMode":"%s"}
                    """.formatted(
                                odds(2) ? "Immediate" : "WaitForFirstConsumer"));
            case 1 -> new Placed("/apis/storage.k8s.io/v1/csidrivers/ebs", """
                    {"apiVersion":"storage.k8s.io/v1","kind":"CSIDriver","metadata":{"name":"ebs"},"spec":{"storageCapacity":%s}}
                    """.formatted(odds(2)));
            case 2 -> csiNode("n" + random.nextInt(6));
            case 3 ->
                new Placed(
                        "/apis/storage.k8s.io/v1/namespaces/red/csistoragecapacities/c" + random.nextInt(2),
                        """
                    {"apiVersion":"storage.k8s.io/v1","kind":"CSIStorageCapacity","metadata":{"name":"c","namespace":"red"},
                     "storageClassName":"fast","capacity":"%dGi"}
                    """.formatted(1 + random.nextInt(9)));
            default -> volume("v" + random.nextInt(4));
        };
    }

    private Placed csiNode(String name) {
        return new Placed(
                "/apis/storage.k8s.io/v1/csinodes/" + name, """
                {"apiVersion":"storage.k8s.io/v1","kind":"CSINode","metadata":{"name":"%s"},
                 "spec":{"drivers":[{"name":"ebs","nodeID":"%s","allocatable":{"count":%d}}]}}
                """.formatted(name, name, 25 + random.nextInt(3)));
    }

    private Placed volume(String name) {
        return new Placed("/api/v1/persistentvolumes/" + name, """
                {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"%s"},
                 "spec":{"capacity":{"storage":"1Gi"},"storageClassName":"fast","csi":{"driver":"ebs","volumeHandle":"vol-%d"}}}
                """.formatted(name, random.nextInt(3)));
    }

    private Placed claim() {
        String namespace = namespace(NAMESPACES);
        String name = odds(2) ? "data" : "p" + random.nextInt(12) + "-scratch";
        return new Placed("/api/v1/namespaces/" + namespace + "/persistentvolumeclaims/" + name, """
                {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"%s","namespace":"%s","uid":"u%d",
                 "ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"x","uid":"uid-%s","controller":true}]},
                 "spec":{"storageClassName":"fast","resources":{"requests":{"storage":"1Gi"}},"volumeName":"%s"}}
                """.formatted(
                        name,
                        namespace,
                        random.nextInt(2),
                        odds(2) ? name.replace("-scratch", "") : "nobody",
                        odds(2) ? "" : "v" + random.nextInt(4)));
    }

    private Placed attachment() {
        String name = "a" + random.nextInt(4);
        return new Placed("/apis/storage.k8s.io/v1/volumeattachments/" + name, """
                {"apiVersion":"storage.k8s.io/v1","kind":"VolumeAttachment","metadata":{"name":"%s"},
                 "spec":{"attacher":"ebs","nodeName":"n%d","source":{"persistentVolumeName":"v%d"}}}
                """.formatted(
                        name, random.nextInt(6), random.nextInt(4)));
    }

    private Placed pod() {
        String namespace = namespace(NAMESPACES);
        String name = "p" + random.nextInt(12);
        String app = app();
        var metadata = new StringBuilder();
        metadata.append("\"creationTimestamp\":\"2026-11-25T11:00:0")
                .append(random.nextInt(5))
                .append("Z\"");
        if (odds(6)) {
            metadata.append(",\"deletionTimestamp\":\"2026-11-25T11:30:00Z\"");
        }
        if (odds(4)) {
            metadata.append(",\"annotations\":{\"cluster-autoscaler.kubernetes.io/safe-to-evict\":\"")
                    .append(odds(2))
                    .append("\"}");
        }
        metadata.append(owner(app));
        return new Placed("/api/v1/namespaces/" + namespace + "/pods/" + name, """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"%s","uid":"uid-%s","labels":{"app":"%s"},%s},
                 "spec":{%s"containers":[{"name":"c","resources":{"requests":{"cpu":"%d00m"}}}]},
                 "status":{%s}}
                """.formatted(
                        name, namespace, name, app, metadata, place(), 1 + random.nextInt(3), status()));
    }

    private String owner(String app) {
        return switch (random.nextInt(5)) {
            case 0 -> "";
            case 1 -> owner("apps/v1", "StatefulSet", app);
            case 2 -> owner("apps/v1", "DaemonSet", "agent" + random.nextInt(2));
            case 3 -> owner("v1", "ReplicationController", app);
            default -> owner("apps/v1", "ReplicaSet", app);
        };
    }

    private static String owner(String version, String kind, String name) {
        return ",\"ownerReferences\":[{\"apiVersion\":\"" + version + "\",\"kind\":\"" + kind + "\",\"name\":\"" + name
                + "\",\"uid\":\"o\",\"controller\":true}]";
    }

    private String place() {
        String volumes = odds(3)
                ? "\"volumes\":[{\"name\":\"scratch\",\"ephemeral\":{\"volumeClaimTemplate\":{\"spec\":{}}}},"
                        + "{\"name\":\"data\",\"persistentVolumeClaim\":{\"claimName\":\"data\"}}],"
                : "";
        return volumes
                + switch (random.nextInt(6)) {
                    case 0 -> "\"schedulingGates\":[{\"name\":\"g\"}],";
                    case 1, 2 -> "";
                    default -> "\"nodeName\":\"n" + random.nextInt(7) + "\",";
                };
    }

    private String status() {
        return switch (random.nextInt(8)) {
            case 0 -> "\"phase\":\"Succeeded\"";
            case 1 -> "\"phase\":\"Pending\"";
            case 2 ->
                "\"phase\":\"Pending\",\"nominatedNodeName\":\"n" + random.nextInt(7) + "\",\"conditions\":[" + VERDICT
                        + "]";
            default -> "\"phase\":\"Pending\",\"conditions\":[" + VERDICT + "]";
        };
    }

    private static final String VERDICT =
            "{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\"}";
}
