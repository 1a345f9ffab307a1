package dev.plimsoll.core.template;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.StartupTaints;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a group have shown of the next: labels and lasting taints that all of them bear, by instance type the least
 * of each resource that any of them has for pods, and what they can attach and declare. Null traits: no node was seen.
 */
public record SeenNodes(@Nullable Traits traits, SortedMap<String, Resources> roomsByType) {

    public static final SeenNodes NONE = new SeenNodes(null, ImmutableMaps.empty());

    /** What every one of the nodes bears, what any of them does, and what they can attach and declare. */
    public record Traits(Marks all, Marks any, Node.Equipment equipment) {}

    /** Labels, those of a single node or place left out, and lasting taints. */
    public record Marks(SortedMap<String, String> labels, List<Taint> taints) {
        public Marks {
            labels = ImmutableMaps.copyOf(labels);
            taints = List.copyOf(taints);
        }
    }

    /** A node's own, or told by its zone and type. */
    private static final Set<String> INDIVIDUAL = Set.of(
            WellKnown.HOSTNAME,
            WellKnown.INSTANCE_TYPE,
            WellKnown.ARCHITECTURE,
            WellKnown.INSTANCE_TYPE_BETA,
            WellKnown.ARCHITECTURE_BETA,
            "alpha.eksctl.io/instance-id");

    private static final List<String> OF_A_PLACE =
            List.of("topology.", "failure-domain.beta.kubernetes.io/", "failure-domain.kubernetes.io/");

    public SeenNodes {
        roomsByType = ImmutableMaps.copyOf(roomsByType);
    }

    /** Whether a node shows what the next of its group would be: it is ready, and not on its way out. */
    public static boolean isShownBy(Node node) {
        return node.status().ready() && !node.hasTaint(WellKnown.TO_BE_DELETED);
    }

    /** What these nodes show. */
    public static SeenNodes of(List<Node> nodes) {
        SeenNodes seen = NONE;
        for (Node node : nodes) {
            seen = seen.and(node);
        }
        return seen;
    }

    /** The same rooms, and the traits that others have shown. */
    public SeenNodes withTraitsOf(SeenNodes others) {
        return new SeenNodes(others.traits(), roomsByType);
    }

    /** With one node more; the same object if it shows nothing new. */
    @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
    public SeenNodes and(Node node) {
        Traits shown = traits == null ? traitsOf(node) : shared(traits, node);
        SortedMap<String, Resources> rooms = withRoom(node);
        return shown == traits && rooms == roomsByType ? this : new SeenNodes(shown, rooms);
    }

    /** What is known when these are the nodes there are, and the ones before them are remembered: a type's room outlasts its nodes. */
    public SeenNodes followedBy(SeenNodes now) {
        var rooms = new TreeMap<>(roomsByType);
        rooms.putAll(now.roomsByType());
        return new SeenNodes(now.traits() == null ? traits : now.traits(), rooms);
    }

    private static Traits traitsOf(Node node) {
        Marks marks = marksOf(node);
        return new Traits(marks, marks, equipmentOf(node));
    }

    private static Marks marksOf(Node node) {
        var labels = new TreeMap<>(node.labels());
        labels.keySet().removeIf(SeenNodes::isIndividual);
        return new Marks(
                labels,
                node.taints().stream()
                        .filter(taint -> !StartupTaints.isPassing(taint))
                        .toList());
    }

    /** What a node can attach and declares, but not what is on it. */
    private static Node.Equipment equipmentOf(Node node) {
        Node.Equipment shown = node.equipment();
        return new Node.Equipment(
                shown.attachLimits(), List.of(), Node.Equipment.NONE.images(), shown.declaredFeatures());
    }

    private static Traits shared(Traits traits, Node node) {
        boolean lacksLimits =
                traits.equipment().attachLimits() == null && node.equipment().attachLimits() != null;
        if (!lacksLimits && isAsExpected(traits, node)) {
            return traits;
        }
        Marks shown = marksOf(node);
        return new Traits(
                common(traits.all(), shown),
                union(traits.any(), shown),
                lacksLimits ? equipmentOf(node) : traits.equipment());
    }

    /** Most nodes of a group show nothing new, and there may be thousands. */
    private static boolean isAsExpected(Traits traits, Node node) {
        SortedMap<String, String> known = traits.any().labels();
        return node.labels().entrySet().containsAll(traits.all().labels().entrySet())
                && node.taints().containsAll(traits.all().taints())
                && node.labels().keySet().stream().allMatch(label -> known.containsKey(label) || isIndividual(label))
                && node.taints().stream()
                        .allMatch(taint -> traits.any().taints().contains(taint) || StartupTaints.isPassing(taint));
    }

    private static Marks common(Marks one, Marks other) {
        var labels = new TreeMap<>(one.labels());
        labels.entrySet()
                .removeIf(label -> !label.getValue().equals(other.labels().get(label.getKey())));
        var taints = new ArrayList<>(one.taints());
        taints.retainAll(other.taints());
        return new Marks(labels, taints);
    }

    private static Marks union(Marks one, Marks other) {
        var labels = new TreeMap<>(other.labels());
        labels.putAll(one.labels());
        var taints = new ArrayList<>(one.taints());
        other.taints().stream().filter(taint -> !taints.contains(taint)).forEach(taints::add);
        return new Marks(labels, taints);
    }

    private SortedMap<String, Resources> withRoom(Node node) {
        String type = node.labels().getOrDefault(WellKnown.INSTANCE_TYPE, "");
        Resources before = roomsByType.get(type);
        Resources least = before == null ? node.allocatable() : leastShown(before, node.allocatable());
        if (least.equals(before)) {
            return roomsByType;
        }
        var rooms = new TreeMap<>(roomsByType);
        rooms.put(type, least);
        return rooms;
    }

    /** Of devices the least that a node shows: one that shows none yet has a plugin that has not come up. */
    private static Resources leastShown(Resources one, Resources other) {
        var others = new TreeMap<>(one.others());
        other.others()
                .forEach((name, amount) -> others.merge(
                        name,
                        amount,
                        (mine, theirs) -> mine == 0 || theirs == 0 ? Math.max(mine, theirs) : Math.min(mine, theirs)));
        return new Resources(
                Math.min(one.cpuMillis(), other.cpuMillis()),
                Math.min(one.memoryBytes(), other.memoryBytes()),
                Math.min(one.pods(), other.pods()),
                others);
    }

    static boolean isIndividual(String label) {
        return INDIVIDUAL.contains(label) || OF_A_PLACE.stream().anyMatch(label::startsWith);
    }
}
