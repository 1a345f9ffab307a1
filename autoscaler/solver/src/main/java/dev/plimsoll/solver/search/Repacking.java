package dev.plimsoll.solver.search;

import dev.plimsoll.core.planning.BalancedFill;
import dev.plimsoll.core.planning.PackingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ruin and recreate (Schrimpf and others, 2000): takes a few nodes, wasteful ones rather than others, and packs their pods
 * anew. Only what costs no more is offered as a move.
 */
final class Repacking {

    private static final int MOST_NODES = 4;
    private static final int BINS_TRIED = 4;
    private static final int TRIES = 64;

    private final PackingModel model;
    private final double[] values;
    private final BalancedFill fill;
    private final int[] pool;
    private final double[] noisy;
    private final int[] kinds;
    private final long[] total;
    private final int[] capTotal;

    /** Values say what one of each item is worth, to tell waste by. */
    Repacking(PackingModel model, double[] values) {
        this.model = model;
        this.values = values.clone();
        fill = new BalancedFill(model);
        pool = new int[model.items()];
        noisy = new double[model.items()];
        kinds = new int[model.items()];
        total = new long[model.axes()];
        capTotal = new int[model.caps()];
    }

    /** Slots and the patterns they would have. */
    record Proposal(List<NodeSlot> slots, List<Pattern> patterns) {}

    /** A change that costs no more than what is there, or, when many tries found none, no change. */
    Proposal propose(List<NodeSlot> slots, Random random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
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
        var chosen = new ArrayList<NodeSlot>();
        for (int i = 0; i < many; i++) {
            NodeSlot candidate = moreWasteful(any(slots, random), any(slots, random));
            if (i < 2) {
                candidate = moreWasteful(candidate, any(slots, random));
            }
            if (!candidate.pattern().isEmpty() && chosen.stream().noneMatch(isSame(candidate))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static java.util.function.Predicate<NodeSlot> isSame(NodeSlot slot) {
        return other -> other.id() == slot.id();
    }

    private static NodeSlot any(List<NodeSlot> slots, Random random) {
        return slots.get(random.nextInt(slots.size()));
    }

    private NodeSlot moreWasteful(NodeSlot one, NodeSlot other) {
        return waste(one.pattern()) >= waste(other.pattern()) ? one : other;
    }

    /** The share of its price that a node's pods are not worth. */
    private double waste(Pattern pattern) {
        if (pattern.isEmpty()) {
            return -1;
        }
        double worth = 0;
        for (int i = 0; i < pattern.items().length; i++) {
            worth += values[pattern.items()[i]] * pattern.counts()[i];
        }
        return 1 - worth / Math.max(1, pattern.microDollarsPerHour());
    }

    /** New patterns for the slots, that cost no more; none if none were found. */
    private List<Pattern> recreate(List<NodeSlot> ruined, Random random) {
        if (ruined.isEmpty()) {
            return List.of();
        }
        int size = 0;
        long price = 0;
        for (NodeSlot slot : ruined) {
            Pattern pattern = slot.pattern();
            price += pattern.microDollarsPerHour();
            for (int i = 0; i < pattern.items().length; i++) {
                int item = pattern.items()[i];
                if (pool[item] == 0) {
                    kinds[size++] = item;
                    noisy[item] = values[item] * (1 + 0.3 * (random.nextDouble() - 0.5));
                }
                pool[item] += pattern.counts()[i];
            }
        }
        fill.offer(pool, noisy);
        List<Pattern> patterns = repack(ruined, size, price, random);
        for (int i = 0; i < size; i++) {
            pool[kinds[i]] = 0;
        }
        return patterns;
    }

    private List<Pattern> repack(List<NodeSlot> ruined, int size, long atMost, Random random) {
        var patterns = new ArrayList<Pattern>();
        long price = 0;
        while (patterns.size() < ruined.size()) {
            int whole = cheapestForAll(size, atMost - price);
            if (whole >= 0) {
                patterns.add(pattern(whole, size, pool));
                while (patterns.size() < ruined.size()) {
                    patterns.add(Pattern.EMPTY);
                }
                return isChange(ruined, patterns) ? patterns : List.of();
            }
            if (patterns.size() + 1 == ruined.size()) {
                return List.of();
            }
            Pattern next = bestOfSome(ruined, size, atMost - price, random);
            if (next.isEmpty()) {
                return List.of();
            }
            patterns.add(next);
            price += next.microDollarsPerHour();
            for (int i = 0; i < next.items().length; i++) {
                pool[next.items()[i]] -= next.counts()[i];
            }
        }
        return List.of();
    }

    private static boolean isChange(List<NodeSlot> ruined, List<Pattern> patterns) {
        return patterns.size() > 1
                || ruined.getFirst().pattern().bin() != patterns.getFirst().bin();
    }

    /** The cheapest bin that holds all of the pool and costs no more than this; -1 if there is none. */
    private int cheapestForAll(int size, long atMost) {
        java.util.Arrays.fill(total, 0);
        java.util.Arrays.fill(capTotal, 0);
        for (int i = 0; i < size; i++) {
            int item = kinds[i];
            long[] request = model.request(item);
            for (int axis = 0; axis < total.length; axis++) {
                total[axis] += request[axis] * pool[item];
            }
            for (int cap : model.caps(item)) {
                capTotal[cap] += pool[item];
                if (capTotal[cap] > model.capLimit(cap)) {
                    return -1;
                }
            }
        }
        for (int bin = 0; bin < model.bins() && model.microDollarsPerHour(bin) <= atMost; bin++) {
            if (holdsAll(bin, size)) {
                return bin;
            }
        }
        return -1;
    }

    private boolean holdsAll(int bin, int size) {
        long[] free = model.free(bin);
        for (int axis = 0; axis < total.length; axis++) {
            if (total[axis] > free[axis]) {
                return false;
            }
        }
        for (int i = 0; i < size; i++) {
            if (pool[kinds[i]] > 0 && !model.mayHold(bin, kinds[i])) {
                return false;
            }
        }
        return true;
    }

    private Pattern bestOfSome(List<NodeSlot> ruined, int size, long atMost, Random random) {
        Pattern best = Pattern.EMPTY;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int i = 0; i < BINS_TRIED; i++) {
            int bin = random.nextBoolean() ? any(ruined, random).pattern().bin() : random.nextInt(model.bins());
            if (model.microDollarsPerHour(bin) <= atMost) {
                double worth = fill.fill(bin, kinds, size);
                double cost = worth <= 0 ? Double.POSITIVE_INFINITY : model.microDollarsPerHour(bin) / worth;
                if (cost < bestCost) {
                    bestCost = cost;
                    best = pattern(bin, size, fill.chosen());
                }
            }
        }
        return best;
    }

    private Pattern pattern(int bin, int size, int[] countByItem) {
        int used = 0;
        for (int i = 0; i < size; i++) {
            used += countByItem[kinds[i]] > 0 ? 1 : 0;
        }
        int[] items = new int[used];
        int[] counts = new int[used];
        int at = 0;
        for (int i = 0; i < size; i++) {
            if (countByItem[kinds[i]] > 0) {
                items[at] = kinds[i];
                counts[at++] = countByItem[kinds[i]];
            }
        }
        return Pattern.of(model, bin, items, counts);
    }
}
