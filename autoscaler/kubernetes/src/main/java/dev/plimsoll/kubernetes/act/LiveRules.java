package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.draining.CoveringBudgets;
import dev.plimsoll.core.draining.DrainContext;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Drainability;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodKept;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.settings.DrainOptions;
import dev.plimsoll.kubernetes.PodReader;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of draining on pods as the API server has them this moment; their controllers are taken to be there. */
public final class LiveRules {

    private final DrainOptions options;
    private final Supplier<List<PodDisruptionBudget>> budgets;
    private final InstantSource time;

    public LiveRules(DrainOptions options, Supplier<List<PodDisruptionBudget>> budgets, InstantSource time) {
        this.options = options;
        this.budgets = budgets;
        this.time = time;
    }

    /** Why the pod must not be evicted now; null when it may. */
    public @Nullable PodKept whyKept(Pod live) {
        dev.plimsoll.core.model.Pod pod = read(live);
        DrainRules rules = rules();
        return switch (rules.judge(pod)) {
            case Drainability.Keep keep -> rules.isExpendable(pod) ? null : keep.why();
            case Drainability.Wait wait -> new PodKept.RunsToCompletion();
            case Drainability.Evict evict -> null;
            case Drainability.PartOfTheNode part -> null;
            case Drainability.Leave leave -> null;
        };
    }

    /** Whether nothing is lost if the pod ends with its node. */
    public boolean endsWithItsNode(Pod live) {
        if (PodReader.isFinished(live)) {
            return true;
        }
        dev.plimsoll.core.model.Pod pod = read(live);
        DrainRules rules = rules();
        return switch (rules.judge(pod)) {
            case Drainability.PartOfTheNode part -> true;
            case Drainability.Leave leave -> true;
            case Drainability.Evict evict -> rules.isExpendable(pod);
            case Drainability.Keep keep -> rules.isExpendable(pod);
            case Drainability.Wait wait -> rules.isExpendable(pod);
        };
    }

    private DrainRules rules() {
        return new DrainRules(new DrainContext(options, new CoveringBudgets(budgets.get()), time.instant()));
    }

    /** No rule looks at what the pod requests. */
    private static dev.plimsoll.core.model.Pod read(Pod live) {
        if (live.getSpec() == null) {
            throw new UnreadableObjectException(
                    "Pod " + live.getMetadata().getName(), "has no spec: read the whole object");
        }
        var labels = live.getMetadata().getLabels();
        return PodReader.read(
                live,
                new PodShape(
                        Objects.requireNonNullElse(live.getMetadata().getNamespace(), "default"),
                        labels == null ? ImmutableMaps.empty() : ImmutableMaps.copyOf(labels),
                        Resources.NONE,
                        SchedulingRules.NONE,
                        Objects.requireNonNullElse(live.getSpec().getPriority(), 0)));
    }
}
