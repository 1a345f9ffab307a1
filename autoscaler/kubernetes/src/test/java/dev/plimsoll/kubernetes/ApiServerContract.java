package dev.plimsoll.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.KeptParts;
import dev.plimsoll.kubernetes.api.Listing;
import dev.plimsoll.kubernetes.api.Watch;
import dev.plimsoll.kubernetes.api.WatchEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What we count on in an API server, whichever it is. Each test uses names of its own, so that they may share one. */
abstract class ApiServerContract {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/default/leases";
    private static final Listing.Wanted ALL = new Listing.Wanted(KeptParts.ALL, 1 << 20);

    abstract ApiServer api();

    @Test
    void whatIsCreatedHasAnIdentityAVersionAndATime() throws IOException, InterruptedException {
        JsonNode metadata = create(MAPS, "identity").path("metadata");

        assertThat(metadata.path("uid").asString("")).isNotEmpty();
        assertThat(metadata.path("resourceVersion").asString("")).matches("[0-9]+");
        assertThat(metadata.path("creationTimestamp").asString("")).matches("[0-9]{4}-.*T.*Z");
        assertThat(metadata.path("namespace").asString("")).isEqualTo("default");
    }

    @Test
    void whatIsThereCannotBeCreatedAgain() throws IOException, InterruptedException {
        create(MAPS, "twice");
        ApiException again = failure(() -> create(MAPS, "twice"));

        assertThat(again.isConflict()).isTrue();
        assertThat(again.summary()).startsWith("409 AlreadyExists");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(failure(() -> get(MAPS + "/no-such")).isNotFound()).isTrue();
        assertThat(failure(() -> api().send(Call.put(MAPS + "/no-such", map("no-such", Map.of()))))
                        .isNotFound())
                .isTrue();
        assertThat(failure(() -> api().send(Call.mergePatch(MAPS + "/no-such", Map.of("data", Map.of()))))
                        .isNotFound())
                .isTrue();
    }

    @Test
    void namesAreMadeUpFromAPrefix() throws IOException, InterruptedException {
        JsonNode made = api().send(Call.post(MAPS, Map.of("metadata", Map.of("generateName", "made-"))))
                .tree();
        assertThat(made.path("metadata").path("name").asString("")).matches("made-.+");
    }

    @Test
    void anOldVersionDoesNotReplaceANewerOne() throws IOException, InterruptedException {
        JsonNode first = create(LEASES, "versions");
        JsonNode second = put(LEASES, "versions", first, "two");
        ApiException late = failure(() -> put(LEASES, "versions", first, "three"));
        put(LEASES, "versions", second, "four");

        assertThat(late.summary()).startsWith("409 Conflict");
        assertThat(get(LEASES + "/versions").path("spec").path("holderIdentity").asString(""))
                .isEqualTo("four");
    }

    @Test
    void aMergePatchChangesWhatItNamesTakesOutWhatIsNullAndReplacesLists() throws IOException, InterruptedException {
        api().send(Call.post(MAPS, map("merge", Map.of("a", "1", "b", "2"))));
        var data = new LinkedHashMap<String, Object>();
        data.put("a", null);
        data.put("c", "3");
        JsonNode merged = api().send(Call.mergePatch(MAPS + "/merge", Map.of("data", data)))
                .tree();

        assertThat(merged.path("data").toString()).isEqualTo("{\"b\":\"2\",\"c\":\"3\"}");
    }

    @Test
    void aMergePatchOfAnOldVersionIsAConflict() throws IOException, InterruptedException {
        String old = versionOf(create(MAPS, "stale"));
        JsonNode newer = api().send(Call.mergePatch(MAPS + "/stale", Map.of("data", Map.of("a", "1"))))
                .tree();
        ApiException late = failure(() -> patchAt("stale", old));

        assertThat(late.isConflict()).isTrue();
        assertThat(patchAt("stale", versionOf(newer)).path("data").path("b").asString(""))
                .isEqualTo("2");
    }

    @Test
    void applyingMakesWhatIsNotThereAndChangesWhatIs() throws IOException, InterruptedException {
        api().send(Call.apply(MAPS + "/applied", "plimsoll", typed(map("applied", Map.of("a", "1")))));
        api().send(Call.apply(MAPS + "/applied", "plimsoll", typed(map("applied", Map.of("a", "2")))));

        assertThat(get(MAPS + "/applied").path("data").path("a").asString("")).isEqualTo("2");
    }

    @Test
    void aConfigMapOfMoreThanAMebibyteIsRefused() {
        ApiException tooLarge =
                failure(() -> api().send(Call.post(MAPS, map("large", Map.of("a", "x".repeat((1 << 20) + 1))))));
        assertThat(tooLarge.code()).isEqualTo(422);
    }

    @Test
    void listsArePagedAndSelectPodsByTheirNode() throws IOException, InterruptedException {
        for (int i = 0; i < 7; i++) {
            pod("page-" + i, i < 5 ? "page-node" : "other-page-node", Map.of());
        }
        String path = "/api/v1/namespaces/default/pods?fieldSelector=" + Call.encoded("spec.nodeName=page-node");
        var names = new ArrayList<String>();
        String version = new Listing(api(), path, ALL)
                .read(pod -> names.add(pod.identity().key()));
        JsonNode page = api().send(Call.get(path + "&limit=2")).tree();

        assertThat(names)
                .containsExactly(
                        "default/page-0", "default/page-1", "default/page-2", "default/page-3", "default/page-4");
        assertThat(version).matches("[0-9]+");
        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(page.path("metadata").path("continue").asString("")).isNotEmpty();
    }

    @Test
    void aWatchTellsWhatHappenedInOrderAndEndsWithItsTime() throws IOException, InterruptedException {
        String from = versionOf(create(LEASES, "watched-before"));
        JsonNode made = create(LEASES, "watched");
        put(LEASES, "watched", made, "one");
        api().send(new Call("DELETE", LEASES + "/watched", null, Call.TIMEOUT));
        var told = new ArrayList<String>();
        Call call = Call.get(LEASES + "?watch=1&timeoutSeconds=1&resourceVersion=" + from + "&fieldSelector="
                + Call.encoded("metadata.name=watched"));
        try (Watch watch = Watch.open(api(), call, Duration.ofSeconds(20), ALL)) {
            for (WatchEvent event = watch.next(); event != null; event = watch.next()) {
                told.add(event.type() + " " + event.object().identity().key());
            }
        }

        assertThat(told)
                .containsExactly("ADDED default/watched", "MODIFIED default/watched", "DELETED default/watched");
    }

    @Test
    void anEvictionIsForThePodOfItsUidAlone() throws IOException, InterruptedException {
        JsonNode pod = runningPod("evicted", Map.of());
        ApiException another = failure(() -> evict("evicted", "another-uid"));
        ApiAnswer done = evict("evicted", pod.path("metadata").path("uid").asString(""));

        assertThat(another.isConflict()).isTrue();
        assertThat(done.code()).isEqualTo(201);
        assertThat(failure(() -> evict("never-there", "uid")).isNotFound()).isTrue();
    }

    @Test
    void aPodOfTwoBudgetsCannotBeEvicted() throws IOException, InterruptedException {
        JsonNode pod = runningPod("budgeted", Map.of("app", "budgeted"));
        for (String name : List.of("budgeted-1", "budgeted-2")) {
            api().send(Call.post(
                    "/apis/policy/v1/namespaces/default/poddisruptionbudgets",
                    Map.of(
                            "metadata", Map.of("name", name),
                            "spec",
                                    Map.of(
                                            "minAvailable",
                                            1,
                                            "selector",
                                            Map.of("matchLabels", Map.of("app", "budgeted"))))));
        }
        ApiException refused =
                failure(() -> evict("budgeted", pod.path("metadata").path("uid").asString("")));

        assertThat(refused.code()).isEqualTo(500);
        assertThat(refused.summary()).contains("more than one PodDisruptionBudget");
    }

    @Test
    void aDryRunStampsWhatItDoesNotMake() throws IOException, InterruptedException {
        JsonNode made = api().send(Call.post(MAPS + "?dryRun=All", Map.of("metadata", Map.of("name", "dry"))))
                .tree();

        assertThat(made.path("metadata").path("creationTimestamp").asString("")).isNotEmpty();
        assertThat(failure(() -> get(MAPS + "/dry")).isNotFound()).isTrue();
    }

    @Test
    void whoAsksWhetherItMayIsTold() throws IOException, InterruptedException {
        JsonNode review = api().send(Call.post(
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        Map.of("spec", Map.of("resourceAttributes", Map.of("verb", "list", "resource", "nodes")))))
                .tree();
        assertThat(review.path("status").path("allowed").asBoolean(false)).isTrue();
    }

    private ApiAnswer evict(String pod, String uid) throws IOException, InterruptedException {
        return api().send(Call.post(
                "/api/v1/namespaces/default/pods/" + pod + "/eviction",
                Map.of(
                        "apiVersion",
                        "policy/v1",
                        "kind",
                        "Eviction",
                        "metadata",
                        Map.of("namespace", "default", "name", pod),
                        "deleteOptions",
                        Map.of("preconditions", Map.of("uid", uid)))));
    }

    /** Whoever evicts a pod that never ran is asked nothing. */
    private JsonNode runningPod(String name, Map<String, String> labels) throws IOException, InterruptedException {
        pod(name, "evict-node", labels);
        var ready = Map.of("type", "Ready", "status", "True");
        return api().send(Call.mergePatch(
                        "/api/v1/namespaces/default/pods/" + name + "/status",
                        Map.of("status", Map.of("phase", "Running", "conditions", List.of(ready)))))
                .tree();
    }

    private JsonNode pod(String name, String node, Map<String, String> labels)
            throws IOException, InterruptedException {
        return api().send(Call.post(
                        "/api/v1/namespaces/default/pods",
                        Map.of(
                                "metadata", Map.of("name", name, "labels", labels),
                                "spec",
                                        Map.of(
                                                "nodeName",
                                                node,
                                                "containers",
                                                List.of(Map.of("name", "c", "image", "i"))))))
                .tree();
    }

    private JsonNode create(String collection, String name) throws IOException, InterruptedException {
        return api().send(Call.post(collection, Map.of("metadata", Map.of("name", name))))
                .tree();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return api().send(Call.get(path)).tree();
    }

    private JsonNode put(String collection, String name, JsonNode over, String holder)
            throws IOException, InterruptedException {
        return api().send(Call.put(
                        collection + "/" + name,
                        Map.of(
                                "metadata", Map.of("name", name, "resourceVersion", versionOf(over)),
                                "spec", Map.of("holderIdentity", holder))))
                .tree();
    }

    private JsonNode patchAt(String name, String version) throws IOException, InterruptedException {
        return api().send(Call.mergePatch(
                        MAPS + "/" + name,
                        Map.of("metadata", Map.of("resourceVersion", version), "data", Map.of("b", "2"))))
                .tree();
    }

    private static Map<String, Object> map(String name, Map<String, String> data) {
        return Map.of("metadata", Map.of("name", name), "data", data);
    }

    private static Map<String, Object> typed(Map<String, Object> object) {
        var typed = new LinkedHashMap<String, Object>(object);
        typed.put("apiVersion", "v1");
        typed.put("kind", "ConfigMap");
        return typed;
    }

    private static String versionOf(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }

    private static ApiException failure(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }
}
