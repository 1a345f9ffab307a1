package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.draining.Eligibility;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.kubernetes.NodeReader;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.KeptParts;
import dev.plimsoll.kubernetes.api.Listing;
import dev.plimsoll.kubernetes.api.RawObject;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The last look at a node before the instance below it is ended: at the API server itself, not at what the watches told. */
public final class LastLook {

    private static final int LARGEST_POD = 128 << 10;
    private static final int LONGEST_ANNOTATION = 2048;

    /** Who made it, whether it has ended or should have, and whether it counts at all. */
    private static final Listing.Wanted ENOUGH_OF_POD = new Listing.Wanted(
            KeptParts.only("metadata", "spec", "status")
                    .with(
                            "spec",
                            KeptParts.only(
                                    "terminationGracePeriodSeconds", "restartPolicy", "priority", "preemptionPolicy"))
                    .with(
                            "metadata",
                            KeptParts.allBut("managedFields")
                                    .with("annotations", KeptParts.shorterThan(LONGEST_ANNOTATION)))
                    .with("status", KeptParts.only("phase")),
            LARGEST_POD);

    /** Which instance is below it. */
    private static final Listing.Wanted ENOUGH_OF_NODE = new Listing.Wanted(
            KeptParts.only("metadata", "spec")
                    .with("metadata", KeptParts.only("name"))
                    .with("spec", KeptParts.only("providerID")),
            LARGEST_POD);

    /** Which node it is bound to. */
    private static final Listing.Wanted ENOUGH_OF_BOUND_POD = new Listing.Wanted(
            KeptParts.only("metadata", "spec", "status")
                    .with(
                            "metadata",
                            KeptParts.allBut("managedFields")
                                    .with("annotations", KeptParts.shorterThan(LONGEST_ANNOTATION)))
                    .with("spec", KeptParts.only("nodeName"))
                    .with("status", KeptParts.only("phase")),
            LARGEST_POD);

    private final ApiServer api;
    private final String operationPrefix;
    private final EligibilityOptions options;
    private final Predicate<Pod> endsWithItsNode;

    /**
     * Operations of ours begin with the prefix; what nodes may say for themselves; and whether nothing is lost if a pod, as it
     * is now, ends with its node.
     */
    public LastLook(ApiServer api, String operationPrefix, EligibilityOptions options, Predicate<Pod> endsWithItsNode) {
        this.api = api;
        this.operationPrefix = operationPrefix;
        this.options = options;
        this.endsWithItsNode = endsWithItsNode;
    }

    /**
     * Why the instance must not be ended now; null when it may: the node still names it, bears our taint and no word that it is
     * to stay, and no pod is on it but those that may end with it. What cannot be found out is a reason.
     */
    public @Nullable String reasonToKeep(String node, String instanceId) throws InterruptedException {
        try {
            Node seen = api.send(Call.get(Paths.node(node))).as(Node.class);
            String why = nodeKeeps(node, instanceId, seen);
            return why == null ? podKeeps(node, NodeReader.read(seen).isSilent()) : why;
        } catch (ApiException failure) {
            return failure.isNotFound()
                    ? "node " + node + " is gone"
                    : "node " + node + " cannot be looked at: " + failure.summary();
        } catch (UnreadableObjectException unreadable) {
            return "node " + node + " cannot be read: " + unreadable.getMessage();
        }
    }

    /**
     * Why an instance that is no node must not be ended now; null when it may: no node is on it or may be, and no pod is bound to
     * a node that is not there. What cannot be found out is a reason.
     */
    public @Nullable String reasonToKeepMissing(String instanceId) throws InterruptedException {
        try {
            var names = new HashSet<String>(); // asked only
            var reasons = new ArrayList<String>();
            String _ = new Listing(api, Paths.nodes(), ENOUGH_OF_NODE).read(item -> {
                names.add(item.identity().key());
                addReason(reasons, nodeMayBe(item, instanceId));
            });
            if (reasons.isEmpty()) {
                String _ = new Listing(api, Paths.runningPods(), ENOUGH_OF_BOUND_POD)
                        .read(item -> addReason(reasons, podOfMissingNode(item, names)));
            }
            return reasons.isEmpty() ? null : reasons.getFirst();
        } catch (ApiException failure) {
            return "nodes and pods cannot be looked at: " + failure.summary();
        }
    }

    private static void addReason(List<String> reasons, @Nullable String why) {
        if (why != null && reasons.isEmpty()) {
            reasons.add(why);
        }
    }

    private static @Nullable String nodeMayBe(RawObject item, String instanceId) {
        String name = item.identity().key();
        if (!item.trouble().isEmpty()) {
            return "node " + name + " " + item.trouble();
        }
        try {
            String below = NodeReader.instanceId(item.as(Node.class));
            if (below.isEmpty()) {
                return "node " + name + " names no instance and may be " + instanceId;
            }
            return below.equals(instanceId) ? "node " + name + " is on " + instanceId : null;
        } catch (JacksonException | UnreadableObjectException unreadable) {
            return "node " + name + " cannot be read";
        }
    }

    private static @Nullable String podOfMissingNode(RawObject item, Set<String> nodes) {
        String pod = item.identity().key();
        if (!item.trouble().isEmpty()) {
            return "pod " + pod + " " + item.trouble();
        }
        try {
            Pod read = item.as(Pod.class);
            String node = read.getSpec() == null ? null : read.getSpec().getNodeName();
            boolean matters = node != null && !node.isEmpty() && !nodes.contains(node);
            return matters && !PodReader.isFinished(read) && !PodReader.isPartOfTheNode(read)
                    ? "pod " + pod + " is bound to node " + node + ", which is not there"
                    : null;
        } catch (JacksonException | UnreadableObjectException unreadable) {
            return "pod " + pod + " cannot be read";
        }
    }

    private @Nullable String nodeKeeps(String name, String instanceId, Node node) {
        String below = NodeReader.instanceId(node);
        if (!below.equals(instanceId)) {
            return "node " + name + " is on instance \"" + below + "\", not on " + instanceId;
        }
        NodeKept kept = Eligibility.annotated(NodeReader.read(node), options);
        if (kept != null) {
            return "node " + name + " is to stay: " + kept.message();
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

    /** On a node whose kubelet is silent nobody is there to end the pods that are being deleted: they do not hold it. */
    private @Nullable String podKeeps(String node, boolean silent) throws ApiException, InterruptedException {
        var reasons = new ArrayList<String>();
        String _ = new Listing(api, Paths.podsOn(node), ENOUGH_OF_POD).read(item -> {
            String why = reasons.isEmpty() ? podKeeps(node, item, silent) : null;
            if (why != null) {
                reasons.add(why);
            }
        });
        return reasons.isEmpty() ? null : reasons.getFirst();
    }

    private @Nullable String podKeeps(String node, RawObject item, boolean silent) {
        if (!item.trouble().isEmpty()) {
            return "pod " + item.identity().key() + " on node " + node + " " + item.trouble();
        }
        try {
            Pod pod = item.as(Pod.class);
            boolean going = silent && pod.getMetadata().getDeletionTimestamp() != null;
            return going || endsWithItsNode.test(pod) ? null : "pod " + PodReader.id(pod) + " is on node " + node;
        } catch (JacksonException | UnreadableObjectException unreadable) {
            return "a pod on node " + node + " cannot be read: "
                    + item.identity().key();
        }
    }
}
