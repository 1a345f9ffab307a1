package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.kubernetes.api.HttpApiServer;
import dev.plimsoll.testkit.apiserver.SimulatedApiServer;
import java.io.IOException;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An API server over HTTP and an AWS in memory, as the daemon meets them, without a control plane. */
public final class SimulatedWorld implements AutoCloseable {

    public static final String TAG = "owned=shop";
    public static final String NODES = "/api/v1/nodes";
    public static final String PODS = "/api/v1/namespaces/default/pods";

    private final SimulatedApiServer server = new SimulatedApiServer();
    private final HttpApiServer api = HttpApiServer.ofKubeconfig(server.kubeconfig());
    private final InMemoryAws aws = new InMemoryAws().type(InMemoryAws.machine("m5.large", 2, 8));

    public SimulatedWorld() throws IOException {
        for (String namespace : new String[] {"default", "kube-system"}) {
            server.send("POST", "/api/v1/namespaces", "{\"metadata\":{\"name\":\"" + namespace + "\"}}");
        }
        aws.at(Instant.now());
    }

    public SimulatedApiServer server() {
        return server;
    }

    public HttpApiServer api() {
        return api;
    }

    public InMemoryAws aws() {
        return aws;
    }

    /** A ready node of two cores on an instance, with spec fields of its own ("" for none), such as its taints. */
    public void node(String name, String instance, String spec) {
        server.send("POST", NODES, """
                {"metadata":{"name":"%s","creationTimestamp":"2026-01-01T00:00:00Z",
                  "labels":{"node.kubernetes.io/instance-type":"m5.large","kubernetes.io/hostname":"%s",
                   "topology.kubernetes.io/zone":"eu-1a","kubernetes.io/arch":"amd64","kubernetes.io/os":"linux"}},
                 "spec":{"providerID":"aws:///eu-1a/%s"%s},
                 "status":{"allocatable":{"cpu":"1930m","memory":"7Gi","pods":"29"},
                  "conditions":[{"type":"Ready","status":"True"}]}}
                """.formatted(name, name, instance, spec.isEmpty() ? "" : "," + spec));
    }

    /** A pod of a Deployment on a node. */
    public void podOn(String node, String name) {
        pod(name, "\"nodeName\":\"" + node + "\"", "\"phase\":\"Running\"");
    }

    /** A pod of a Deployment that the scheduler found no node for. */
    public void waitingPod(String name) {
        pod(
                name,
                "\"schedulerName\":\"default-scheduler\"",
                "\"phase\":\"Pending\",\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\"}]");
    }

    private void pod(String name, String spec, String status) {
        server.send("POST", PODS, """
                {"metadata":{"name":"%s","labels":{"app":"web"},
                  "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web","uid":"u","controller":true}]},
                 "spec":{%s,"containers":[{"name":"c","image":"i","resources":{"requests":{"cpu":"500m","memory":"512Mi"}}}]},
                 "status":{%s}}
                """.formatted(name, spec, status));
    }

    /** What is at a path now; a missing node if nothing is. */
    public JsonNode at(String path) {
        JsonNode found = server.at(path);
        return found == null ? MissingNode.getInstance() : found;
    }

    @Override
    public void close() {
        api.close();
        server.close();
    }
}
