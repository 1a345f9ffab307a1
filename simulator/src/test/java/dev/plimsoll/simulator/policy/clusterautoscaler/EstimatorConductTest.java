package dev.plimsoll.simulator.policy.clusterautoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.trace.kubernetes.KubernetesObjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The estimator held against recorded answers of the real one; where its answer is chance, any that was seen is right. */
class EstimatorConductTest {

    private final KubernetesObjects objects = new KubernetesObjects();

    private record Answer(int nodes, int pods) {}

    @Test
    void addsAsManyNodesForAsManyPodsAsTheRealOne() throws IOException {
        String named = System.getenv("PLIMSOLL_CONDUCT");
        Path folder = named == null ? Path.of("..", "..", "shared", "conduct") : Path.of(named);
        Path file = folder.resolve("estimator.jsonl.gz");
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                "no recorded answers in " + file + ": name their folder in PLIMSOLL_CONDUCT");
        var right = new TreeMap<String, Integer>();
        var all = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        try (var reader = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
                Stream<String> lines = reader.lines()) {
            lines.map(JsonMapper.shared()::readTree).forEach(one -> {
                String kind = one.get("group").stringValue();
                Answer answer = ask(one.get("input"));
                boolean fits = seen(one).contains(answer);
                all.merge(kind, 1, Integer::sum);
                right.merge(kind, fits ? 1 : 0, Integer::sum);
                if (!fits) {
                    wrong.add(one.get("id").stringValue() + " (" + kind + "): " + answer + ", seen " + seen(one));
                }
            });
        }
        int agreed = right.values().stream().mapToInt(Integer::intValue).sum();
        int asked = all.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("estimator: " + agreed + " of " + asked + " agree; " + right + " of " + all);
        assertThat(wrong)
                .as(
                        "only --fastpath-binpacking-enabled, which is off by default and refused here, is another algorithm")
                .hasSizeLessThanOrEqualTo(5)
                .allMatch(each -> each.contains("(fastpath)"));
    }

    private static List<Answer> seen(JsonNode one) {
        var seen = new ArrayList<Answer>();
        seen.add(answer(one.get("expected")));
        one.path("alsoSeen").forEach(other -> seen.add(answer(other)));
        return seen;
    }

    private static Answer answer(JsonNode node) {
        return new Answer(node.get("nodes").intValue(), node.path("scheduled").size());
    }

    private Answer ask(JsonNode input) {
        var placement = new Placement();
        var order = new RoundRobin(placement, 0);
        Map<String, Integer> handles = new HashMap<>();
        for (JsonNode existing : input.path("existingNodes")) {
            int handle = placement.addNode(objects.node(existing));
            handles.put(existing.path("metadata").path("name").stringValue(), handle);
            order.add(handle);
        }
        for (JsonNode existing : input.path("existingPods")) {
            Integer node = handles.get(existing.path("spec").path("nodeName").stringValue());
            if (node != null) {
                placement.bind(placement.shape(objects.pod(existing).shape()), node);
            }
        }
        var pods = new ArrayList<Pod>();
        input.path("pods").forEach(pod -> pods.add(objects.pod(pod)));
        List<PodGroup> groups = PodGroup.of(pods);
        JsonNode options = input.get("options");
        int limit = ScaleUp.limit(
                options.get("max-nodes-per-scaleup").intValue(),
                room(input.get("nodeGroup"), input.path("similarNodeGroups")),
                options.get("max-nodes-total").intValue(),
                order.size());
        var estimate = new BinpackingEstimator(placement, order).estimate(template(input), groups, limit);
        return new Answer(
                estimate.nodes(),
                estimate.podsByGroup().stream().mapToInt(Integer::intValue).sum());
    }

    private static int room(JsonNode group, JsonNode similar) {
        int room = group.get("maxSize").intValue() - group.get("targetSize").intValue();
        for (JsonNode other : similar) {
            room += other.get("maxSize").intValue() - other.get("targetSize").intValue();
        }
        return room;
    }

    private BinpackingEstimator.Template template(JsonNode input) {
        Node like = objects.node(input.get("template"));
        Resources free = like.allocatable();
        for (JsonNode resident : input.path("templatePods")) {
            free = free.minus(objects.pod(resident).shape().requests());
        }
        Resources room = free;
        return new BinpackingEstimator.Template(
                number -> {
                    var labels = new TreeMap<>(like.labels());
                    labels.put(WellKnown.HOSTNAME, "e-" + number);
                    return new Node("e-" + number, labels, like.taints(), room, like.status());
                },
                objects.resources(input.get("template").path("status").path("allocatable")));
    }
}
