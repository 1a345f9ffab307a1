package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a pod asks of other pods: topology spread constraints and pod affinity. */
final class TopologyJson {

    private static final String HARD = "DoNotSchedule";
    private static final String SOFT = "ScheduleAnyway";

    private TopologyJson() {}

    static List<TopologySpreadConstraint> readSpread(Fields fields) {
        return fields.objects("spread", TopologyJson::spread);
    }

    private static TopologySpreadConstraint spread(Fields fields) {
        var defaults = TopologySpreadConstraint.Options.DEFAULT;
        var options = new TopologySpreadConstraint.Options(
                fields.count("minDomains", 1, FormatLimits.COUNT, defaults.minDomains()),
                fields.flag("honourNodeAffinity", defaults.honourNodeAffinity()),
                fields.flag("honourNodeTaints", defaults.honourNodeTaints()),
                fields.texts("matchLabelKeys"));
        return new TopologySpreadConstraint(
                fields.text("topologyKey"),
                fields.count("maxSkew", 1, FormatLimits.COUNT),
                hard(fields),
                SelectorJson.read(fields, "selector"),
                options);
    }

    private static boolean hard(Fields fields) {
        String word = fields.text("whenUnsatisfiable");
        return switch (word) {
            case HARD -> true;
            case SOFT -> false;
            default ->
                throw fields.bad(
                        "whenUnsatisfiable", "is " + Where.shown(word) + ": give one of " + HARD + ", " + SOFT);
        };
    }

    static void writeSpread(ObjectNode node, List<TopologySpreadConstraint> constraints) {
        if (constraints.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("spread");
        for (TopologySpreadConstraint constraint : constraints) {
            ObjectNode object = array.addObject()
                    .put("topologyKey", constraint.topologyKey())
                    .put("maxSkew", constraint.maxSkew())
                    .put("whenUnsatisfiable", constraint.hard() ? HARD : SOFT);
            SelectorJson.write(object, "selector", constraint.selector());
            writeOptions(object, constraint.options());
        }
    }

    private static void writeOptions(ObjectNode node, TopologySpreadConstraint.Options options) {
        var defaults = TopologySpreadConstraint.Options.DEFAULT;
        if (options.minDomains() != defaults.minDomains()) {
            node.put("minDomains", options.minDomains());
        }
        if (options.honourNodeAffinity() != defaults.honourNodeAffinity()) {
            node.put("honourNodeAffinity", options.honourNodeAffinity());
        }
        if (options.honourNodeTaints() != defaults.honourNodeTaints()) {
            node.put("honourNodeTaints", options.honourNodeTaints());
        }
        SelectorJson.texts(node, "matchLabelKeys", options.matchLabelKeys());
    }

    static PodAffinityTerm.Terms readPodAffinity(Fields fields) {
        return new PodAffinityTerm.Terms(
                fields.objects("podAffinity", TopologyJson::term),
                fields.objects("podAntiAffinity", TopologyJson::term),
                fields.objects(
                        "preferredPodAffinity",
                        term -> new PodAffinityTerm.Weighted(term.count("weight", -100, 100), term(term))));
    }

    private static PodAffinityTerm term(Fields fields) {
        return new PodAffinityTerm(
                fields.text("topologyKey"),
                SelectorJson.read(fields, "selector"),
                new TreeSet<>(fields.texts("namespaces")),
                SelectorJson.read(fields, "namespaceSelector"));
    }

    static void writePodAffinity(ObjectNode node, PodAffinityTerm.Terms terms) {
        if (!terms.affinity().isEmpty()) {
            ArrayNode array = node.putArray("podAffinity");
            terms.affinity().forEach(term -> writeTerm(array.addObject(), term));
        }
        if (!terms.antiAffinity().isEmpty()) {
            ArrayNode array = node.putArray("podAntiAffinity");
            terms.antiAffinity().forEach(term -> writeTerm(array.addObject(), term));
        }
        if (!terms.preferred().isEmpty()) {
            ArrayNode array = node.putArray("preferredPodAffinity");
            terms.preferred().forEach(term -> writeTerm(array.addObject().put("weight", term.weight()), term.term()));
        }
    }

    private static void writeTerm(ObjectNode node, PodAffinityTerm term) {
        node.put("topologyKey", term.topologyKey());
        SelectorJson.write(node, "selector", term.selector());
        SelectorJson.texts(node, "namespaces", List.copyOf(term.namespaces()));
        SelectorJson.write(node, "namespaceSelector", term.namespaceSelector());
    }
}
