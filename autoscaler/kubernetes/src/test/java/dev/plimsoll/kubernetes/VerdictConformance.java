package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Misfit;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds our verdicts against those of kube-scheduler, pod by pod and node by node. */
final class VerdictConformance {

    record Expected(String id, List<Verdict> verdicts) {}

    record Verdict(
            String pod,
            @Nullable List<String> fits,
            @Nullable Map<String, Rejection> rejected) {}

    record Rejection(
            String plugin, @Nullable String stage, @Nullable List<String> reasons) {}

    final Tally verdicts = new Tally("verdicts");
    final Tally plugins = new Tally("rejecting plugin");
    private final AnswerFile answers;

    VerdictConformance(AnswerFile answers) {
        this.answers = answers;
    }

    void judge(Path folder) {
        ConformanceFiles.forEach(folder, "verdict", Expected.class, this::judge);
    }

    private void judge(ConformanceCase cluster, @Nullable Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        Map<String, Verdict> expectedByPod = new HashMap<>();
        if (expected != null) {
            expected.verdicts().forEach(verdict -> expectedByPod.put(verdict.pod(), verdict));
        }
        for (Pod pod : Objects.requireNonNull(cluster.pending())) {
            String name = ConformanceWorld.nameOf(pod);
            int shape = world.shapeOf(pod);
            world.nodes.forEach(
                    (node, handle) -> answer(cluster.id(), name, node, world.placement.misfit(shape, handle)));
            if (expected != null) {
                compare(cluster.id(), world, shape, Objects.requireNonNull(expectedByPod.get(name), name));
            }
        }
    }

    private void answer(String id, String pod, String node, @Nullable Misfit misfit) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("id", id);
        answer.put("pod", pod);
        answer.put("node", node);
        answer.put("fits", misfit == null);
        answer.put("plugin", misfit == null ? null : misfit.plugin());
        answers.write(answer);
    }

    private void compare(String id, ConformanceWorld world, int shape, Verdict verdict) {
        Set<String> fits = new HashSet<>(Objects.requireNonNullElse(verdict.fits(), List.of()));
        Map<String, Rejection> rejected = Objects.requireNonNullElse(verdict.rejected(), Map.of());
        world.nodes.forEach((node, handle) -> {
            Rejection rejection = fits.contains(node) ? null : Objects.requireNonNull(rejected.get(node), node);
            Misfit misfit = world.placement.misfit(shape, handle);
            boolean consistent = world.placement.fits(shape, handle) == (misfit == null);
            count(rejection, misfit, consistent, id + " " + verdict.pod() + " on " + node);
        });
    }

    private void count(@Nullable Rejection expected, @Nullable Misfit ours, boolean consistent, String where) {
        String plugin = expected == null ? "fits" : expected.plugin();
        String mismatch = where + ": expected " + plugin + (expected == null ? "" : " " + expected.reasons()) + ", got "
                + (ours == null ? "fits" : ours.plugin() + " (" + ours.message() + ")")
                + (consistent ? "" : ", and fits() says otherwise");
        if ((expected == null) == (ours == null) && consistent) {
            verdicts.agree(plugin);
        } else {
            verdicts.disagree(plugin, mismatch);
        }
        if (expected != null && ours != null) {
            if (plugin.equals(ours.plugin())) {
                plugins.agree(plugin);
            } else {
                plugins.disagree(plugin, mismatch);
            }
        }
    }
}
