package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.kubernetes.NodeReader;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Fields;
import dev.plimsoll.kubernetes.api.Listing;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The last look at a node before the instance below it is ended: at the API server itself, not at what the watches told. */
public final class LastLook {

    private static final int LARGEST_POD = 128 << 10;
    private static final int LONGEST_ANNOTATION = 2048;

    /** Who made it, whether it has ended, and whether it is a mirror of a static pod. */
    private static final Listing.Wanted ENOUGH_OF_POD = new Listing.Wanted(
            Fields.only("metadata", "status")
                    .with(
                            "metadata",
                            Fields.allBut("managedFields").with("annotations", Fields.shorterThan(LONGEST_ANNOTATION)))
                    .with("status", Fields.only("phase")),
            LARGEST_POD);

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
        var reasons = new ArrayList<String>();
        String _ = new Listing(api, Paths.podsOn(node), ENOUGH_OF_POD).read(item -> {
            String why = reasons.isEmpty() ? podKeeps(node, item) : null;
            if (why != null) {
                reasons.add(why);
            }
        });
        return reasons.isEmpty() ? null : reasons.getFirst();
    }

    private static @Nullable String podKeeps(String node, RawObject item) {
        if (!item.trouble().isEmpty()) {
            return "pod " + item.identity().key() + " on node " + node + " " + item.trouble();
        }
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
