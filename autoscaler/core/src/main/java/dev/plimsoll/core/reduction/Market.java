package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.BinType;
import dev.plimsoll.core.packing.NodeCost;
import dev.plimsoll.core.packing.Promise;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.PlanningProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The kinds of node worth buying: equal ones are one, and what another beats in price and room is left out. */
public final class Market {

    private static final Comparator<BinType> CHEAPEST_FIRST = Comparator.comparingLong(BinType::microDollarsPerHour)
            .thenComparing((one, other) -> Arrays.compare(other.free(), one.free()))
            .thenComparing(BinType::name)
            .thenComparing(BinType::zone);

    private final List<BinType> worthBuying;
    private final List<BinType> all;
    private final Map<BinType, Sellers> sellersByBin;
    private final List<Promise> promises;
    private final Admission admission;
    private final long pods;

    private record Key(List<Long> free, NodeCost cost, String zone, BitSet demands) {}

    private Market(
            List<BinType> all,
            List<BinType> worthBuying,
            Map<BinType, Sellers> sellersByBin,
            List<Promise> promises,
            Admission admission,
            long pods) {
        this.pods = pods;
        this.all = all;
        this.worthBuying = worthBuying;
        this.sellersByBin = sellersByBin;
        this.promises = promises;
        this.admission = admission;
    }

    /** What the groups sell to the demands; zones are told apart only if some pod must be in a certain one. */
    public static Market of(PlanningProblem problem, List<GroupCursor> cursors, ResourceAxes axes, boolean byZone) {
        var templates = new ArrayList<NodeTemplate>();
        for (GroupCursor cursor : cursors) {
            templates.addAll(cursor.group().templates());
        }
        Admission admission = Admission.of(problem.placement(), problem.demands(), templates);
        Map<Key, List<GroupCursor>> sellers = new LinkedHashMap<>();
        var promises = new LinkedHashSet<Promise>();
        int at = 0;
        for (GroupCursor cursor : cursors) {
            int zones = cursor.group().templates().size();
            if (cursor.room() > 0) {
                sellers.computeIfAbsent(key(admission, at, cursor, axes, byZone), any -> new ArrayList<>())
                        .add(cursor);
                for (NodeTemplate template : cursor.group().templates()) {
                    promises.add(new Promise(free(template, axes), cursor.cost(template)));
                }
            }
            at += zones;
        }
        var all = new ArrayList<BinType>();
        var sellersByBin = new IdentityHashMap<BinType, Sellers>(); // looked up only, never walked
        sellers.forEach((key, some) -> {
            long[] free = key.free().stream().mapToLong(Long::longValue).toArray();
            var stock = new Sellers(some);
            var bin = new BinType(free, key.cost(), key.zone(), key.demands(), stock);
            sellersByBin.put(bin, stock);
            all.add(bin);
        });
        all.sort(CHEAPEST_FIRST);
        long pods = problem.demands().stream().mapToLong(Demand::count).sum();
        return new Market(all, undominated(all, pods), sellersByBin, List.copyOf(promises), admission, pods);
    }

    private static Key key(Admission admission, int first, GroupCursor seller, ResourceAxes axes, boolean byZone) {
        int zones = seller.group().templates().size();
        NodeTemplate template = admission.template(first);
        var free = new ArrayList<>(free(template, axes));
        NodeCost cost = seller.cost(template);
        BitSet demands = admission.demands(first);
        for (int i = first + 1; i < first + zones; i++) {
            NodeTemplate sibling = admission.template(i);
            List<Long> other = free(sibling, axes);
            for (int axis = 0; axis < free.size(); axis++) {
                free.set(axis, Math.min(free.get(axis), other.get(axis)));
            }
            cost = cost.orDearer(seller.cost(sibling));
            demands = (BitSet) demands.clone();
            demands.and(admission.demands(i));
        }
        String zone = byZone && zones == 1 ? template.source().zone() : "";
        return new Key(free, cost, zone, demands);
    }

    private static List<Long> free(NodeTemplate template, ResourceAxes axes) {
        return Arrays.stream(axes.usable(template.capacity().free())).boxed().toList();
    }

    private static List<BinType> undominated(List<BinType> cheapestFirst, long pods) {
        var kept = new ArrayList<BinType>();
        Map<String, List<BinType>> unlimited = new TreeMap<>(); // by zone: none is better than one elsewhere
        for (BinType type : cheapestFirst) {
            List<BinType> rivals = unlimited.computeIfAbsent(type.zone(), any -> new ArrayList<>());
            if (!isDominated(type, rivals)) {
                kept.add(type);
                if (type.room() >= pods) {
                    rivals.add(type);
                }
            }
        }
        return kept;
    }

    private static boolean isDominated(BinType type, List<BinType> rivals) {
        for (int i = rivals.size() - 1; i >= 0; i--) { // the largest are the likeliest
            if (rivals.get(i).dominates(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some kind of node could run out before all pods are placed. */
    public boolean roomIsShort() {
        return worthBuying.stream().anyMatch(type -> type.room() < pods);
    }

    /** Those that nothing beats, cheapest first. */
    List<BinType> worthBuying() {
        return worthBuying;
    }

    /** Who sells the next node of a kind, while there is room. */
    GroupCursor seller(BinType bin) {
        return Objects.requireNonNull(sellersByBin.get(bin)).next();
    }

    /** Those who sell a kind and have room: first who sells the next node. */
    List<GroupCursor> sellers(BinType bin) {
        return Objects.requireNonNull(sellersByBin.get(bin)).inTurn();
    }

    public List<Promise> promises() {
        return promises;
    }

    /** Whether a kind of node takes pods of the demand, whichever zone a multi-zone group puts it in. */
    boolean sells(int demand, long[] request) {
        for (BinType type : all) {
            if (type.demands().get(demand) && type.holds(request)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some template of a group with room would take pods of the demand if nothing else were asked. */
    public boolean mightSell(int demand, long[] request, ResourceAxes axes) {
        return sells(demand, request) || admission.anyHolds(demand, request, axes);
    }
}
