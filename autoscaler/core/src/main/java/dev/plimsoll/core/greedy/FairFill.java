package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills one bin by arithmetic: first with pods that most nodes are needed for, since a node takes but few of them, then with
 * the most valuable of all others; and leaves bins alone that would take more than their share. Looks only at items of the
 * bin's zone that are not used up.
 */
final class FairFill implements Filling {

    private final PackingModel model;
    private final FairShare share;
    private final OpenBin open;
    private final double[] worth;
    private final long leastCpu;
    private final long leastMemory;
    private boolean any;
    private final Map<String, Candidates> byZone = new TreeMap<>();

    /** Items that may go in bins of one zone, without those that are used up. */
    private static final class Candidates {
        private final int[] items;
        private int size;
        private boolean stale = true;

        Candidates(int[] items) {
            this.items = items;
            size = items.length;
        }

        void sweep(int[] remaining) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (remaining[items[i]] > 0) {
                    items[kept++] = items[i];
                }
            }
            size = kept;
            stale = false;
        }
    }

    FairFill(PackingModel model) {
        this.model = model;
        share = new FairShare(model);
        open = new OpenBin(model);
        worth = new double[model.items()];
        long cpu = Long.MAX_VALUE;
        long memory = Long.MAX_VALUE;
        for (int item = 0; item < worth.length; item++) {
            worth[item] = model.worth(item);
            cpu = Math.min(cpu, model.request(item)[0]);
            memory = Math.min(memory, model.request(item)[1]);
        }
        leastCpu = cpu;
        leastMemory = memory;
    }

    @Override
    public boolean suits(int bin) {
        return share.allows(bin);
    }

    @Override
    public boolean settleForLess() {
        return share.lift();
    }

    @Override
    public void packed(int[] items, int[] counts, int times) {
        share.packed(items, counts, times);
        byZone.values().forEach(candidates -> candidates.stale = true);
    }

    @Override
    public double fill(int bin, int[] remaining, int[] counts) {
        Candidates candidates = byZone.computeIfAbsent(model.bin(bin).zone(), this::candidates);
        if (candidates.stale) {
            candidates.sweep(remaining);
        }
        open.open(bin);
        Arrays.fill(counts, 0);
        any = false;
        double sum = 0;
        for (int i = 0; i < candidates.size; i++) {
            int item = candidates.items[i];
            if (share.isCritical(item)) {
                sum += put(bin, item, remaining, counts);
            }
        }
        for (int i = 0; i < candidates.size && open.left(0) >= leastCpu && open.left(1) >= leastMemory; i++) {
            sum += put(bin, candidates.items[i], remaining, counts);
        }
        return any ? sum : -1;
    }

    private double put(int bin, int item, int[] remaining, int[] counts) {
        int left = remaining[item] - counts[item];
        if (left <= 0 || !open.fits(item) || !model.mayHold(bin, item)) {
            return 0;
        }
        int pods = open.room(item, left);
        open.put(item, pods);
        counts[item] += pods;
        any = true;
        return pods * worth[item];
    }

    private Candidates candidates(String zone) {
        int[] items = new int[model.items()];
        int size = 0;
        for (int item = 0; item < items.length; item++) {
            String wanted = model.item(item).zone();
            if (wanted.isEmpty() || wanted.equals(zone)) {
                items[size++] = item;
            }
        }
        return new Candidates(Arrays.copyOf(items, size));
    }
}
