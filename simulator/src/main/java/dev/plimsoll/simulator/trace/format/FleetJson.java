package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.DaemonSet;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.RecordedNodes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a manifest that says where the workload runs: {@code nodeGroups}, {@code daemonSets}, {@code recordedNodes}. */
final class FleetJson {

    private FleetJson() {}

    static Fleet read(Fields fields) {
        List<Group> groups = fields.objects("nodeGroups", FleetJson::group);
        if (groups.isEmpty()) {
            throw fields.bad("nodeGroups", "names no group: add one, or no pod could ever run");
        }
        requireDistinct(fields, "nodeGroups", groups.stream().map(Group::name).toList());
        List<DaemonSet> daemonSets = fields.objects("daemonSets", FleetJson::daemonSet);
        requireDistinct(
                fields, "daemonSets", daemonSets.stream().map(DaemonSet::name).toList());
        return new Fleet(groups, daemonSets, history(fields));
    }

    static void write(ObjectNode node, Fleet fleet) {
        ArrayNode groups = node.putArray("nodeGroups");
        fleet.groups().forEach(group -> write(groups.addObject(), group));
        ArrayNode daemonSets = node.putArray("daemonSets");
        for (DaemonSet daemonSet : fleet.daemonSets()) {
            ObjectNode object = daemonSets.addObject().put("name", daemonSet.name());
            ResourcesJson.write(object, daemonSet.requests());
            SelectorJson.textMap(object, "nodeSelector", daemonSet.nodeSelector());
        }
        if (!fleet.history().isEmpty()) {
            ArrayNode history = node.putArray("recordedNodes");
            for (RecordedNodes recorded : fleet.history()) {
                ObjectNode object =
                        history.addObject().put("at", recorded.atMillis()).put("kind", recorded.kind());
                ResourcesJson.write(object, recorded.size());
                object.put("nodes", recorded.nodes());
            }
        }
    }

    private static Group group(Fields fields) {
        String name = EventJson.name(fields, "name");
        return new Group(
                name,
                names(fields, "instanceTypes", "an instance type, such as m5.xlarge"),
                names(fields, "zones", "a zone, such as us-east-1a"),
                bounds(fields, name),
                new Marks(
                        fields.textMap("labels"), fields.objects("taints", FleetJson::taint), fields.textMap("tags")));
    }

    private static Bounds bounds(Fields fields, String group) {
        int minSize = fields.count("minSize", 0, FormatLimits.COUNT);
        int maxSize = fields.count("maxSize", 0, FormatLimits.COUNT);
        if (minSize > maxSize) {
            throw fields.bad(
                    "minSize",
                    "of group " + Where.shown(group) + " is " + minSize + ", above maxSize " + maxSize
                            + ": give bounds that admit a size");
        }
        return new Bounds(minSize, maxSize);
    }

    private static List<String> names(Fields fields, String key, String example) {
        List<String> names = fields.texts(key);
        if (names.isEmpty()) {
            throw fields.bad(key, "is empty: add " + example);
        }
        requireDistinct(fields, key, names);
        return names;
    }

    private static Taint taint(Fields fields) {
        return new Taint(
                EventJson.name(fields, "key"),
                fields.text("value", ""),
                Words.read(Taint.Effect.class, fields, "effect", fields.text("effect")));
    }

    private static DaemonSet daemonSet(Fields fields) {
        return new DaemonSet(
                EventJson.name(fields, "name"), ResourcesJson.read(fields), fields.textMap("nodeSelector"));
    }

    private static List<RecordedNodes> history(Fields fields) {
        List<RecordedNodes> history = fields.objects("recordedNodes", FleetJson::recordedNodes);
        for (int i = 1; i < history.size(); i++) {
            if (history.get(i).atMillis() < history.get(i - 1).atMillis()) {
                throw fields.bad(
                        "recordedNodes[" + i + "].at",
                        "is " + history.get(i).atMillis() + ", before the entry above it: sort them by time");
            }
        }
        return history;
    }

    private static RecordedNodes recordedNodes(Fields fields) {
        return new RecordedNodes(
                fields.number("at", 0, FormatLimits.MILLIS),
                EventJson.name(fields, "kind"),
                ResourcesJson.read(fields),
                fields.count("nodes", 0, FormatLimits.COUNT));
    }

    private static void write(ObjectNode node, Group group) {
        node.put("name", group.name());
        SelectorJson.texts(node, "instanceTypes", group.instanceTypes());
        SelectorJson.texts(node, "zones", group.zones());
        node.put("minSize", group.bounds().minSize())
                .put("maxSize", group.bounds().maxSize());
        SelectorJson.textMap(node, "labels", group.marks().labels());
        if (!group.marks().taints().isEmpty()) {
            ArrayNode taints = node.putArray("taints");
            for (Taint taint : group.marks().taints()) {
                taints.addObject()
                        .put("key", taint.key())
                        .put("value", taint.value())
                        .put("effect", Words.of(taint.effect()));
            }
        }
        if (!group.marks().tags().isEmpty()) {
            SelectorJson.textMap(node, "tags", group.marks().tags());
        }
    }

    private static void requireDistinct(Fields fields, String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw fields.bad(key, "names " + Where.shown(name) + " twice: keep one");
            }
        }
    }
}
