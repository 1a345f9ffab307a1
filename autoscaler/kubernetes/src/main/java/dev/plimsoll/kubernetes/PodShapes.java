package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.ScoreInputs;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The shapes of pods, each worked out once: equal pods get the same object. What Services, controllers and claims there are
 * is taken to stay as it is. Not for use by several threads at a time.
 */
public final class PodShapes {

    private static final String RESTART_ALL = "RestartAllContainers";
    private static final String RESTART_ALL_FEATURE = "RestartAllContainersOnContainerExits";

    private final Kinds kinds;
    private final PodVolumes volumes;
    private final LikelyShapes likely = new LikelyShapes();
    private final PodParts parts = new PodParts();
    private final Map<ShapeKey, LikelyShapes.Known> known = new HashMap<>();
    private final Map<PodShape, PodShape> distinct = new HashMap<>();

    public PodShapes(Kinds kinds, ClaimOwners claimOwners) {
        this.kinds = kinds;
        volumes = new PodVolumes(claimOwners);
    }

    /** The shape of a pod that waits for a node. */
    public PodShape pending(Pod pod) {
        return shape(pod, false);
    }

    /** The shape of a pod that is on a node: what it holds counts, and where it is does not. */
    public PodShape running(Pod pod) {
        return shape(pod, true);
    }

    /** How many shapes are kept, and a few twice. */
    public int size() {
        return known.size();
    }

    /** Forgets all shapes but those that are still in use. */
    public void retain(Predicate<PodShape> inUse) {
        known.values().removeIf(shape -> !inUse.test(shape.shape()));
        distinct.keySet().removeIf(shape -> !inUse.test(shape));
        likely.clear();
    }

    private PodShape shape(Pod pod, boolean running) {
        if (pod.getSpec() == null) {
            throw new UnreadableObjectException(ObjectNames.of(pod), "has no spec: read the whole object");
        }
        LikelyShapes.Known guess = likely.of(pod, running);
        if (guess != null && parts.are(guess.key().parts(), pod, running)) {
            return guess.shape();
        }
        LikelyShapes.Known found = find(pod, running);
        likely.put(pod, running, found, known.size());
        return found.shape();
    }

    /** By all parts of the pod; worked out if no pod told the same before. */
    private LikelyShapes.Known find(Pod pod, boolean running) {
        var key = new ShapeKey(parts.of(pod, running));
        LikelyShapes.Known seen = known.get(key);
        if (seen != null) {
            return seen;
        }
        PodShape made = make(pod, running);
        PodShape shape = Objects.requireNonNullElse(distinct.putIfAbsent(made, made), made);
        var first = new LikelyShapes.Known(key, shape);
        known.put(key, first);
        return first;
    }

    private PodShape make(Pod pod, boolean running) {
        String objectName = ObjectNames.of(pod);
        PodSpec spec = pod.getSpec();
        var requests = new PodRequests(pod, running, objectName);
        var rules = new SchedulingRules(
                PodAffinities.nodeAffinity(spec, objectName),
                Tolerations.of(spec.getTolerations(), objectName),
                spread(spec, objectName),
                PodAffinities.podAffinity(spec.getAffinity(), objectName),
                new SchedulingRules.Attachments(
                        hostPorts(spec),
                        List.of(),
                        volumes.of(pod),
                        conditions(spec, running),
                        new ScoreInputs(requests.defaulted(), ContainerImages.of(spec), kinds.kindOf(pod))));
        Map<String, String> labels = pod.getMetadata().getLabels();
        return new PodShape(
                Objects.requireNonNullElse(pod.getMetadata().getNamespace(), "default"),
                labels == null ? ImmutableMaps.empty() : ImmutableMaps.copyOf(labels),
                requests.requested(),
                rules,
                Objects.requireNonNullElse(spec.getPriority(), 0));
    }

    private static List<TopologySpreadConstraint> spread(PodSpec spec, String objectName) {
        return spec.getTopologySpreadConstraints().stream()
                .map(constraint -> new TopologySpreadConstraint(
                        constraint.getTopologyKey(),
                        RequiredField.of(
                                constraint.getMaxSkew(), objectName, "maxSkew of a topology spread constraint"),
                        !"ScheduleAnyway".equals(constraint.getWhenUnsatisfiable()),
                        Selectors.labels(constraint.getLabelSelector(), objectName),
                        new TopologySpreadConstraint.Options(
                                Objects.requireNonNullElse(constraint.getMinDomains(), 1),
                                !"Ignore".equals(constraint.getNodeAffinityPolicy()),
                                "Honor".equals(constraint.getNodeTaintsPolicy()),
                                constraint.getMatchLabelKeys())))
                .toList();
    }

    /** The ports of the node that containers and sidecars occupy; those of plain init containers do not count. */
    private static List<HostPort> hostPorts(PodSpec spec) {
        var ports = new ArrayList<HostPort>();
        Stream.concat(
                        spec.getContainers().stream(),
                        spec.getInitContainers().stream().filter(PodRequests::isSidecar))
                .flatMap(container -> container.getPorts().stream())
                .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
                .forEach(port -> ports.add(hostPort(port)));
        return ports;
    }

    private static HostPort hostPort(ContainerPort port) {
        return new HostPort(
                Objects.requireNonNullElse(port.getHostIP(), ""),
                Objects.requireNonNullElse(port.getProtocol(), "TCP"),
                port.getHostPort());
    }

    private static SchedulingRules.Conditions conditions(PodSpec spec, boolean running) {
        return new SchedulingRules.Conditions(
                running
                        ? List.of()
                        : spec.getSchedulingGates().stream()
                                .map(gate -> gate.getName())
                                .toList(),
                running ? "" : Objects.requireNonNullElse(spec.getNodeName(), ""),
                declaredFeatures(spec),
                spec.getResourceClaims().stream().map(claim -> claim.getName()).toList());
    }

    private static List<String> declaredFeatures(PodSpec spec) {
        var features = new TreeSet<String>();
        Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream())
                .filter(PodShapes::mayRestartAll)
                .forEach(container -> features.add(RESTART_ALL_FEATURE));
        return List.copyOf(features);
    }

    private static boolean mayRestartAll(Container container) {
        return container.getRestartPolicyRules().stream().anyMatch(rule -> RESTART_ALL.equals(rule.getAction()));
    }
}
