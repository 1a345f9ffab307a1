package dev.plimsoll.core.reduction;

import dev.plimsoll.core.packing.Item;
import dev.plimsoll.core.packing.Item.Part;
import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Makes items of demands that arithmetic can settle: deals each out over zones, if its rules or those of others make that
 * matter. Where rules are entangled this is done in the order of binding, so that every kind of pod stays level at every
 * moment whoever looks at it, and what no packer need tell apart becomes one item.
 */
final class Dealing {

    private final Reduction reduction;
    private final ZoneOffers offers;
    private final ZoneLevels levels = new ZoneLevels();
    private final Map<Integer, List<PodKind>> kindsByClass = new HashMap<>(); // looked up only, never walked

    /** So many pods in one zone, or in any. */
    private record Share(String zone, int pods) {}

    /** All that a packer minds of an item; equal requests are the same vector. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Alike(String zone, long[] request, List<Integer> caps, BitSet admission) {}

    Dealing(Reduction reduction, ZoneOffers offers, List<Ranking.Row> rows) {
        this.reduction = reduction;
        this.offers = offers;
        for (Ranking.Row row : rows) {
            TopologyView view = reduction.view(row.demand());
            if (view != null && reduction.isReducible(row.demand())) {
                know(view, zonesFor(row));
            }
        }
    }

    private void know(TopologyView view, SortedSet<String> zones) {
        TopologyView.Spread spread = Reduction.zoneSpread(view);
        if (spread != null) {
            levels.know(spread.kind(), spread.podsByDomain(), zones);
        }
        if (reduction.isEntangled()) {
            view.near().forEach(near -> levels.know(near.kind(), near.podsByDomain(), zones));
        }
    }

    /** The zones in which pods of the row could be bought a node: "" for a node that may come to be in any. */
    private SortedSet<String> zonesFor(Ranking.Row row) {
        return offers.zonesFor(row, reduction.mustKnowZone(row.demand()));
    }

    /** What remains of those rows that can be packed, most valuable first. */
    List<Item> items(List<Ranking.Row> packable, Tally tally) {
        Map<Integer, List<Share>> shares = new TreeMap<>();
        for (Ranking.Row row : reduction.isEntangled() ? inOrderOfBinding(packable) : packable) {
            shares.put(row.demand(), deal(row, tally.remaining(row.demand())));
        }
        return reduction.isEntangled() ? merged(packable, shares) : single(packable, shares);
    }

    private List<Item> single(List<Ranking.Row> packable, Map<Integer, List<Share>> shares) {
        var items = new ArrayList<Item>();
        for (Ranking.Row row : packable) {
            for (Share share : shares.getOrDefault(row.demand(), List.of())) {
                var part = new Part(row.demand(), row.shape(), share.pods());
                items.add(new Item(List.of(part), share.zone(), row.request(), reduction.caps(row.demand())));
            }
        }
        return items;
    }

    private List<Item> merged(List<Ranking.Row> packable, Map<Integer, List<Share>> shares) {
        Map<Alike, List<Part>> parts = new LinkedHashMap<>();
        for (Ranking.Row row : packable) {
            List<Integer> caps = reduction.caps(row.demand());
            BitSet admission = offers.admissionOf(row.demand());
            for (Share share : shares.getOrDefault(row.demand(), List.of())) {
                parts.computeIfAbsent(new Alike(share.zone(), row.request(), caps, admission), any -> new ArrayList<>())
                        .add(new Part(row.demand(), row.shape(), share.pods()));
            }
        }
        var items = new ArrayList<Item>();
        parts.forEach((key, some) -> items.add(new Item(some, key.zone(), key.request(), key.caps())));
        return items;
    }

    private List<Ranking.Row> inOrderOfBinding(List<Ranking.Row> packable) {
        return packable.stream()
                .sorted(Comparator.comparingInt(row -> reduction.bindingOrder(row.demand())))
                .toList();
    }

    private List<Share> deal(Ranking.Row row, int pods) {
        TopologyView view = reduction.view(row.demand());
        if (view == null) {
            return List.of(new Share("", pods));
        }
        List<PodKind> kinds =
                kindsByClass.computeIfAbsent(reduction.classOf(row.demand()), any -> levels.kindsOf(row.handle()));
        SortedSet<String> zones = zonesFor(row);
        if (!view.near().isEmpty()) {
            String zone = levels.meet(view.near().getFirst(), kinds, pods, zones);
            return zone == null ? List.of() : List.of(new Share(zone, pods));
        }
        if (kinds.isEmpty() || view.spread().isEmpty()) {
            return List.of(new Share("", pods));
        }
        SortedSet<String> told = offers.zonesFor(row, true);
        var shares = new ArrayList<Share>();
        levels.deal(kinds, Reduction.zoneSpread(view), pods, reduction.isEntangled() && !told.isEmpty() ? told : zones)
                .forEach((zone, count) -> shares.add(new Share(zone, count)));
        return shares;
    }
}
