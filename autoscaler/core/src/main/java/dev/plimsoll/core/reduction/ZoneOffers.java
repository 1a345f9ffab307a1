package dev.plimsoll.core.reduction;

import dev.plimsoll.core.packing.BinType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** In which zones there are bins for which pods; worked out once for the demands that ask for the same and may go to the same bins. */
final class ZoneOffers {

    private final List<BinType> bins;
    private final List<BitSet> admissions;
    private final Map<Asking, SortedSet<String>> known = new HashMap<>(); // looked up only, never walked

    /** What is asked for, a vector shared by all that ask for as much, of which kinds of bin. */
    @SuppressWarnings("ArrayRecordComponent") // equal vectors are one, so that identity will do
    private record Asking(long[] request, BitSet admission, boolean mustBeTold) {}

    ZoneOffers(List<BinType> bins) {
        this.bins = bins;
        var distinct = new LinkedHashSet<BitSet>();
        bins.forEach(bin -> distinct.add(bin.demands()));
        admissions = List.copyOf(distinct);
    }

    /** The zones of the bins that would take the row: "" for those that tell none, unless it must be told. Not to be changed. */
    SortedSet<String> zonesFor(Ranking.Row row, boolean mustBeTold) {
        var asking = new Asking(row.request(), admissionOf(row.demand()), mustBeTold);
        return known.computeIfAbsent(asking, any -> search(row, mustBeTold));
    }

    /** Which kinds of bin, by the demands they take, take this one: demands with equal answers may go to the same bins. */
    BitSet admissionOf(int demand) {
        var admission = new BitSet();
        for (int i = 0; i < admissions.size(); i++) {
            admission.set(i, admissions.get(i).get(demand));
        }
        return admission;
    }

    private SortedSet<String> search(Ranking.Row row, boolean mustBeTold) {
        var zones = new TreeSet<String>();
        for (BinType bin : bins) {
            if (bin.demands().get(row.demand())
                    && bin.holds(row.request())
                    && (!mustBeTold || !bin.zone().isEmpty())) {
                zones.add(bin.zone());
            }
        }
        return zones;
    }
}
