package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Replacement;
import dev.plimsoll.core.plan.Replacing;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.solver.SearchBudget;
import dev.plimsoll.solver.SearchingPlanner;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Which nodes had better be replaced by what; null if nothing that could be saved is worth moving pods. */
public record ReplacementAnswer(
        ReplacementQuestion question, @Nullable Replacement replacement) {

    /** The answer under these settings; the budget is for what is bought in place of the nodes that go. */
    public static ReplacementAnswer to(
            ReplacementQuestion question, Settings settings, SearchBudget budget, LongSupplier nanoClock) {
        var thorough = new SearchingPlanner(budget, nanoClock);
        var replacing = new Replacing(
                new GreedyPlanner(),
                thorough,
                settings.purchases().costs().moving().churn());
        return new ReplacementAnswer(question, replacing.best(question.estate()).orElse(null));
    }
}
