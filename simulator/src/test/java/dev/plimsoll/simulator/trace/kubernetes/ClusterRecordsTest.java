package dev.plimsoll.simulator.trace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.PodLife;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

final class ClusterRecordsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CREATED = audit("create", "pods", "", "10", """
            {"kind":"Pod","metadata":{"name":"load-x","namespace":"team","uid":"u1","creationTimestamp":"2026-01-01T00:00:10Z",
             "labels":{"app":"load","controller-uid":"7"},"ownerReferences":[{"kind":"Job","name":"load","controller":true}]},
             "spec":{"restartPolicy":"Never","containers":[{"resources":{"requests":{"cpu":"300m","memory":"512Mi"}}}],
              "initContainers":[{"resources":{"requests":{"cpu":"800m"}}},
                {"restartPolicy":"Always","resources":{"requests":{"cpu":"50m","memory":"64Mi"}}}]}}""");
    private static final String BOUND = audit("create", "pods", "binding", "11", "{}")
            .replace("\"requestObject\":{}", "\"requestObject\":{\"target\":{\"name\":\"n1\"}}");
    private static final String ENDED = audit("patch", "pods", "status", "40", "{}")
            .replace("\"requestObject\":{}", "\"requestObject\":{\"status\":{\"phase\":\"Succeeded\"}}");

    @TempDir
    private Path directory;

    private static String audit(String verb, String resource, String subresource, String second, String response) {
        return """
                {"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"a","stage":"ResponseComplete","verb":"%s","requestURI":"/",
                 "objectRef":{"resource":"%s","subresource":"%s","namespace":"team","name":"load-x"},
                 "responseStatus":{"code":200},"requestObject":{},"responseObject":%s,
                 "stageTimestamp":"2026-01-01T00:00:%s.000000Z"}""".formatted(verb, resource, subresource, response, second).replaceAll("\\s*\\R\\s*", "");
    }

    @Test
    void podIsAsItWasAnsweredAndEndsAsItsStatusSays() throws IOException {
        checkLoad(read(List.of(CREATED, BOUND, ENDED)));
    }

    /** CloudWatch's subscriptions, its export to S3, Azure's diagnostic settings, log shippers, and a list in an array. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":5,\"message\":TEXT}]}",
                "{\"events\":[{\"timestamp\":5,\"message\":TEXT}]}",
                "2026-01-01T00:00:10.000Z EVENT",
                "{\"category\":\"kube-audit\",\"time\":\"x\",\"properties\":{\"log\":TEXT,\"stream\":\"stdout\"}}",
                "{\"records\":[{\"category\":\"kube-audit\",\"properties\":{\"log\":TEXT}}]}",
                "{\"log\":TEXT,\"stream\":\"stderr\"}",
                "{\"_source\":{\"message\":TEXT}}",
                "[{\"kind\":\"EventList\",\"items\":[EVENT]}]",
            })
    void wrappersOfCloudsAndShippersAreTakenOff(String wrapper) throws IOException {
        checkLoad(read(List.of(CREATED, BOUND, ENDED).stream()
                .map(event -> wrapper.replace(
                                "TEXT",
                                JsonNodeFactory.instance.stringNode(event).toString())
                        .replace("EVENT", event))
                .toList()));
    }

    @Test
    void googlesEntriesAreReadByMethodAndResourceName() throws IOException {
        String created = """
                {"timestamp":"2026-01-01T00:00:10Z","protoPayload":{"methodName":"io.k8s.core.v1.pods.create",
                 "resourceName":"core/v1/namespaces/team/pods/load-x","response":%s}}""".formatted(JSON.readTree(CREATED).path("responseObject"));
        String bound = """
                {"timestamp":"2026-01-01T00:00:11Z","protoPayload":{"methodName":"io.k8s.core.v1.pods.binding.create",
                 "resourceName":"core/v1/namespaces/team/pods/load-x/binding","request":{"target":{"name":"n1"}}}}""";
        String refused = """
                {"timestamp":"2026-01-01T00:00:12Z","protoPayload":{"methodName":"io.k8s.core.v1.pods.delete","status":{"code":7},
                 "resourceName":"core/v1/namespaces/team/pods/load-x"}}""";
        String ended = """
                {"timestamp":"2026-01-01T00:00:40Z","protoPayload":{"methodName":"io.k8s.core.v1.pods.status.patch",
                 "resourceName":"core/v1/namespaces/team/pods/load-x/status","request":{"status":{"phase":"Succeeded"}}}}""";
        checkLoad(read(List.of(created, bound, refused, ended)));
    }

    @Test
    void filesOfSeveralServersAreMergedByTimeAndATornTailIsCounted() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("logs"));
        Files.writeString(folder.resolve("b.log"), CREATED + "\n" + ENDED + "\n" + ENDED.substring(0, 80));
        Files.writeString(folder.resolve("a.log"), BOUND + "\n");
        Files.writeString(folder.resolve("notes.txt"), "words");
        ClusterHistory history = ClusterRecords.read(folder, null);
        checkLoad(history);
        assertThat(history.unknowns().keySet()).anyMatch(sentence -> sentence.contains("middle of a record"));
    }

    @Test
    void podsFromBeforeTheLogAreThoseOfTheListing() throws IOException {
        Path log = Files.writeString(directory.resolve("audit.log"), CREATED + "\n" + ENDED + "\n");
        Path listing = Files.writeString(directory.resolve("objects.json"), """
                {"kind":"List","items":[{"apiVersion":"v1","kind":"Pod","metadata":{"name":"old","namespace":"team","uid":"u0",
                 "creationTimestamp":"2025-12-31T00:00:00Z"},"spec":{"nodeName":"n0","containers":[{}]},"status":{"phase":"Running",
                 "startTime":"2025-12-31T00:00:05Z"}}]}""");
        PodLife old = ClusterRecords.read(log, listing).pods().getFirst();
        assertThat(old.id()).isEqualTo("team/old");
        assertThat(old.ending().end()).isEqualTo(End.NONE);
        assertThat(old.ending().node()).isEqualTo("n0");
    }

    @Test
    void fileOfNothingKnownIsRefusedWithTheRemedy() throws IOException {
        Path file = Files.writeString(directory.resolve("x.json"), "{\"a\":1}");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> ClusterRecords.read(file, null))
                .withMessageStartingWith(file + ": holds no audit log (audit.k8s.io/v1), no range-query answers");
    }

    /** Whatever a byte turns into, what is said of it is of ours. */
    @Test
    void damagedRecordsAreRefusedOrReadButNeverBreakTheReader() throws IOException {
        long seed = 7;
        var random = new Random(seed);
        byte[] whole = String.join("\n", CREATED, BOUND, ENDED).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] answers = """
                {"query":"kube_pod_info","step":15,"response":{"status":"success","data":{"result":[{"metric":{"__name__":"kube_pod_info",
                 "namespace":"team","pod":"p","uid":"u","node":"n"},"values":[[1796078430,"1"],[1796078445,"1"]]}]}}}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] bytes = (i % 2 == 0 ? whole : answers).clone();
            for (int hit = 0; hit <= random.nextInt(4); hit++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(directory.resolve("fuzzed"), bytes);
            try {
                ClusterRecords.read(file, null);
            } catch (TraceException told) {
                refused++;
            }
        }
        assertThat(refused).as("refused of 300 with seed %d", seed).isBetween(1, 299);
    }

    private ClusterHistory read(List<String> lines) throws IOException {
        return ClusterRecords.read(Files.write(directory.resolve("audit.log"), lines), null);
    }

    private static void checkLoad(ClusterHistory history) {
        assertThat(history.pods()).hasSize(1);
        PodLife pod = history.pods().getFirst();
        assertThat(pod.id()).isEqualTo("team/load-x");
        assertThat(pod.maker().owner()).isEqualTo(new Owner(Owner.Kind.JOB, "load"));
        assertThat(pod.shape().labels()).containsOnlyKeys("app");
        assertThat(pod.shape().requests())
                .as("the init step is larger than the container with its sidecar")
                .isEqualTo(Resources.ofPod(800, 576L << 20));
        long start = history.span().startMillis();
        assertThat(pod.times().createdMillis()).isEqualTo(start);
        assertThat(pod.times().boundMillis()).isEqualTo(start + 1_000);
        assertThat(pod.ending().endedMillis()).isEqualTo(start + 30_000);
        assertThat(pod.ending().end()).isEqualTo(End.FINISHED);
        assertThat(pod.ending().node()).isEqualTo("n1");
    }

    /** A listing from before names what had ended by then, one from after what came later. */
    @Test
    void podsOutsideTheSpanAreNoPartOfIt() throws IOException {
        Path log = Files.writeString(directory.resolve("audit.log"), CREATED + "\n" + ENDED + "\n");
        String pod = """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","namespace":"team","uid":"%s","creationTimestamp":"%s"},
                 "spec":{"nodeName":"n0","containers":[{}]},"status":{"phase":"%s","startTime":"2025-12-31T00:00:05Z",
                 "containerStatuses":[{"state":{"terminated":{"finishedAt":"2025-12-31T00:01:00Z"}}}]}}""";
        Path before = Files.writeString(
                directory.resolve("before.json"),
                "{\"kind\":\"List\",\"items\":[" + pod.formatted("done", "u0", "2025-12-31T00:00:00Z", "Succeeded")
                        + "]}");
        Path after = Files.writeString(
                directory.resolve("after.json"),
                "{\"kind\":\"List\",\"items\":[" + pod.formatted("later", "u9", "2026-01-01T00:00:41Z", "Pending")
                        + "]}");
        assertThat(ClusterRecords.read(log, before).pods())
                .extracting(PodLife::id)
                .containsExactly("team/load-x");
        assertThat(ClusterRecords.read(log, after).pods())
                .extracting(PodLife::id)
                .containsExactly("team/load-x");
    }

    @Test
    void whatIsHeardBeforeACreationIsAnsweredStays() throws IOException {
        String deleted = audit(
                "delete",
                "pods",
                "",
                "05",
                "{\"kind\":\"Pod\",\"metadata\":{\"deletionTimestamp\":\"2026-01-01T00:00:20Z\"}}");
        String late = audit("get", "pods", "", "50", "{}");
        PodLife pod = read(List.of(deleted, CREATED, late)).pods().getFirst();
        assertThat(pod.ending().end()).isEqualTo(End.DELETED);
        assertThat(pod.ending().endedMillis())
                .isEqualTo(Instant.parse("2026-01-01T00:00:20Z").toEpochMilli());
    }

    @Test
    void whatWasOnlyTriedDidNotHappen() throws IOException {
        String deletion = audit("delete", "pods", "", "12", "{\"kind\":\"Status\"}")
                .replace("\"requestObject\":{}", "\"requestObject\":{\"kind\":\"DeleteOptions\",\"dryRun\":[\"All\"]}");
        String eviction = audit("create", "pods", "eviction", "13", "{}")
                .replace("\"requestObject\":{}", "\"requestObject\":{\"deleteOptions\":{\"dryRun\":[\"All\"]}}");
        checkLoad(read(List.of(CREATED, BOUND, deletion, eviction, ENDED)));
    }

    @Test
    void linesThatWereCutOffAreCountedAndTheRestIsRead() throws IOException {
        String stamp = "2026-01-01T00:00:10.000Z ";
        ClusterHistory history =
                read(List.of(stamp + CREATED, stamp + BOUND.substring(0, 90), stamp + BOUND, stamp + ENDED));
        checkLoad(history);
        assertThat(history.unknowns()).containsEntry("records were cut off, and others follow them: left out", 1L);
    }

    @Test
    void thingsAreCountedOnceHoweverOftenTheyAreSeen() throws IOException {
        String budget = audit("update", "poddisruptionbudgets", "", "20", """
                {"kind":"PodDisruptionBudget","metadata":{"name":"load-x","namespace":"team"},"spec":{}}""");
        String set = audit("update", "daemonsets", "", "20", """
                {"kind":"DaemonSet","metadata":{"name":"load-x","namespace":"team"},"spec":{"template":{"spec":{"containers":[{}],
                 "affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[
                  {"matchExpressions":[{"key":"a","operator":"Exists"}]}]}}}}}}}""");
        ClusterHistory history = read(List.of(CREATED, BOUND, budget, set, budget, set, ENDED));
        assertThat(history.unknowns())
                .containsEntry("budgets have no limit or no selector: left out", 1L)
                .containsEntry(
                        "DaemonSets choose nodes by more than a nodeSelector: taken to be on all that have its labels",
                        1L);
    }

    @Test
    void daemonSetsOfOneNameInTwoNamespacesAreTwo() {
        var none = new TreeMap<String, String>();
        List<DaemonSet> named = HistoryTrace.shortlyNamed(List.of(
                new DaemonSet("a/agent", Resources.ofPod(100, 0), none),
                new DaemonSet("b/agent", Resources.ofPod(200, 0), none),
                new DaemonSet("b/agent", Resources.ofPod(900, 0), none),
                new DaemonSet("b/proxy", Resources.ofPod(300, 0), none)));
        assertThat(named)
                .extracting(DaemonSet::name, set -> set.requests().cpuMillis())
                .containsExactly(tuple("a/agent", 100L), tuple("b/agent", 200L), tuple("proxy", 300L));
    }

    @Test
    void patternThatIsNoneIsRefused() {
        Path path = directory.resolve("audit[.log");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> ClusterRecords.read(path, null))
                .withMessageStartingWith(path + ": no such file, and no pattern of names (");
    }

    @Test
    void replicasOfWhichNoSampleIsACountAreNone() throws IOException {
        Path file = Files.writeString(directory.resolve("answers.json"), """
                {"query":"kube_pod_info","step":15,"response":{"status":"success","data":{"result":[{"metric":{"__name__":"kube_pod_info",
                 "namespace":"team","pod":"p","uid":"u","node":"n"},"values":[[1796078430,"1"],[1796078445,"1"]]}]}}}
                {"query":"kube_deployment_spec_replicas","step":15,"response":{"status":"success","data":{"result":[{"metric":{
                 "__name__":"kube_deployment_spec_replicas","namespace":"team","deployment":"d"},"values":[[1796078430,"NaN"]]}]}}}
                """);
        assertThat(ClusterRecords.read(file, null).controllers().scalings()).isEmpty();
    }

    @Test
    void answersThatWereCutOffAreCounted() throws IOException {
        String answer = """
                {"query":"kube_pod_info","step":15,"response":{"status":"success","data":{"result":[{"metric":{"__name__":"kube_pod_info",
                 "namespace":"team","pod":"p","uid":"u","node":"n"},"values":[[1796078430,"1"],[1796078445,"1"]]}]}}}
                """;
        Path file = Files.writeString(directory.resolve("answers.json"), answer + answer.substring(0, 200));
        assertThat(ClusterRecords.read(file, null).unknowns())
                .containsEntry("answers of Prometheus were cut off: the series they held are missing", 1L);
    }
}
