package dev.plimsoll.daemon.report;

import dev.plimsoll.console.Numbers;
import dev.plimsoll.core.model.Misfit.InsufficientResource;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.plan.Plan.Verdict;
import dev.plimsoll.daemon.plan.Question.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates that turn pods away by the same rule, and the one of them that comes nearest to holding one. */
public record ReasonGroup(int templates, Reason reason, NodeTemplate.Source example) {

    /** The groups of a shape's verdicts, the largest first. */
    public static List<ReasonGroup> of(List<Verdict> verdicts) {
        var groups = new LinkedHashMap<String, ReasonGroup>();
        for (Verdict verdict : verdicts) {
            groups.merge(
                    rule(verdict.reason()),
                    new ReasonGroup(1, verdict.reason(), verdict.template()),
                    ReasonGroup::with);
        }
        var sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt(ReasonGroup::templates)
                .reversed()
                .thenComparing(group -> group.reason().message()));
        return sorted;
    }

    /** How much of a resource is free differs from template to template: by that they are not told apart. */
    private static String rule(Reason reason) {
        return reason instanceof InsufficientResource lack ? lack.code() + " " + lack.resource() : reason.message();
    }

    private ReasonGroup with(ReasonGroup other) {
        boolean nearer = free(other.reason) > free(reason)
                || (free(other.reason) == free(reason) && name(other.example).compareTo(name(example)) < 0);
        ReasonGroup shown = nearer ? other : this;
        return new ReasonGroup(templates + other.templates, shown.reason, shown.example);
    }

    private static long free(@Nullable Reason reason) {
        return reason instanceof InsufficientResource lack ? lack.free() : 0;
    }

    private static String name(NodeTemplate.Source template) {
        return template.instanceType() + " " + template.zone() + " " + template.group();
    }

    /** The sentence a person reads; templates are called as is the custom of their origin. */
    public String sentence(Origin origin) {
        String who = Numbers.whole(templates) + (templates == 1 ? " template" : " templates");
        return who + ": " + reason.message() + " (" + (templates == 1 ? "" : "the nearest: ") + origin.nameOf(example)
                + " in " + example.zone() + ")";
    }
}
