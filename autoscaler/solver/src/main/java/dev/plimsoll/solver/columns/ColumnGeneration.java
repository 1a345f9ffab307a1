package dev.plimsoll.solver.columns;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.greedy.OrderedFill;
import dev.plimsoll.core.greedy.ValuedFill;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.Supply;
import dev.plimsoll.core.plan.Commitment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds ever better fillings for the linear relaxation. Each round packs everything greedily at shadow prices, shaken a
 * little: that gives fillings that go together, where pricing each bin alone would give many much alike.
 */
public final class ColumnGeneration {

    private static final int EXCHANGES_A_ROUND = 400;
    private static final double MOST_RESOURCE_PRICE = 0.5;
    private static final double MOST_NOISE = 0.3;
    private static final int PATIENCE = 20;
    private static final double WORTHWHILE = 1e-6;
    private static final int KEPT_A_ROW = 4;
    private static final int MOST_BRANCHES = 3000;

    private final PackingModel model;
    private final RestrictedMaster master;
    private final OpenBin open;
    private final ColumnPricing pricing;
    private final ValuedFill filling;
    private final RandomGenerator random;
    private final double[] values;
    private WarmStart before = WarmStart.COLD;
    private @Nullable Translation translation; // of what was taken over
    private @Nullable ProvedPrices provedBefore;
    private boolean isPriced; // whether the values of the fractional purchase say something
    private List<Load> cheapest;
    private @Nullable ProvedPrices proved;
    private NodeCounts.@Nullable Measure lastProof; // of how much a filling of each bin is worth at most

    /**
     * Starts from the fillings of a packing. Proofs hold for this share more of each item than is asked for: with none they
     * are tightest, with some they are still of use when a little more is asked for.
     */
    public ColumnGeneration(PackingModel model, List<Load> loads, long seed, double headroom) {
        this.model = model;
        master = new RestrictedMaster(model);
        open = new OpenBin(model);
        pricing = new ColumnPricing(model, headroom);
        filling = ValuedFill.thorough(model);
        random = new SplittableRandom(seed);
        values = new double[model.items()];
        cheapest = loads;
        learn(loads);
    }

    /** Takes over from an earlier search what is still true of it: what is worth how much, what was bought. */
    public void takeOver(WarmStart start) {
        var words = new Translation(start.layout(), model);
        translation = words;
        provedBefore = start.prices();
        before = start.in(words);
        System.arraycopy(before.values(), 0, values, 0, values.length);
        filling.setValues(values);
    }

    /** Takes over the proof too, which takes a while where bins are new. */
    public void takeOverProof(BooleanSupplier mustStop) {
        if (provedBefore != null && translation != null && !model.isDealtOverZones()) {
            keepIfBetter(provedBefore.in(model, translation, mustStop));
        }
    }

    /** Finds the best fractional purchase among the fillings that were taken over, starting from the one before. */
    public void repurchase(BooleanSupplier mustStop) {
        if (!mustStop.getAsBoolean() && master.startFrom(before.basic(), mustStop)) {
            before.others().forEach(master::add);
            master.solve(EXCHANGES_A_ROUND, mustStop);
            isPriced = true;
        }
    }

    /**
     * What was bought before, fitted in little time to what is asked for now: at least in one way even when it must stop,
     * unless the thread is interrupted.
     */
    public List<Load> refitQuickly(BooleanSupplier mustStop, BooleanSupplier isInterrupted) {
        return new Refit(model, values()).quickly(before.bought(), mustStop, isInterrupted);
    }

    /** What was bought before, fitted with more care; none if it must stop at once. */
    public List<Load> refit(BooleanSupplier mustStop) {
        return new Refit(model, values()).carefully(before.bought(), mustStop);
    }

    /** By commitment, the share of what it pays for that more of it would save. */
    public double[] sharesToPay() {
        return Arrays.stream(master.worthOfCommitments())
                .map(worth -> Math.max(Commitment.LEAST_SHARE, -worth))
                .toArray();
    }

    /** What the next search may start from, after this one came to such a packing. */
    public WarmStart end(List<Load> packing) {
        List<RestrictedMaster.Share> bought = packing.stream()
                .map(load -> new RestrictedMaster.Share(Column.of(load), load.times()))
                .toList();
        learn(packing);
        return new WarmStart(
                Layout.of(model),
                isPriced ? master.basic() : before.basic(),
                isPriced ? master.others(KEPT_A_ROW * model.items()) : before.others(),
                bought,
                values(),
                proved);
    }

    /** Runs until no filling is missing, or it must stop, or so many rounds are over. */
    public void run(BooleanSupplier mustStop, int rounds) {
        int idle = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds && !mustStop.getAsBoolean(); round++) {
            pack(mustStop);
            master.solve(EXCHANGES_A_ROUND, mustStop);
            isPriced = true;
            double worth = master.worthOfAll();
            idle = worth < least * (1 - WORTHWHILE) ? 0 : idle + 1;
            least = Math.min(least, worth);
            if (worth <= model.continuousBoundMicroDollarsPerHour() * (1 + WORTHWHILE)) {
                return;
            }
            if (idle >= PATIENCE && !model.isDealtOverZones()) {
                if (!prove(mustStop)) {
                    return;
                }
                idle = 0;
            }
            shake(master.values());
        }
    }

    /** The cheapest packing met on the way. */
    public List<Load> cheapest() {
        return cheapest;
    }

    /** The fillings known to be best so far and how often each is bought, as a fraction. */
    List<RestrictedMaster.Share> purchase() {
        return master.purchase();
    }

    /** What one of each item is worth at the best purchase, or was before. */
    public double[] values() {
        return isPriced || before.isCold()
                ? Arrays.copyOf(master.values(), model.items())
                : before.values().clone();
    }

    /**
     * No purchase that holds all items costs less (Farley, 1990): the values, scaled until no filling of a bin is worth more
     * than it costs. 0 until the search for fillings came so far as to prove it.
     */
    public long boundMicroDollarsPerHour() {
        return proved == null ? 0 : (long) Math.floor(Math.max(0, proved.bound(model)));
    }

    /** Proves what can be proved at the values of the best purchase as it is, unless something is proved already. */
    public void proveUnlessProved(BooleanSupplier mustStop) {
        if (proved == null) {
            prove(mustStop);
        }
    }

    /**
     * No whole numbers of bins that hold all items cost less, however many there are of each; 0 until something is proved
     * by this search itself, and where commitments pay for some.
     */
    public long boundByNodeCounts(BooleanSupplier mustStop) {
        if (lastProof == null || model.commitments().count() > 0) {
            return 0;
        }
        List<NodeCounts.Measure> measures = NodeCounts.ofResources(model);
        measures.add(lastProof);
        double[] costs = IntStream.range(0, model.bins())
                .mapToDouble(model::microDollarsPerHour)
                .toArray();
        double bound = new NodeCounts(measures, costs).bound(MOST_BRANCHES, mustStop);
        double surely = bound * (1 - 1e-9); // less what rounding may have put on top
        return (long) Math.ceil(surely); // prices are whole micro-dollars
    }

    private void keepIfBetter(@Nullable ProvedPrices prices) {
        if (prices != null && (proved == null || prices.bound(model) > proved.bound(model))) {
            proved = prices;
        }
    }

    private void pack(BooleanSupplier mustStop) {
        int[] remaining = model.counts();
        Supply supply = model.supply();
        var loads = new ArrayList<>(GreedyPacker.pack(model, filling, remaining, supply, mustStop));
        if (mustStop.getAsBoolean()) {
            loads.addAll(GreedyPacker.pack(model, new OrderedFill(model), remaining, supply, () -> false));
        }
        learn(loads);
        if (Packing.costOfWhole(model, loads) < Packing.costOfWhole(model, cheapest)) {
            cheapest = loads;
        }
    }

    private void learn(List<Load> loads) {
        for (Load load : loads) {
            master.add(Column.of(load));
        }
    }

    private void shake(double[] shadowPrices) {
        double share = random.nextDouble() * MOST_RESOURCE_PRICE;
        double noise = random.nextBoolean() ? MOST_NOISE * random.nextDouble() : 0;
        for (int item = 0; item < values.length; item++) {
            double value = share * model.worth(item) + (1 - share) * shadowPrices[item];
            values[item] = value * (1 + noise * (random.nextDouble() - 0.5));
        }
        filling.setValues(values);
    }

    /** Proves how much a filling of each bin can be worth; whether fillings turned up on the way that pay. */
    private boolean prove(BooleanSupplier mustStop) {
        double[] shadowPrices = Arrays.copyOf(master.values(), model.items());
        double[] worthOfRoom = new double[model.bins()];
        double[] most = new double[model.bins()];
        pricing.setValues(shadowPrices);
        var columns = new ArrayList<Column>();
        for (int bin = 0; bin < model.bins(); bin++) {
            double atMost = pricing.atMost(bin, mustStop);
            if (mustStop.getAsBoolean()) {
                return false;
            }
            most[bin] = atMost;
            columns.addAll(pricing.found(bin));
            worthOfRoom[bin] = master.worthOfRoom(bin);
        }
        double[] positive =
                Arrays.stream(shadowPrices).map(value -> Math.max(0, value)).toArray();
        double worth = 0;
        for (int item = 0; item < positive.length; item++) {
            worth += positive[item] * model.count(item);
        }
        if (worth > 0) {
            lastProof = NodeCounts.Measure.of(most, worth);
        }
        keepIfBetter(ProvedPrices.of(positive, worthOfRoom, pricing.limits()).allowing(most, model));
        boolean found = false;
        for (Column column : columns) {
            found |= keepIfItPays(column, shadowPrices);
        }
        return found;
    }

    private boolean keepIfItPays(Column column, double[] shadowPrices) {
        double price = master.reducedPrice(column.bin());
        return column.fits(model, open)
                && column.worth(shadowPrices) > price + WORTHWHILE * model.microDollarsPerHour(column.bin())
                && master.add(column);
    }
}
