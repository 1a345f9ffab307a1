package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.model.PodKept;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moves pods by the Eviction API and nothing else, each known by its uid: a pod of the same name made since is left alone. */
public final class Evictions {

    private final ApiServer api;
    private final Function<String, @Nullable String> uids;
    private final Function<Pod, @Nullable PodKept> rules;

    /**
     * Uids of pods by namespace/name, as they were when it was decided that the pod should go; and why a pod must not be evicted
     * as it is now (null: it may).
     */
    public Evictions(ApiServer api, Function<String, @Nullable String> uids, Function<Pod, @Nullable PodKept> rules) {
        this.api = api;
        this.uids = uids;
        this.rules = rules;
    }

    /**
     * Asks a pod (namespace/name) to leave its node. Done once the pod is on its way, or is not there any more; refused while a
     * disruption budget says no.
     */
    public Outcome evict(String podId, String node) throws InterruptedException {
        try {
            Pod live = api.send(Call.get(Paths.pod(podId))).as(Pod.class);
            Outcome known = without(podId, node, live);
            return known == null ? ask(podId, live) : known;
        } catch (ApiException failure) {
            return failure.isNotFound() ? Outcome.DONE : Refusals.of(failure);
        }
    }

    /** What it comes to without an eviction; null when one is called for. */
    private @Nullable Outcome without(String podId, String node, Pod live) {
        boolean there = live.getSpec() != null && node.equals(live.getSpec().getNodeName());
        if (!there || PodReader.isFinished(live) || PodReader.isTerminating(live)) {
            return Outcome.DONE;
        }
        if (!live.getMetadata().getUid().equals(uids.apply(podId))) {
            return new Outcome.Refused("pod " + podId + " on node " + node + " is not the one that was to be evicted");
        }
        PodKept kept = rules.apply(live);
        return kept == null
                ? null
                : new Outcome.Refused("pod " + podId + " may not be evicted: " + kept.code() + ", " + kept.message());
    }

    private Outcome ask(String podId, Pod live) throws ApiException, InterruptedException {
        Map<String, Object> eviction = Map.of(
                "apiVersion",
                "policy/v1",
                "kind",
                "Eviction",
                "metadata",
                Map.of(
                        "namespace",
                        live.getMetadata().getNamespace(),
                        "name",
                        live.getMetadata().getName()),
                "deleteOptions",
                Map.of("preconditions", Map.of("uid", live.getMetadata().getUid())));
        api.send(Call.post(Paths.pod(podId) + "/eviction", eviction));
        return Outcome.DONE;
    }
}
