package dev.plimsoll.daemon.report;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.daemon.plan.Answer;
import dev.plimsoll.daemon.plan.Question.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** So many nodes of an instance type in a zone, what they cost together, and the group they are bought from ("": any). */
public record Purchase(String group, String template, String zone, int count, long microDollarsPerHour) {

    private record Key(String group, String template, String zone) {}

    /** In the order of groups, types and zones; in a scenario groups say nothing. */
    public static List<Purchase> of(Answer answer) {
        boolean byGroup = answer.question().subject().origin() == Origin.SNAPSHOT;
        return of(answer.plan().nodes(), byGroup);
    }

    /** The same of any nodes; by group or whichever group they are from. */
    static List<Purchase> of(List<PlannedNode> nodes, boolean byGroup) {
        var byKey = new TreeMap<Key, Purchase>(
                Comparator.comparing(Key::group).thenComparing(Key::template).thenComparing(Key::zone));
        for (PlannedNode node : nodes) {
            NodeTemplate template = node.template();
            var key = new Key(
                    byGroup ? template.source().group() : "",
                    template.source().instanceType(),
                    template.source().zone());
            var one = new Purchase(key.group(), key.template(), key.zone(), 1, template.microDollarsPerHour());
            byKey.merge(key, one, Purchase::plus);
        }
        return new ArrayList<>(byKey.values());
    }

    private Purchase plus(Purchase more) {
        return new Purchase(
                group,
                template,
                zone,
                count + more.count,
                Math.addExact(microDollarsPerHour, more.microDollarsPerHour));
    }
}
