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
            int[] handles = names.stream().mapToInt(world::handleOf).toArray();
            var ours = new Ours(cluster.id(), ConformanceWorld.nameOf(pod), names, handles, shape);
            answer(ours, scorer);
            Scored scored = expectedByPod.get(ours.pod);
            if (expected != null && (scored != null || names.size() > 1)) {
                compare(ours, scored, scorer);
                compareBest(ours, scored, world, scorer);
            }
        }
    }

    /** A pod of a case, and the nodes that it fits. */
    private static final class Ours {
        final String id;
        final String pod;
        final List<String> names;
        final int[] handles;
        final int shape;

        Ours(String id, String pod, List<String> names, int[] handles, int shape) {
            this.id = id;
            this.pod = pod;
            this.names = names;
            this.handles = handles;
            this.shape = shape;
        }

        String where() {
            return id + " " + pod;
        }
    }

    private void compare(Ours ours, @Nullable Scored scored, NodeScorer scorer) {
        if (scored == null || !ours.names.equals(scored.nodes())) {
            totals.disagree("fitting nodes", ours.where() + ": expected " + scored + ", got " + ours.names);
            return;
        }
        compare(ours.where(), "total", totals, scored.total(), scorer.totals(ours.shape, ours.handles));
        for (Score plugin : Score.values()) {
            List<Integer> wanted =
                    scored.scores().getOrDefault(plugin.plugin(), Collections.nCopies(ours.handles.length, 0));
            compare(ours.where(), plugin.plugin(), plugins, wanted, scorer.scores(plugin, ours.shape, ours.handles));
        }
    }

    private void compareBest(Ours ours, @Nullable Scored scored, ConformanceWorld world, NodeScorer scorer) {
        String wanted = scored == null ? "" : scored.nodes().get(firstBest(scored.total()));
        String chosen =
                world.placement.nodeAt(scorer.best(ours.shape, ties -> 0)).name();
        if (chosen.equals(wanted)) {
            best.agree("best");
        } else {
            best.disagree("best", ours.where() + ": expected " + wanted + ", got " + chosen);
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

    private void answer(Ours ours, NodeScorer scorer) {
        int[] sums = scorer.totals(ours.shape, ours.handles);
        for (int i = 0; i < sums.length; i++) {
            var byPlugin = new LinkedHashMap<String, @Nullable Object>();
            for (Score plugin : Score.values()) {
                byPlugin.put(plugin.plugin(), scorer.scores(plugin, ours.shape, ours.handles)[i]);
            }
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("id", ours.id);
            answer.put("pod", ours.pod);
            answer.put("node", ours.names.get(i));
            answer.put("total", sums[i]);
            answer.put("scores", byPlugin);
            answers.write(answer);
        }
    }
}
