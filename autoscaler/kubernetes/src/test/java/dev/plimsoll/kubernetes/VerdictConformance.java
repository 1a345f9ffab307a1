package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Misfit;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.HashSet;
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

    private void judge(ConformanceCase cluster, Expected expected) {
        var world = new ConformanceWorld(Objects.requireNonNull(cluster.cluster()));
        Map<String, Pod> pending = ConformanceWorld.byName(Objects.requireNonNull(cluster.pending()));
        for (Verdict verdict : expected.verdicts()) {
            int shape = world.shapeOf(Objects.requireNonNull(pending.get(verdict.pod())));
            Set<String> fits = new HashSet<>(Objects.requireNonNullElse(verdict.fits(), List.of()));
            world.nodes.forEach((name, node) -> compare(
                    cluster.id() + " " + verdict.pod() + " on " + name,
                    fits.contains(name)
                            ? null
                            : Objects.requireNonNull(verdict.rejected()).get(name),
                    world.placement.misfit(shape, node),
                    world.placement.fits(shape, node)));
            world.nodes.forEach((name, node) -> answers.write(Map.of(
                    "id",
                    cluster.id(),
                    "pod",
                    verdict.pod(),
                    "node",
                    name,
                    "fits",
                    world.placement.fits(shape, node),
                    "plugin",
                    pluginOf(world.placement.misfit(shape, node)))));
        }
    }

    private static String pluginOf(@Nullable Misfit misfit) {
        return misfit == null ? "" : misfit.plugin();
    }

    private void compare(String where, @Nullable Rejection expected, @Nullable Misfit ours, boolean fits) {
        String plugin = expected == null ? "fits" : expected.plugin();
        String mismatch = where + ": expected " + plugin + " " + (expected == null ? "" : expected.reasons()) + ", got "
                + (ours == null ? "fits" : ours.plugin() + " (" + ours.message() + ")")
                + (fits == (ours == null) ? "" : " but fits=" + fits);
        if ((expected == null) == (ours == null) && fits == (ours == null)) {
            verdicts.agree(plugin);
        } else {
            verdicts.disagree(plugin, mismatch);
        }
        if (expected == null || ours == null) {
            return;
        }
        if (plugin.equals(ours.plugin())) {
            plugins.agree(plugin);
        } else {
            plugins.disagree(plugin, mismatch);
        }
    }
}
