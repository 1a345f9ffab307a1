package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiJson;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import dev.plimsoll.kubernetes.api.Impersonation;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.testkit.rig.ControlPlane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The cluster of a control plane: one access for what tests prepare and look at, and one with no more rights than are shipped. */
final class RealCluster implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String USER = "plimsoll-test";

    /** All rights that are needed: what is watched, what is changed, and in one namespace the lease, memory and status. */
    private static final String RIGHTS = """
            {"kind":"ClusterRole","metadata":{"name":"plimsoll"},"rules":[
             {"apiGroups":[""],"resources":["nodes","pods","namespaces","services","replicationcontrollers",
               "persistentvolumes","persistentvolumeclaims"],"verbs":["list","watch"]},
             {"apiGroups":[""],"resources":["nodes","pods"],"verbs":["get"]},
             {"apiGroups":[""],"resources":["nodes"],"verbs":["patch"]},
             {"apiGroups":[""],"resources":["pods/eviction","events"],"verbs":["create"]},
             {"apiGroups":["apps"],"resources":["daemonsets","replicasets","statefulsets"],"verbs":["list","watch"]},
             {"apiGroups":["batch"],"resources":["jobs"],"verbs":["list","watch"]},
             {"apiGroups":["policy"],"resources":["poddisruptionbudgets"],"verbs":["list","watch"]},
             {"apiGroups":["storage.k8s.io"],"resources":["storageclasses","csinodes","csidrivers",
               "csistoragecapacities","volumeattachments"],"verbs":["list","watch"]}]}
            ---
            {"kind":"ClusterRoleBinding","metadata":{"name":"plimsoll"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"plimsoll"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"plimsoll-test"}]}
            ---
            {"kind":"Role","metadata":{"name":"plimsoll","namespace":"default"},"rules":[
             {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"resourceNames":["election"],"verbs":["get","update"]},
             {"apiGroups":["coordination.k8s.io"],"resources":["leases"],"verbs":["create"]},
             {"apiGroups":[""],"resources":["configmaps"],"resourceNames":["memory"],"verbs":["get","update"]},
             {"apiGroups":[""],"resources":["configmaps"],"resourceNames":["cluster-autoscaler-status"],"verbs":["patch"]},
             {"apiGroups":[""],"resources":["configmaps"],"verbs":["create"]}]}
            ---
            {"kind":"RoleBinding","metadata":{"name":"plimsoll","namespace":"default"},
             "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"plimsoll"},
             "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"plimsoll-test"}]}
            """;

    private final HttpApiServer admin;
    private final HttpApiServer restricted;

    RealCluster(ControlPlane plane) throws IOException, InterruptedException {
        admin = HttpApiServer.ofKubeconfig(plane.kubeconfig());
        restricted = Impersonation.of(plane.kubeconfig(), USER);
        for (String object : RIGHTS.split("---\n", -1)) {
            JsonNode read = ApiJson.MAPPER.readTree(object);
            String group = "/apis/rbac.authorization.k8s.io/v1/";
            String namespace = read.path("metadata").path("namespace").asString("");
            admin.send(Call.post(
                    group + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/")
                            + read.path("kind").asString("").toLowerCase(Locale.ROOT) + "s",
                    read));
        }
    }

    /** For what tests prepare and look at. */
    ApiServer api() {
        return admin;
    }

    /** For what is tested. */
    ApiServer own() {
        return restricted;
    }

    interface Check {
        boolean holds() throws IOException, InterruptedException;
    }

    void until(Check check) throws IOException, InterruptedException {
        Instant end = InstantSource.system().instant().plus(PATIENCE);
        while (!check.holds()) {
            assertThat(InstantSource.system().instant()).as("patience").isBefore(end);
            Pauses.SLEEPING.pause(Duration.ofMillis(50));
        }
    }

    /** A node of four cores for pods that select its group. */
    void node(String name, String group) throws IOException, InterruptedException {
        JsonNode node = ApiJson.MAPPER.readTree("""
                {"apiVersion":"v1","kind":"Node","metadata":{"name":"%s","labels":{"group":"%s","kubernetes.io/hostname":"%s"}},
                 "spec":{"providerID":"aws:///eu-central-1a/i-%s","taints":[
                   {"key":"owner","value":"others","effect":"PreferNoSchedule","timeAdded":"2026-11-25T12:00:00Z"}]},
                 "status":{"capacity":{"cpu":"4","memory":"8Gi","pods":"20"},"allocatable":{"cpu":"4","memory":"8Gi","pods":"20"}}}
                """.formatted(name, group, name, name));
        api().send(Call.post("/api/v1/nodes", node));
    }

    void pod(String name, String group, Map<String, String> labels, String cpu)
            throws IOException, InterruptedException {
        until(() -> exists("/api/v1/namespaces/default/serviceaccounts/default"));
        Map<String, Object> container =
                Map.of("name", "c", "image", "none", "resources", Map.of("requests", Map.of("cpu", cpu)));
        api().send(Call.post(
                "/api/v1/namespaces/default/pods",
                Map.of(
                        "metadata",
                        Map.of("name", name, "labels", labels),
                        "spec",
                        Map.of("nodeSelector", Map.of("group", group), "containers", List.of(container)))));
    }

    void budget(String name, String app) throws IOException, InterruptedException {
        api().send(Call.post(
                "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
                Map.of(
                        "metadata",
                        Map.of("name", name),
                        "spec",
                        Map.of("minAvailable", 1, "selector", Map.of("matchLabels", Map.of("app", app))))));
    }

    void awaitBound(String... pods) throws IOException, InterruptedException {
        for (String pod : pods) {
            awaitThat(
                    "/api/v1/namespaces/default/pods/" + pod,
                    live -> live.path("status").path("phase").asString("").equals("Running"));
        }
    }

    void awaitThat(String path, Predicate<JsonNode> check) throws IOException, InterruptedException {
        until(() -> check.test(get(path)));
    }

    boolean exists(String path) throws IOException, InterruptedException {
        try {
            api().send(Call.get(path));
            return true;
        } catch (ApiException failure) {
            if (failure.isNotFound()) {
                return false;
            }
            throw failure;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return api().send(Call.get(path)).tree();
    }

    String uidOf(String podId) {
        try {
            return get("/api/v1/namespaces/" + podId.replace("/", "/pods/"))
                    .path("metadata")
                    .path("uid")
                    .asString("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        restricted.close();
        admin.close();
    }
}
