package dev.plimsoll.core.packing;

import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The problem as arithmetic: items in a number each, kinds of bin with a price each, and which item may go in which. Zones
 * are dealt out already, and rules about pods that share a node are caps. Items come most valuable first, bins cheapest first
 * by what is to be paid at the margin.
 */
public final class PackingModel {

    private static final boolean[] UNKNOWN = {};

    private final List<String> resources;
    private final List<Item> items;
    private final List<BinType> bins;
    private final int[] capLimits;
    private final PackingLimits limits;
    private final PackingCommitments commitments;
    private final DualPrices prices;
    private final boolean entangled;
    private final boolean[][] mayHold;
    private final int[] counts;

    /** What a model is made of: the resource of each axis, items, bins, what each cap allows, and what all bins together may take. */
    @SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
    public record Content(
            List<String> resources, List<Item> items, List<BinType> bins, int[] capLimits, Headroom headroom) {}

    public PackingModel(Content content, DualPrices prices, boolean entangled) {
        resources = List.copyOf(content.resources());
        items = List.copyOf(content.items());
        bins = List.copyOf(content.bins());
        capLimits = content.capLimits().clone();
        limits = new PackingLimits(content.headroom(), bins);
        commitments = new PackingCommitments(content.headroom().committed());
        this.prices = prices;
        this.entangled = entangled;
        counts = items.stream().mapToInt(Item::count).toArray();
        mayHold = new boolean[bins.size()][];
        Arrays.fill(mayHold, UNKNOWN);
    }

    private PackingModel(PackingModel model, List<NodeCost> costs, PackingCommitments commitments) {
        resources = model.resources;
        items = model.items;
        bins = new ArrayList<>();
        for (int bin = 0; bin < costs.size(); bin++) {
            bins.add(model.bins.get(bin).at(costs.get(bin)));
        }
        capLimits = model.capLimits;
        limits = model.limits;
        this.commitments = commitments;
        prices = model.prices;
        entangled = model.entangled;
        mayHold = model.mayHold;
        counts = model.counts;
    }

    /** The same where each kind of bin is so much dearer, in an order of bins that is then no longer one of price. */
    public PackingModel dearer(long[] surcharges) {
        var costs = new ArrayList<NodeCost>();
        for (int bin = 0; bin < surcharges.length; bin++) {
            costs.add(bins.get(bin).cost().plus(surcharges[bin]));
        }
        return new PackingModel(this, costs, commitments);
    }

    /** The same where of what each commitment pays for only this share is to be paid, however much is used. */
    public PackingModel atTheMargin(double[] sharesToPay) {
        if (commitments.count() == 0) {
            return this;
        }
        List<NodeCost> toPay = bins.stream()
                .map(bin -> NodeCost.uncommitted(DualPrices.toPay(bin.cost(), sharesToPay)))
                .toList();
        return new PackingModel(this, toPay, PackingCommitments.NONE);
    }

    static boolean holds(BinType bin, Item item) {
        return bin.demands().get(item.demand())
                && (item.zone().isEmpty() || item.zone().equals(bin.zone()))
                && bin.holds(item.request());
    }

    public int items() {
        return items.size();
    }

    public int bins() {
        return bins.size();
    }

    /** How many resources are counted. */
    public int axes() {
        return bins.isEmpty() ? 0 : bins.getFirst().free().length;
    }

    /** The resource that is counted along each axis. */
    public List<String> resources() {
        return resources;
    }

    /** What tells an item from others, in this model and in others: the shape of its pods, and the zone they are bound for. */
    public record ItemName(PodShape shape, String zone) {}

    public ItemName name(int item) {
        return new ItemName(items.get(item).shape(), items.get(item).zone());
    }

    /** The zone of all bins of this kind; "" if none is told. */
    public String zone(int bin) {
        return bins.get(bin).zone();
    }

    /** How many pods of the item there are to pack. */
    public int count(int item) {
        return counts[item];
    }

    /** How many pods of each item there are to pack, to take off what is packed. */
    public int[] counts() {
        return counts.clone();
    }

    /** What one pod of the item takes along each axis; not to be changed. */
    public long[] request(int item) {
        return items.get(item).request();
    }

    /** The caps that the item counts for. */
    public List<Integer> caps(int item) {
        return items.get(item).caps();
    }

    /** How many pods that count for the cap may share a node. */
    public int capLimit(int cap) {
        return capLimits[cap];
    }

    public int caps() {
        return capLimits.length;
    }

    /** What is paid for already. */
    public PackingCommitments commitments() {
        return commitments;
    }

    /** What all bins together may take. */
    public PackingLimits limits() {
        return limits;
    }

    /** What an empty bin has along each axis; not to be changed. */
    public long[] free(int bin) {
        return bins.get(bin).free();
    }

    /** The launch included, and whatever commitments may pay. */
    public long microDollarsPerHour(int bin) {
        return bins.get(bin).microDollarsPerHour();
    }

    /** What such a bin costs, and what commitments pay of it. */
    public NodeCost cost(int bin) {
        return bins.get(bin).cost();
    }

    /** How many such bins can be bought. */
    public int room(int bin) {
        return bins.get(bin).room();
    }

    /** What there is to buy, to take off what is bought. */
    public Supply supply() {
        return new Supply(this, bins.stream().mapToInt(BinType::room).toArray());
    }

    /** By axis, the greatest amount that all requests are multiples of; 0 where no pod asks for any. */
    public long[] steps() {
        return ResourceAxes.steps(axes(), items.stream().map(Item::request).toList());
    }

    public boolean mayHold(int bin, int item) {
        boolean[] verdicts = mayHold[bin];
        return (verdicts.length > 0 ? verdicts : judge(bin))[item];
    }

    /** Most bins are never looked at, so each is judged when it first is. */
    private boolean[] judge(int bin) {
        boolean[] verdicts = new boolean[items()];
        for (int item = 0; item < verdicts.length; item++) {
            verdicts[item] = holds(bins.get(bin), items.get(item));
        }
        mayHold[bin] = verdicts;
        return verdicts;
    }

    /** What one pod of the item is worth at prices of resources at which no node is worth more than it costs. */
    public double worth(int item) {
        return prices.worth(request(item));
    }

    /** What all that is free on an empty bin is worth at those prices: never more than the bin costs. */
    public double worthOfRoom(int bin) {
        return prices.worth(free(bin));
    }

    /** No set of nodes that holds all items costs less. */
    public long continuousBoundMicroDollarsPerHour() {
        double worth = 0;
        for (int item = 0; item < items(); item++) {
            worth += worth(item) * count(item);
        }
        return prices.bound(worth);
    }

    /** Whether a choice was made in dealing out zones, so that a bound for the items need not hold for the pods. */
    public boolean isDealtOverZones() {
        return items.stream().anyMatch(item -> !item.zone().isEmpty());
    }

    /** Whether pods with rules about each other share nodes in more ways than could all be gone through. */
    public boolean isEntangled() {
        return entangled;
    }

    public Item item(int index) {
        return items.get(index);
    }

    public BinType bin(int index) {
        return bins.get(index);
    }
}
