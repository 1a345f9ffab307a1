package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.kubernetes.NodeReader;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.ListPage;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The last look at a node before the instance below it is ended: at the API server itself, not at what the watches told. */
public final class LastLook {

    private final ApiServer api;
    private final String operationPrefix;

    /** Operations of ours begin with the prefix. */
    public LastLook(ApiServer api, String operationPrefix) {
        this.api = api;
        this.operationPrefix = operationPrefix;
    }

    /**
     * Why the instance must not be ended now; null when it may: the node still names it, bears our taint, and no pod is on it
     * but those that are part of it. What cannot be found out is a reason.
     */
    public @Nullable String reasonToKeep(String node, String instanceId) throws InterruptedException {
        try {
            String why = nodeKeeps(
                    node, instanceId, api.send(Call.get(Paths.node(node))).as(Node.class));
            return why == null ? podKeeps(node) : why;
        } catch (ApiException failure) {
            return failure.isNotFound()
                    ? "node " + node + " is gone"
                    : "node " + node + " cannot be looked at: " + failure.summary();
        }
    }

    private @Nullable String nodeKeeps(String name, String instanceId, Node node) {
        String below = NodeReader.instanceId(node);
        if (!below.equals(instanceId)) {
            return "node " + name + " is on instance \"" + below + "\", not on " + instanceId;
        }
        for (Taint taint : node.getSpec().getTaints()) {
            if (WellKnown.TO_BE_DELETED.equals(taint.getKey())
                    && taint.getValue() != null
                    && taint.getValue().startsWith(operationPrefix)) {
                return null;
            }
        }
        return "node " + name + " does not bear our taint";
    }

    private @Nullable String podKeeps(String node) throws ApiException, InterruptedException {
        String token = "";
        do {
            ListPage page = ListPage.read(api, Paths.podsOn(node), token);
            for (RawObject item : page.items()) {
                String why = podKeeps(node, item);
                if (why != null) {
                    return why;
                }
            }
            token = page.next();
        } while (!token.isEmpty());
        return null;
    }

    private static @Nullable String podKeeps(String node, RawObject item) {
        try {
            Pod pod = item.as(Pod.class);
            return PodReader.isFinished(pod) || PodReader.isPartOfTheNode(pod)
                    ? null
                    : "pod " + PodReader.id(pod) + " is on node " + node;
        } catch (JacksonException | UnreadableObjectException unreadable) {
            return "a pod on node " + node + " cannot be read: "
                    + item.identity().key();
        }
    }
}
