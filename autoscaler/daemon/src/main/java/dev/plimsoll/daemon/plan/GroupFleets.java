package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.settings.PaidNode;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupTemplates;
import dev.plimsoll.core.template.SeenNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes belong to which group. A snapshot does not say, so a node is taken for a group's if its zone, instance type, labels
 * and taints are the group's; one that could be of several is taken for nobody's.
 */
final class GroupFleets {

    private final Map<String, List<Node>> byGroup = new LinkedHashMap<>();
    private final Map<Node, NodeTemplate> templates = new HashMap<>(); // looked up only, never walked

    GroupFleets(List<GroupSpec> groups, List<NodeState> nodes) {
        groups.forEach(group -> byGroup.put(group.name(), new ArrayList<>()));
        for (NodeState state : nodes) {
            Node node = state.node();
            List<GroupSpec> likely =
                    groups.stream().filter(group -> looksLike(node, group)).toList();
            if (likely.size() == 1) {
                of(likely.getFirst()).add(node);
                templates.put(node, GroupTemplates.asBought(likely.getFirst(), node));
            }
        }
    }

    /** The group's nodes in the order of names. */
    List<Node> of(GroupSpec group) {
        return byGroup.getOrDefault(group.name(), List.of());
    }

    /** Those of them that show what the next would be: ready, and not on their way out. */
    List<Node> siblings(GroupSpec group) {
        return of(group).stream().filter(SeenNodes::isShownBy).toList();
    }

    /** What the node was bought as, at its own price; null if it is of no group. */
    @Nullable
    NodeTemplate templateOf(Node node) {
        return templates.get(node);
    }

    /** What a node costs; nothing if it is of no group. */
    PaidNode paid(Node node) {
        NodeTemplate template = templates.get(node);
        return template == null ? new PaidNode(node.allocatable(), typeOf(node), 0) : PaidNode.of(template);
    }

    private static String typeOf(Node node) {
        return node.labels().getOrDefault(WellKnown.INSTANCE_TYPE, "");
    }

    private static boolean looksLike(Node node, GroupSpec group) {
        String type = typeOf(node);
        return group.zones().contains(node.zone())
                && group.types().stream().anyMatch(offer -> offer.name().equals(type))
                && node.labels().entrySet().containsAll(group.marks().labels().entrySet())
                && node.taints().containsAll(group.marks().taints());
    }

    /** How many instances the group is set to have: as many as it says, or else as are there, but never fewer than its minimum. */
    int desired(GroupSpec group) {
        Integer said = group.sizes().desired();
        return said == null ? Math.max(group.sizes().min(), of(group).size()) : said;
    }

    /** The group's nodes that are there, by zone. */
    SortedMap<String, Integer> nodesByZone(GroupSpec group) {
        var nodes = new TreeMap<String, Integer>();
        group.zones().forEach(zone -> nodes.put(zone, 0));
        of(group).forEach(node -> nodes.merge(node.zone(), 1, Integer::sum));
        return nodes;
    }
}
