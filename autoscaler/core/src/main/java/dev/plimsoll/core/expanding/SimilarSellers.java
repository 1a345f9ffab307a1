package dev.plimsoll.core.expanding;

import dev.plimsoll.core.expander.AlikeMachines;
import dev.plimsoll.core.expander.BalancedGrowth;
import dev.plimsoll.core.expander.NodeProfile;
import dev.plimsoll.core.expander.SimilarGroups;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.reduction.GroupCursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which groups are alike, by their templates, and how growth is dealt out over them; without balancing, none are. */
final class SimilarSellers {

    private final Map<String, List<GroupCursor>> byGroup = new TreeMap<>();

    private SimilarSellers() {}

    static SimilarSellers none() {
        return new SimilarSellers();
    }

    /** By cluster-autoscaler's rule for AWS, with its defaults. */
    static SimilarSellers among(List<GroupCursor> sellers) {
        SimilarGroups alike = AlikeMachines.onAws(AlikeMachines.Tolerances.DEFAULT, List.of());
        List<NodeProfile> profiles = sellers.stream()
                .map(seller -> profile(seller.group().templates().getFirst()))
                .toList();
        var similar = new SimilarSellers();
        for (int one = 0; one < sellers.size(); one++) {
            var others = new ArrayList<GroupCursor>();
            for (int other = 0; other < sellers.size(); other++) {
                if (one != other && alike.areSimilar(profiles.get(one), profiles.get(other))) {
                    others.add(sellers.get(other));
                }
            }
            similar.byGroup.put(sellers.get(one).group().name(), others);
        }
        return similar;
    }

    /** Room of the group and of all that are like it. */
    int roomWith(GroupCursor seller) {
        long room = seller.room();
        for (GroupCursor other : of(seller)) {
            room += other.room();
        }
        return (int) Math.min(Integer.MAX_VALUE, room);
    }

    /** How many of an option's nodes each group gets, of the group chosen and those like it that help the same pods. */
    Map<GroupCursor, Integer> dealt(GroupChoice.Option chosen, List<GroupChoice.Option> options) {
        var row = new LinkedHashMap<String, GroupCursor>();
        row.put(chosen.expansion().group(), chosen.seller());
        for (GroupChoice.Option other : options) {
            if (of(chosen.seller()).contains(other.seller()) && helpsAll(other, chosen.helped())) {
                row.put(other.expansion().group(), other.seller());
            }
        }
        List<BalancedGrowth.Group> groups = row.values().stream()
                .map(each -> new BalancedGrowth.Group(each.group().name(), each.size(), each.size() + each.room()))
                .toList();
        var counts = new LinkedHashMap<GroupCursor, Integer>();
        for (BalancedGrowth.Growth growth :
                BalancedGrowth.of(groups, chosen.expansion().nodes())) {
            GroupCursor seller = row.get(growth.name());
            if (seller != null) {
                counts.put(seller, growth.to() - growth.from());
            }
        }
        return counts;
    }

    private List<GroupCursor> of(GroupCursor seller) {
        return byGroup.getOrDefault(seller.group().name(), List.of());
    }

    private static boolean helpsAll(GroupChoice.Option option, BitSet demands) {
        var missing = (BitSet) demands.clone();
        missing.andNot(option.helped());
        return missing.isEmpty();
    }

    private static NodeProfile profile(NodeTemplate template) {
        return new NodeProfile(
                template.labels(),
                amounts(template.capacity().machine()),
                amounts(template.capacity().allocatable()),
                amounts(template.capacity().daemonSets()));
    }

    private static SortedMap<String, BigDecimal> amounts(Resources resources) {
        var amounts = new TreeMap<String, BigDecimal>();
        amounts.put("cpu", BigDecimal.valueOf(resources.cpuMillis(), 3));
        amounts.put("memory", BigDecimal.valueOf(resources.memoryBytes()));
        amounts.put("pods", BigDecimal.valueOf(resources.pods()));
        resources.others().forEach((name, amount) -> amounts.put(name, BigDecimal.valueOf(amount)));
        return amounts;
    }
}
