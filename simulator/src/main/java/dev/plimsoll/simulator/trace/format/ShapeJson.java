package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shapes of pods as JSON objects: what is at its default is left out. */
final class ShapeJson {

    private static final String DEFAULT_NAMESPACE = "default";

    private ShapeJson() {}

    static PodShape read(Fields fields) {
        String namespace = fields.text("namespace", DEFAULT_NAMESPACE);
        SortedMap<String, String> labels = fields.textMap("labels");
        Resources requests = ResourcesJson.read(fields);
        int priority = fields.count("priority", Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        return new PodShape(namespace, labels, requests, rules(fields), priority);
    }

    static void write(ObjectNode node, PodShape shape) {
        if (!shape.namespace().equals(DEFAULT_NAMESPACE)) {
            node.put("namespace", shape.namespace());
        }
        SelectorJson.textMap(node, "labels", shape.labels());
        ResourcesJson.write(node, shape.requests());
        if (shape.priority() != 0) {
            node.put("priority", shape.priority());
        }
        SchedulingRules rules = shape.rules();
        writeNodeAffinity(node, rules.nodeAffinity());
        writeTolerations(node, rules.tolerations());
        TopologyJson.writeSpread(node, rules.spread());
        TopologyJson.writePodAffinity(node, rules.podAffinity());
        AttachmentsJson.write(node, rules.attachments());
    }

    private static SchedulingRules rules(Fields fields) {
        NodeAffinity nodeAffinity = new NodeAffinity(
                fields.textMap("nodeSelector"),
                fields.objects("requiredNodeAffinity", ShapeJson::term),
                fields.objects("preferredNodeAffinity", ShapeJson::preferredTerm));
        return new SchedulingRules(
                nodeAffinity,
                fields.objects("tolerations", ShapeJson::toleration),
                TopologyJson.readSpread(fields),
                TopologyJson.readPodAffinity(fields),
                AttachmentsJson.read(fields));
    }

    private static NodeAffinity.Term term(Fields fields) {
        return new NodeAffinity.Term(
                SelectorJson.requirements(fields, "expressions"), SelectorJson.requirements(fields, "fields"));
    }

    private static NodeAffinity.PreferredTerm preferredTerm(Fields fields) {
        return new NodeAffinity.PreferredTerm(fields.count("weight", 1, 100), term(fields));
    }

    private static Toleration toleration(Fields fields) {
        String key = fields.text("key", "");
        String operator = fields.text("operator", Words.of(Toleration.Operator.EQUAL));
        String effect = fields.text("effect", "");
        return new Toleration(
                key,
                Words.read(Toleration.Operator.class, fields, "operator", operator),
                fields.text("value", ""),
                effect.isEmpty() ? null : Words.read(Taint.Effect.class, fields, "effect", effect));
    }

    private static void writeNodeAffinity(ObjectNode node, NodeAffinity affinity) {
        SelectorJson.textMap(node, "nodeSelector", affinity.nodeSelector());
        if (!affinity.required().isEmpty()) {
            ArrayNode required = node.putArray("requiredNodeAffinity");
            affinity.required().forEach(term -> writeTerm(required.addObject(), term));
        }
        if (!affinity.preferred().isEmpty()) {
            ArrayNode preferred = node.putArray("preferredNodeAffinity");
            affinity.preferred()
                    .forEach(term -> writeTerm(preferred.addObject().put("weight", term.weight()), term.term()));
        }
    }

    private static void writeTerm(ObjectNode node, NodeAffinity.Term term) {
        if (!term.expressions().isEmpty()) {
            SelectorJson.write(node.putArray("expressions"), term.expressions());
        }
        if (!term.fields().isEmpty()) {
            SelectorJson.write(node.putArray("fields"), term.fields());
        }
    }

    private static void writeTolerations(ObjectNode node, List<Toleration> tolerations) {
        if (tolerations.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("tolerations");
        for (Toleration toleration : tolerations) {
            ObjectNode object = array.addObject();
            putText(object, "key", toleration.key());
            object.put("operator", Words.of(toleration.operator()));
            putText(object, "value", toleration.value());
            Taint.@Nullable Effect effect = toleration.effect();
            putText(object, "effect", effect == null ? "" : Words.of(effect));
        }
    }

    private static void putText(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }
}
