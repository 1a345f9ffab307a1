package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Toleration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReaderTest {

    private static final String NODE = """
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","labels":{"topology.kubernetes.io/zone":"z1"}},
             "status":{"allocatable":{"cpu":"4","memory":"16Gi","pods":"29"},"conditions":[{"type":"Ready","status":"True"}]}}""";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsTheSameFromJsonYamlAndSeveralDocuments() throws IOException {
        String yaml = """
                apiVersion: v1
                kind: Node
                metadata: {name: n1, labels: {topology.kubernetes.io/zone: z1}}
                status:
                  allocatable: {cpu: "4", memory: 16Gi, pods: "29"}
                  conditions: [{type: Ready, status: "True"}]
                ---
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: p, namespace: ns}
                spec:
                  containers: [{name: c, resources: {requests: {cpu: 500m, memory: 1Gi}}}]
                """;

        ClusterSnapshot ofJson = read(list(NODE, pod("p", "", "")));

        assertThat(ofJson.nodes()).hasSize(1);
        assertThat(ofJson.waiting()).hasSize(1);
        assertThat(read(yaml)).isEqualTo(ofJson);
        assertThat(read(NODE + "\n" + pod("p", "", ""))).isEqualTo(ofJson);
        assertThat(read(NODE, pod("p", "", ""))).isEqualTo(ofJson);
    }

    @Test
    void itemsOfAListOfOneKindNeedNotSayTheirKind() throws IOException {
        String bare = pod("p", "", "").replace("\"apiVersion\":\"v1\",\"kind\":\"Pod\",", "");

        assertThat(read("{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[" + bare + "]}"))
                .isEqualTo(read(pod("p", "", "")));
    }

    @Test
    void theOrderOfObjectsDoesNotMatter() throws IOException {
        var objects = new ArrayList<>(List.of(NODE, NODE.replace("n1", "n2")));
        for (int i = 0; i < 9; i++) {
            objects.add(pod("p" + i, i % 3 == 0 ? "\"nodeName\":\"n1\"," : "", ""));
        }
        ClusterSnapshot straight = read(list(objects.toArray(new String[0])));
        for (long seed = 1; seed <= 5; seed++) {
            Collections.shuffle(objects, new Random(seed));
            assertThat(read(list(objects.toArray(new String[0]))))
                    .as("seed %d", seed)
                    .isEqualTo(straight);
        }
    }

    @Test
    void podsWaitInTheOrderOfTheirArrival() throws IOException {
        String young = pod("a", "", "")
                .replace("\"name\":\"a\"", "\"name\":\"a\",\"creationTimestamp\":\"2026-11-25T12:00:01Z\"");
        String old = pod("b", "", "")
                .replace("\"name\":\"b\"", "\"name\":\"b\",\"creationTimestamp\":\"2026-11-25T12:00:00Z\"");

        assertThat(read(list(young, old)).waiting()).extracting(Pod::id).containsExactly("ns/b", "ns/a");
    }

    @Test
    void leavesFinishedPodsOutWhereverTheyAre() throws IOException {
        ClusterSnapshot snapshot = read(list(
                NODE,
                pod("done", "\"nodeName\":\"n1\",", "\"phase\":\"Succeeded\""),
                pod("failed", "", "\"phase\":\"Failed\"")));

        assertThat(snapshot.waiting()).isEmpty();
        assertThat(snapshot.nodes().getFirst().pods()).isEmpty();
    }

    @Test
    void podsThatAreBeingDeletedHoldTheirNodeButDoNotWait() throws IOException {
        ClusterSnapshot snapshot = read(
                list(NODE, deleted(pod("leaving", "\"nodeName\":\"n1\",", "")), deleted(pod("never-placed", "", ""))));

        assertThat(snapshot.nodes().getFirst().pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.terminating()).isTrue());
        assertThat(snapshot.waiting()).isEmpty();
        assertThat(snapshot.leftAside()).isEqualTo(new ClusterSnapshot.LeftAside(0, 0, 1, 0));
    }

    @Test
    void leavesAsideGatedPodsThoseOfDaemonSetsAndThoseOnUnknownNodes() throws IOException {
        ClusterSnapshot snapshot = read(list(
                NODE,
                pod("gated", "\"schedulingGates\":[{\"name\":\"quota\"}],", ""),
                ofDaemonSet(pod("agent-x", "", "")),
                pod("lost", "\"nodeName\":\"n9\",", "")));

        assertThat(snapshot.waiting()).isEmpty();
        assertThat(snapshot.leftAside()).isEqualTo(new ClusterSnapshot.LeftAside(1, 1, 0, 1));
    }

    @Test
    void aDaemonSetIsKnownByItsOwnTemplateWithWhatItsControllerTolerates() throws IOException {
        PodShape agent = daemonSet(read(list(NODE, DAEMON_SET)), "ns/agent");

        assertThat(agent.requests().cpuMillis()).isEqualTo(100);
        assertThat(agent.rules().nodeAffinity().nodeSelector()).containsEntry("kubernetes.io/os", "linux");
        assertThat(agent.rules().tolerations())
                .extracting(Toleration::key)
                .contains("node.kubernetes.io/not-ready", "node.kubernetes.io/unschedulable");
    }

    @Test
    void aDaemonSetThatIsMissingIsKnownByItsPodsFreedFromTheirNodes() throws IOException {
        String pinned =
                "\"nodeName\":\"n1\",\"affinity\":{\"nodeAffinity\":{\"requiredDuringSchedulingIgnoredDuringExecution\":"
                        + "{\"nodeSelectorTerms\":[{\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"In\",\"values\":[\"n1\"]}]}]}}},";

        PodShape agent = daemonSet(read(list(NODE, ofDaemonSet(pod("agent-x", pinned, "")))), "ns/agent");

        assertThat(agent.requests().cpuMillis()).isEqualTo(500);
        assertThat(agent.rules().nodeAffinity().required()).isEmpty();
    }

    @Test
    void passesOverKindsOfOtherGroups() throws IOException {
        ClusterSnapshot snapshot = read(list(
                NODE,
                "{\"apiVersion\":\"example.com/v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"}}",
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\"},\"data\":{}}"));

        assertThat(snapshot.waiting()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | is empty: give what 'kubectl get",
                "just words | holds \"just words\" where an object or a list of them should be",
                "[1, 2] | holds [1,2] where an object",
                "{\"groups\": []} | document 1 lacks kind",
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[7]} | document 1, item 1 is no object",
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"Pod\"}]} | item 1 lacks apiVersion",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"} | document 1, a Pod, lacks metadata.name",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"}} | Pod p: has no spec",
                "{\"kind\":\"Pod\", | is neither JSON nor YAML at line 1",
                "'a: [' | is neither JSON nor YAML at line",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"p\"},\"spec\":{\"containers\":7}} | Pod p: spec.containers cannot be read"
            })
    void namesTheFileOrTheObjectThatCannotBeRead(String text, String complaint) {
        assertThatThrownBy(() -> read(text == null ? "" : text))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"500m, much, Pod ns/p: cpu is \"much\"", "1Gi, lots, Pod ns/p: memory is \"lots\""})
    void namesThePodWhoseQuantityCannotBeRead(String good, String bad, String complaint) {
        assertThatThrownBy(() -> read(pod("p", "", "").replace(good, bad)))
                .isInstanceOf(UnreadableObjectException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("give a number with a unit");
    }

    private static final String DAEMON_SET = """
            {"apiVersion":"apps/v1","kind":"DaemonSet","metadata":{"name":"agent","namespace":"ns"},"spec":{
             "selector":{"matchLabels":{"app":"agent"}},"template":{"metadata":{"labels":{"app":"agent"}},"spec":{
              "nodeSelector":{"kubernetes.io/os":"linux"},
              "containers":[{"name":"c","resources":{"requests":{"cpu":"100m","memory":"64Mi"}}}]}}}}""";

    private static String pod(String name, String spec, String status) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"ns\"},"
                + "\"spec\":{" + spec + "\"containers\":[{\"name\":\"c\",\"resources\":{\"requests\":"
                + "{\"cpu\":\"500m\",\"memory\":\"1Gi\"}}}]},\"status\":{" + status + "}}";
    }

    private static String ofDaemonSet(String pod) {
        return pod.replace(
                "\"namespace\":\"ns\"",
                "\"namespace\":\"ns\",\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\","
                        + "\"name\":\"agent\",\"uid\":\"u\",\"controller\":true}]");
    }

    private static String deleted(String pod) {
        return pod.replace(
                "\"namespace\":\"ns\"", "\"namespace\":\"ns\",\"deletionTimestamp\":\"2026-11-25T12:00:00Z\"");
    }

    private static String list(String... objects) {
        return "{\"apiVersion\":\"v1\",\"items\":[" + String.join(",", objects) + "],\"kind\":\"List\"}";
    }

    private static PodShape daemonSet(ClusterSnapshot snapshot, String name) {
        assertThat(snapshot.daemonSets()).containsOnlyKeys(name);
        return snapshot.daemonSets().values().iterator().next();
    }

    private ClusterSnapshot read(String... files) throws IOException {
        var reader = new SnapshotReader();
        for (int i = 0; i < files.length; i++) {
            reader.add(Files.writeString(folder.resolve("file-" + i), files[i]));
        }
        return reader.snapshot();
    }
}
