package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Places pods one after another, each on the first node that takes it, as kube-scheduler did. */
final class SequenceConformance {

    record Expected(String id, List<@Nullable String> placements) {}

    final Tally sequences = new Tally("sequences right from end to end");
    final Tally pods = new Tally("pods of sequences");
    private final AnswerFile answers;

    SequenceConformance(AnswerFile answers) {
        this.answers = answers;
    }

    void judge(Path folder) {
        ConformanceFiles.forEach(folder, "sequence", Expected.class, this::judge);
    }

    private void judge(ConformanceCase cluster, @Nullable Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        List<Pod> pending = Objects.requireNonNull(cluster.pending());
        String mismatch = "";
        for (int i = 0; i < pending.size(); i++) {
            String chosen = place(world, pending.get(i));
            answer(cluster.id(), i, chosen);
            String wanted = expected == null ? chosen : expected.placements().get(i);
            String where = cluster.id() + " pod " + i + " (" + ConformanceWorld.nameOf(pending.get(i)) + "): expected "
                    + wanted + ", got " + chosen;
            if (Objects.equals(chosen, wanted)) {
                pods.agree("pods");
            } else {
                pods.disagree("pods", where);
                mismatch = mismatch.isEmpty() ? where + explain(world, pending.get(i), wanted) : mismatch;
            }
        }
        if (mismatch.isEmpty()) {
            sequences.agree("sequences");
        } else {
            sequences.disagree("sequences", mismatch);
        }
    }

    private void answer(String id, int pod, @Nullable String node) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", id);
        answer.put("pod", pod);
        answer.put("node", node);
        answers.write(answer);
    }

    private static String explain(ConformanceWorld world, Pod pod, @Nullable String wanted) {
        Integer node = wanted == null ? null : world.nodes.get(wanted);
        var misfit = node == null ? null : world.placement.misfit(world.shapeOf(pod), node);
        return misfit == null ? "" : " since " + misfit.message();
    }

    private static @Nullable String place(ConformanceWorld world, Pod pod) {
        int shape = world.shapeOf(pod);
        for (Map.Entry<String, Integer> node : world.nodes.entrySet()) {
            if (world.placement.fits(shape, node.getValue())) {
                world.placement.bind(shape, node.getValue());
                return node.getKey();
            }
        }
        return null;
    }
}
