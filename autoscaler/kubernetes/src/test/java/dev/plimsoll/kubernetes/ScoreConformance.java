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

    private void judge(ConformanceCase cluster, Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        NodeScorer scorer = world.placement.scorer();
        Map<String, Pod> pending = ConformanceWorld.byName(Objects.requireNonNull(cluster.pending()));
        for (Scored scored : expected.scores()) {
            int shape = world.shapeOf(Objects.requireNonNull(pending.get(scored.pod())));
            List<String> names = world.nodes.keySet().stream()
                    .filter(name -> world.placement.fits(shape, world.handleOf(name)))
                    .toList();
            String where = cluster.id() + " " + scored.pod();
            if (!names.equals(scored.nodes())) {
                totals.disagree("fitting nodes", where + ": expected " + scored.nodes() + ", got " + names);
                continue;
            }
            int[] fitting = names.stream().mapToInt(world::handleOf).toArray();
            compare(where, "total", totals, scored.total(), scorer.totals(shape, fitting));
            for (Score plugin : Score.values()) {
                List<Integer> wanted =
                        scored.scores().getOrDefault(plugin.plugin(), Collections.nCopies(fitting.length, 0));
                compare(where, plugin.plugin(), plugins, wanted, scorer.scores(plugin, shape, fitting));
            }
            compareBest(where, world, scorer, shape, scored);
            write(cluster.id(), scored.pod(), names, scorer, shape, fitting);
        }
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

    private void write(String id, String pod, List<String> names, NodeScorer scorer, int shape, int[] fitting) {
        int[] sums = scorer.totals(shape, fitting);
        for (int i = 0; i < fitting.length; i++) {
            var byPlugin = new LinkedHashMap<String, @Nullable Object>();
            for (Score plugin : Score.values()) {
                byPlugin.put(plugin.plugin(), scorer.scores(plugin, shape, fitting)[i]);
            }
            answers.write(Map.of("id", id, "pod", pod, "node", names.get(i), "total", sums[i], "scores", byPlugin));
        }
    }
}
