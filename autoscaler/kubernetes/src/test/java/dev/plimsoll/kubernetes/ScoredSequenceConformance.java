package dev.plimsoll.kubernetes;

import dev.plimsoll.core.scheduling.NodeScorer;
import dev.plimsoll.core.scheduling.Placement;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Places pods one after another, each on the node that scores best, ties by name, as kube-scheduler did. */
final class ScoredSequenceConformance {

    record Expected(
            String id,
            @Nullable List<Integer> order,
            List<@Nullable String> placements,
            List<@Nullable Integer> totals,
            List<@Nullable Integer> runnersUp) {}

    private record Choice(
            @Nullable String node,
            @Nullable Integer total,
            @Nullable Integer runnerUp) {
        static Choice of(Expected expected, int pod) {
            return new Choice(
                    expected.placements().get(pod),
                    expected.totals().get(pod),
                    expected.runnersUp().get(pod));
        }
    }

    final Tally sequences = new Tally("scored sequences right from end to end");
    final Tally pods = new Tally("pods of scored sequences");
    private final AnswerFile answers;

    ScoredSequenceConformance(AnswerFile answers) {
        this.answers = answers;
    }

    void judge(Path folder) {
        ConformanceFiles.forEach(folder, "scored-sequence", Expected.class, this::judge);
    }

    private void judge(ConformanceCase cluster, @Nullable Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        NodeScorer scorer = world.placement.scorer();
        List<Pod> pending = Objects.requireNonNull(cluster.pending());
        List<Integer> order = inOrderOfPriority(pending);
        List<Integer> expectedOrder = expected == null ? null : expected.order();
        String mismatch = order.equals(Objects.requireNonNullElse(expectedOrder, order)) ? "" : "another order";
        for (int i : order) {
            Choice ours = place(world, scorer, pending.get(i));
            Choice wanted = expected == null ? ours : Choice.of(expected, i);
            String where = cluster.id() + " pod " + i + ": expected " + wanted + ", got " + ours;
            if (wanted.equals(ours)) {
                pods.agree("pods");
            } else {
                pods.disagree("pods", where);
                mismatch = mismatch.isEmpty() ? where : mismatch;
            }
            write(cluster.id(), i, ours);
        }
        if (mismatch.isEmpty()) {
            sequences.agree("sequences");
        } else {
            sequences.disagree("sequences", mismatch);
        }
    }

    private static List<Integer> inOrderOfPriority(List<Pod> pending) {
        return IntStream.range(0, pending.size())
                .boxed()
                .sorted((one, other) -> Integer.compare(priority(pending.get(other)), priority(pending.get(one))))
                .toList();
    }

    private static int priority(Pod pod) {
        return Objects.requireNonNullElse(pod.getSpec().getPriority(), 0);
    }

    private static Choice place(ConformanceWorld world, NodeScorer scorer, Pod pod) {
        int shape = world.shapeOf(pod);
        int[] fitting = world.nodes.values().stream()
                .mapToInt(node -> node)
                .filter(node -> world.placement.fits(shape, node))
                .toArray();
        int best = scorer.best(shape, ties -> 0);
        if (best == Placement.NO_NODE) {
            return new Choice(null, null, null);
        }
        int[] totals = scorer.totals(shape, fitting);
        Arrays.sort(totals);
        world.placement.bind(shape, best);
        String name = world.placement.nodeAt(best).name();
        return totals.length == 1
                ? new Choice(name, null, null)
                : new Choice(name, totals[totals.length - 1], totals[totals.length - 2]);
    }

    private void write(String id, int pod, Choice choice) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", id);
        answer.put("pod", pod);
        answer.put("node", choice.node());
        answer.put("total", choice.total());
        answer.put("runnerUp", choice.runnerUp());
        answers.write(answer);
    }
}
