package dev.plimsoll.solver.search;

import dev.plimsoll.core.greedy.BalancedFill;
import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Ruin and recreate (Schrimpf and others, 2000): takes a few nodes, wasteful ones rather than others, draws up a list of
 * nodes that costs no more and has the room in sum, and tries to pack the pods into those.
 */
final class Repacking {

    private static final int MOST_NODES = 4;
    private static final int LISTS = 12;
    private static final int FILLINGS = 3;
    private static final int TRIES = 64;
    private static final double NOISE = 0.3;

    private final PackingModel model;
    private final double[] values;
    private final BalancedFill fill;
    private final Pool pool;
    private final int[] list = new int[MOST_NODES + 1];
    private final double[] noisy;

    /** Values say what one of each item is worth, to tell waste by. */
    Repacking(PackingModel model, double[] values) {
        this.model = model;
        this.values = values.clone();
        fill = new BalancedFill(model);
        pool = new Pool(model);
        noisy = new double[model.items()];
    }

    /** Slots and the patterns they would have. */
    record Proposal(List<NodeSlot> slots, List<Pattern> patterns) {}

    /** A change that costs no more than what is there, or, when many tries found none or it must stop, no change. */
    Proposal propose(List<NodeSlot> slots, Random random, BooleanSupplier mustStop) {
        for (int attempt = 0; attempt < TRIES && !mustStop.getAsBoolean(); attempt++) {
            List<NodeSlot> ruined = choose(slots, random);
            List<Pattern> patterns = recreate(ruined, random);
            if (!patterns.isEmpty()) {
                return new Proposal(ruined, patterns);
            }
        }
        NodeSlot first = slots.getFirst();
        return new Proposal(List.of(first), List.of(first.pattern()));
    }

    private List<NodeSlot> choose(List<NodeSlot> slots, Random random) {
        int many = 1 + random.nextInt(MOST_NODES);
        var chosen = new ArrayList<NodeSlot>(many + 1);
        for (int i = 0; i < many; i++) {
            NodeSlot candidate = moreWasteful(any(slots, random), any(slots, random));
            if (i < 2) {
                candidate = moreWasteful(candidate, any(slots, random));
            }
            if (!candidate.pattern().isEmpty() && !holds(chosen, candidate)) {
                chosen.add(candidate);
            }
        }
        NodeSlot last = slots.getLast();
        if (last.pattern().isEmpty() && random.nextInt(4) == 0) {
            chosen.add(last);
        }
        return chosen;
    }

    private static boolean holds(List<NodeSlot> slots, NodeSlot slot) {
        for (NodeSlot other : slots) {
            if (other.id() == slot.id()) {
                return true;
            }
        }
        return false;
    }

    private static NodeSlot any(List<NodeSlot> slots, Random random) {
        return slots.get(random.nextInt(slots.size()));
    }

    private static NodeSlot moreWasteful(NodeSlot one, NodeSlot other) {
        return one.pattern().wastedShare() >= other.pattern().wastedShare() ? one : other;
    }

    /** New patterns for the slots, that cost no more; none if none were found. */
    private List<Pattern> recreate(List<NodeSlot> ruined, Random random) {
        if (ruined.isEmpty()) {
            return List.of();
        }
        pool.gather(ruined);
        List<Pattern> patterns = List.of();
        int length = shoppingList(ruined, random);
        for (int i = 0; i < FILLINGS && length > 0 && patterns.isEmpty(); i++) {
            patterns = pack(ruined.size(), length, random);
            if (patterns.isEmpty()) {
                pool.refill(ruined);
            }
        }
        pool.clear();
        return patterns;
    }

    /**
     * Draws up a list that costs less than what is there, or, when only lists that cost as much were met, the same bins in
     * another order; how many bins it has, 0 if there is none.
     */
    private int shoppingList(List<NodeSlot> ruined, Random random) {
        boolean othersCostAsMuch = false;
        for (int draw = 0; draw < LISTS; draw++) {
            int length = 1 + random.nextInt(ruined.size());
            long saved = draw(length, ruined, random);
            if (saved > 0) {
                return length;
            }
            othersCostAsMuch |= saved == 0;
        }
        return othersCostAsMuch && ruined.size() > 1 ? sameBins(ruined, random) : 0;
    }

    /** Draws bins at random, the last one to fit; what they save, or less than nothing if they have too little room in sum. */
    private long draw(int length, List<NodeSlot> ruined, Random random) {
        long left = pool.price();
        pool.startList();
        for (int i = 0; i + 1 < length; i++) {
            list[i] = random.nextBoolean() ? drawBin(ruined, random) : random.nextInt(model.bins());
            left -= model.microDollarsPerHour(list[i]);
            if (left <= 0) {
                return -1;
            }
            pool.list(list[i]);
        }
        int last = pool.cheapestForRest(left);
        if (last < 0) {
            return -1;
        }
        list[length - 1] = last;
        return left - model.microDollarsPerHour(last);
    }

    private int sameBins(List<NodeSlot> ruined, Random random) {
        int length = 0;
        for (NodeSlot slot : ruined) {
            if (!slot.pattern().isEmpty()) {
                int at = random.nextInt(length + 1);
                list[length] = list[at];
                list[at] = slot.pattern().bin();
                length++;
            }
        }
        return length;
    }

    private static int drawBin(List<NodeSlot> ruined, Random random) {
        int bin = any(ruined, random).pattern().bin();
        return bin >= 0 ? bin : ruined.getFirst().pattern().bin();
    }

    private List<Pattern> pack(int slots, int length, Random random) {
        pool.shake(values, noisy, NOISE, random);
        fill.offer(pool.counts(), noisy);
        var patterns = new ArrayList<Pattern>(slots);
        for (int i = 0; i < length; i++) {
            int bin = list[i];
            if (i + 1 == length) {
                if (!pool.allFits(bin)) {
                    return List.of();
                }
                patterns.add(pool.take(bin, pool.counts(), values));
            } else {
                fill.fill(bin, pool.kinds(), pool.size());
                patterns.add(pool.take(bin, fill.chosen(), values));
            }
        }
        while (patterns.size() < slots) {
            patterns.add(Pattern.EMPTY);
        }
        return isBetter(patterns) ? patterns : List.of();
    }

    private boolean isBetter(List<Pattern> patterns) {
        long price = 0;
        long squaredWaste = 0;
        for (Pattern pattern : patterns) {
            price += pattern.microDollarsPerHour();
            squaredWaste += pattern.squaredWaste();
        }
        return price < pool.price() || (price == pool.price() && squaredWaste > pool.squaredWaste());
    }
}
