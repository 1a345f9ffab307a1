package dev.plimsoll.simulator.parity;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.daemon.plan.SnapshotQuestion;
import dev.plimsoll.daemon.plan.TypeTable;
import dev.plimsoll.simulator.trace.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code plan} takes one more node of a group to be: it reads the cluster and the group from files. */
final class AskedPlan {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AskedPlan() {}

    static List<NodeTemplate> templates(RandomGroup asked, TypeTable types, List<Node> nodes, Path folder)
            throws IOException {
        Path cluster = folder.resolve("cluster.json");
        Path groups = folder.resolve("groups.json");
        Files.writeString(cluster, JSON.writeValueAsString(cluster(asked, nodes)));
        Files.writeString(groups, JSON.writeValueAsString(groups(asked.group())));
        return SnapshotQuestion.read(List.of(cluster), groups, types)
                .offers()
                .getFirst()
                .group()
                .templates();
    }

    private static ObjectNode groups(Manifest.Group group) {
        ObjectNode file = JSON.createObjectNode();
        ObjectNode object = file.putArray("groups").addObject();
        object.put("name", group.name())
                .put("min", group.bounds().minSize())
                .put("max", group.bounds().maxSize());
        group.zones().forEach(object.withArray("zones")::add);
        group.instanceTypes().forEach(object.withArray("instanceTypes")::add);
        ObjectNode tags = object.putObject("tags");
        group.marks().tags().forEach(tags::put);
        return file;
    }

    private static ObjectNode cluster(RandomGroup asked, List<Node> nodes) {
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        nodes.forEach(node -> node(items.addObject(), node));
        asked.daemonSets().forEach(set -> daemonSet(items.addObject(), set));
        return list;
    }

    private static void node(ObjectNode object, Node node) {
        object.put("apiVersion", "v1").put("kind", "Node");
        ObjectNode metadata = object.putObject("metadata").put("name", node.name());
        map(metadata.putObject("labels"), node.labels());
        ObjectNode spec = object.putObject("spec").put("providerID", "aws:///" + node.zone() + "/i-0");
        node.taints()
                .forEach(taint -> spec.withArray("taints")
                        .addObject()
                        .put("key", taint.key())
                        .put("value", taint.value())
                        .put("effect", "NoSchedule"));
        ObjectNode status = object.putObject("status");
        status.putArray("conditions").addObject().put("type", "Ready").put("status", "True");
        amounts(status.putObject("allocatable"), node.allocatable())
                .put("pods", "" + node.allocatable().pods());
    }

    private static void daemonSet(ObjectNode object, Manifest.DaemonSet set) {
        object.put("apiVersion", "apps/v1").put("kind", "DaemonSet");
        object.putObject("metadata").put("name", set.name()).put("namespace", "kube-system");
        ObjectNode spec = object.putObject("spec");
        spec.putObject("selector").putObject("matchLabels").put("k8s-app", set.name());
        ObjectNode template = spec.putObject("template");
        template.putObject("metadata").putObject("labels").put("k8s-app", set.name());
        ObjectNode pod = template.putObject("spec").put("priority", 2_000_001_000);
        map(pod.putObject("nodeSelector"), set.nodeSelector());
        pod.putArray("tolerations").addObject().put("operator", "Exists");
        ObjectNode container =
                pod.putArray("containers").addObject().put("name", "c").put("image", "i");
        amounts(container.putObject("resources").putObject("requests"), set.requests());
    }

    private static ObjectNode amounts(ObjectNode object, Resources amounts) {
        object.put("cpu", amounts.cpuMillis() + "m").put("memory", "" + amounts.memoryBytes());
        amounts.others().forEach((name, amount) -> object.put(name, "" + amount));
        return object;
    }

    private static void map(ObjectNode object, Map<String, String> map) {
        map.forEach(object::put);
    }
}
