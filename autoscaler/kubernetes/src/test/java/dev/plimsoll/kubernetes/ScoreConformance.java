package dev.plimsoll.kubernetes;

import dev.plimsoll.core.scheduling.NodeScorer;
import dev.plimsoll.core.scheduling.Score;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds our scores against those of kube-scheduler, plugin by plugin and in total. */
final class ScoreConformance {

    record Expected(String id, List<Scored> scores) {}

    record Scored(String pod, List<String> nodes, Map<String, List<Integer>> scores, List<Integer> total) {}

    final Tally totals = new Tally("score totals");
    final Tally plugins = new Tally("scores by plugin");
    final Tally best = new Tally("best node");
    private final AnswerFile answers;

    ScoreConformance(AnswerFile answers) {
        this.answers = answers;
    }

    void judge(Path folder) {
        Map<String, ConformanceCase> elsewhere = new HashMap<>();
        ConformanceFiles.forEach(folder, "score", Expected.class, (cluster, expected) -> {
            if (cluster.in() != null) {
                elsewhere.put(cluster.id(), cluster);
            }
        });
        if (!elsewhere.isEmpty()) {
            ConformanceFiles.forEach(
                    folder,
                    "verdict",
                    VerdictConformance.Expected.class,
                    (cluster, expected) -> elsewhere.replace(cluster.id(), cluster));
        }
        ConformanceFiles.forEach(
                folder,
                "score",
                Expected.class,
                (cluster, expected) -> judge(elsewhere.getOrDefault(cluster.id(), cluster), expected));
    }

    private void judge(ConformanceCase cluster, @Nullable Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        NodeScorer scorer = world.placement.scorer();
        Map<String, Scored> expectedByPod = new HashMap<>();
        if (expected != null) {
            expected.scores().forEach(scored -> expectedByPod.put(scored.pod(), scored));
        }
        for (Pod pod : Objects.requireNonNull(cluster.pending())) {
            int shape = world.shapeOf(pod);
            List<String> names = world.nodes.keySet().stream()
                    .filter(name -> world.placement.fits(shape, world.handleOf(name)))
                    .toList();
            answer(cluster.id(), ConformanceWorld.nameOf(pod), names, scorer, shape, handles(world, names));
            Scored scored = expectedByPod.get(ConformanceWorld.nameOf(pod));
            if (expected != null && (scored != null || names.size() > 1)) {
                compare(cluster.id() + " " + ConformanceWorld.nameOf(pod), world, scorer, shape, scored, names);
            }
        }
    }

    private static int[] handles(ConformanceWorld world, List<String> names) {
        return names.stream().mapToInt(world::handleOf).toArray();
    }

    private void compare(
            String where,
            ConformanceWorld world,
            NodeScorer scorer,
            int shape,
            @Nullable Scored scored,
            List<String> names) {
        if (scored == null || !names.equals(scored.nodes())) {
            totals.disagree("fitting nodes", where + ": expected " + scored + ", got " + names);
            return;
        }
        int[] fitting = handles(world, names);
        compare(where, "total", totals, scored.total(), scorer.totals(shape, fitting));
        for (Score plugin : Score.values()) {
            List<Integer> wanted =
                    scored.scores().getOrDefault(plugin.plugin(), Collections.nCopies(fitting.length, 0));
            compare(where, plugin.plugin(), plugins, wanted, scorer.scores(plugin, shape, fitting));
        }
        compareBest(where, world, scorer, shape, scored);
    }

    private void compareBest(String where, ConformanceWorld world, NodeScorer scorer, int shape, Scored scored) {
        String wanted = scored.nodes().get(firstBest(scored.total()));
        String ours = world.placement.nodeAt(scorer.best(shape, ties -> 0)).name();
        if (ours.equals(wanted)) {
            best.agree("best");
        } else {
            best.disagree("best", where + ": expected " + wanted + ", got " + ours);
        }
    }

    private static int firstBest(List<Integer> totals) {
        return totals.indexOf(Collections.max(totals));
    }

    private static void compare(String where, String plugin, Tally tally, List<Integer> expected, int[] ours) {
        if (expected.equals(Arrays.stream(ours).boxed().toList())) {
            tally.agree(plugin);
        } else {
            tally.disagree(plugin, where + " " + plugin + ": expected " + expected + ", got " + Arrays.toString(ours));
        }
    }

    private void answer(String id, String pod, List<String> names, NodeScorer scorer, int shape, int[] fitting) {
        int[] sums = scorer.totals(shape, fitting);
        for (int i = 0; i < fitting.length; i++) {
            var byPlugin = new LinkedHashMap<String, @Nullable Object>();
            for (Score plugin : Score.values()) {
                byPlugin.put(plugin.plugin(), scorer.scores(plugin, shape, fitting)[i]);
            }
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("id", id);
            answer.put("pod", pod);
            answer.put("node", names.get(i));
            answer.put("total", sums[i]);
            answer.put("scores", byPlugin);
            answers.write(answer);
        }
    }
}
