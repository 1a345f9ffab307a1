package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.format.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The scheduling rules of a pod's spec, as the Kubernetes API spells them. */
final class SchedulingRulesReader {

    private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
    private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

    private static final Set<String> ADMITTED_KEYS =
            Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    private static final long ADMITTED_SECONDS = 300;

    private final Where where;

    SchedulingRulesReader(Where where) {
        this.where = where;
    }

    NodeAffinity nodeAffinity(JsonNode spec) {
        JsonNode affinity = spec.path("affinity").path("nodeAffinity");
        return new NodeAffinity(
                textMap(spec.path("nodeSelector")),
                list(affinity.path(REQUIRED).path("nodeSelectorTerms"), this::nodeTerm),
                list(
                        affinity.path(PREFERRED),
                        term -> new NodeAffinity.PreferredTerm(
                                term.path("weight").asInt(1), nodeTerm(term.path("preference")))));
    }

    /** All but the two that admission gives to every pod: not-ready and unreachable nodes for five minutes. */
    List<Toleration> tolerations(JsonNode spec) {
        var tolerations = new ArrayList<Toleration>();
        for (JsonNode node : spec.path("tolerations")) {
            if (!isAddedByAdmission(node)) {
                tolerations.add(toleration(node));
            }
        }
        return tolerations;
    }

    private static boolean isAddedByAdmission(JsonNode node) {
        return node.path("tolerationSeconds").asLong(-1) == ADMITTED_SECONDS
                && ADMITTED_KEYS.contains(node.path("key").asString(""))
                && node.path("effect").asString("").equals("NoExecute");
    }

    List<TopologySpreadConstraint> spread(JsonNode spec) {
        return list(spec.path("topologySpreadConstraints"), this::spreadConstraint);
    }

    PodAffinityTerm.Terms podAffinity(JsonNode spec) {
        JsonNode near = spec.path("affinity").path("podAffinity");
        JsonNode away = spec.path("affinity").path("podAntiAffinity");
        var preferred = new ArrayList<>(list(near.path(PREFERRED), term -> weighted(term, 1)));
        preferred.addAll(list(away.path(PREFERRED), term -> weighted(term, -1)));
        return new PodAffinityTerm.Terms(
                list(near.path(REQUIRED), this::podTerm), list(away.path(REQUIRED), this::podTerm), preferred);
    }

    static SortedMap<String, String> textMap(JsonNode node) {
        var map = new TreeMap<String, String>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString("")));
        return map;
    }

    private NodeAffinity.Term nodeTerm(JsonNode term) {
        return new NodeAffinity.Term(
                list(term.path("matchExpressions"), this::requirement),
                list(term.path("matchFields"), this::requirement));
    }

    private Requirement requirement(JsonNode node) {
        return new Requirement(
                node.path("key").asString(""),
                constant(Requirement.Operator.class, node.path("operator"), "In"),
                texts(node.path("values")));
    }

    Taint taint(JsonNode node) {
        return new Taint(
                node.path("key").asString(""),
                node.path("value").asString(""),
                constant(Taint.Effect.class, node.path("effect"), "NoSchedule"));
    }

    private Toleration toleration(JsonNode node) {
        JsonNode effect = node.path("effect");
        return new Toleration(
                node.path("key").asString(""),
                constant(Toleration.Operator.class, node.path("operator"), "Equal"),
                node.path("value").asString(""),
                effect.asString("").isEmpty() ? null : constant(Taint.Effect.class, effect, ""));
    }

    private TopologySpreadConstraint spreadConstraint(JsonNode node) {
        var options = new TopologySpreadConstraint.Options(
                node.path("minDomains").asInt(1),
                node.path("nodeAffinityPolicy").asString("Honor").equals("Honor"),
                node.path("nodeTaintsPolicy").asString("Ignore").equals("Honor"),
                texts(node.path("matchLabelKeys")));
        return new TopologySpreadConstraint(
                node.path("topologyKey").asString(""),
                node.path("maxSkew").asInt(1),
                node.path("whenUnsatisfiable").asString("DoNotSchedule").equals("DoNotSchedule"),
                selector(node.path("labelSelector")),
                options);
    }

    private PodAffinityTerm podTerm(JsonNode node) {
        return new PodAffinityTerm(
                node.path("topologyKey").asString(""),
                selector(node.path("labelSelector")),
                new TreeSet<>(texts(node.path("namespaces"))),
                selector(node.path("namespaceSelector")));
    }

    private PodAffinityTerm.Weighted weighted(JsonNode node, int sign) {
        return new PodAffinityTerm.Weighted(sign * node.path("weight").asInt(1), podTerm(node.path("podAffinityTerm")));
    }

    @Nullable
    LabelSelector selector(JsonNode node) {
        if (!node.isObject()) {
            return null;
        }
        var requirements = new ArrayList<Requirement>();
        textMap(node.path("matchLabels")).forEach((key, value) -> requirements.add(Requirement.equalTo(key, value)));
        requirements.addAll(list(node.path("matchExpressions"), this::requirement));
        return new LabelSelector(requirements);
    }

    private <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String whenMissing) {
        String word = node.asString(whenMissing);
        for (E constant : type.getEnumConstants()) {
            if (Words.of(constant).equals(word)) {
                return constant;
            }
        }
        throw where.bad("has " + Where.shown(word) + " where one of " + Words.listed(type) + " is expected");
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
        var list = new ArrayList<T>();
        node.forEach(element -> list.add(read.apply(element)));
        return list;
    }

    private static List<String> texts(JsonNode node) {
        return list(node, element -> element.asString(""));
    }
}
