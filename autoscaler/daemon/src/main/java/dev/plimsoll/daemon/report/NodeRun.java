package dev.plimsoll.daemon.report;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.PodClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Equal nodes of a plan: how many, of which template, and the pods on each by the name of their class. */
public record NodeRun(NodeTemplate template, int nodes, List<PodClass> pods) {

    private record Key(NodeTemplate.Source template, List<Load> loads) {}

    private record Load(String name, int count) {}

    /** All nodes of a plan in the order of types, zones and groups, the longest runs first. */
    public static List<NodeRun> of(Answer answer) {
        Map<PodShape, String> names = answer.question().names();
        var runs = new LinkedHashMap<Key, NodeRun>();
        for (PlannedNode node : answer.plan().nodes()) {
            var pods = new TreeMap<String, Demand>();
            for (Demand each : node.pods()) {
                String name =
                        names.getOrDefault(each.shape(), each.shape().labels().toString());
                pods.merge(name, each, (a, b) -> new Demand(a.shape(), a.count() + b.count()));
            }
            var loads = new ArrayList<Load>();
            var classes = new ArrayList<PodClass>();
            pods.forEach((name, each) -> {
                loads.add(new Load(name, each.count()));
                classes.add(new PodClass(name, each));
            });
            runs.merge(
                    new Key(node.template().source(), loads),
                    new NodeRun(node.template(), 1, List.copyOf(classes)),
                    (a, b) -> new NodeRun(a.template(), a.nodes() + b.nodes(), a.pods()));
        }
        return runs.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Key, NodeRun> run) ->
                                run.getKey().template().instanceType())
                        .thenComparing(run -> run.getKey().template().zone())
                        .thenComparing(run -> run.getKey().template().group())
                        .thenComparingInt(run -> -run.getValue().nodes())
                        .thenComparing(run -> run.getKey().loads().toString()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
