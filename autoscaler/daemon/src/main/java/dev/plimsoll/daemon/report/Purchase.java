package dev.plimsoll.daemon.report;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.core.planning.Plan.PlannedNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** So many nodes of an instance type in a zone, and what they cost together. */
public record Purchase(String template, String zone, int count, long microDollarsPerHour) {

    private record Key(String template, String zone) {}

    /** In the order of types and zones. */
    public static List<Purchase> of(Plan plan) {
        var byKey =
                new TreeMap<Key, Purchase>(Comparator.comparing(Key::template).thenComparing(Key::zone));
        for (PlannedNode node : plan.nodes()) {
            NodeTemplate template = node.template();
            var key =
                    new Key(template.source().instanceType(), template.source().zone());
            var one = new Purchase(key.template(), key.zone(), 1, template.microDollarsPerHour());
            byKey.merge(key, one, Purchase::plus);
        }
        return new ArrayList<>(byKey.values());
    }

    private Purchase plus(Purchase more) {
        return new Purchase(
                template, zone, count + more.count, Math.addExact(microDollarsPerHour, more.microDollarsPerHour));
    }
}
