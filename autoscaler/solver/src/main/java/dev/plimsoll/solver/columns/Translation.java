package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.PackingModel.ItemName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the items, bins and caps of an earlier layout are in a model, and what of them is still true there. */
final class Translation {

    private final Layout from;
    private final PackingModel model;
    private final OpenBin open;
    private final int[] items; // by item of the layout: the model's, or -1
    private final int[] axes; // by axis of the layout: the model's, or -1
    private final int[] bins; // by bin of the layout: the model's one that is the same, or -1
    private final boolean capsStillHold;

    Translation(Layout from, PackingModel model) {
        this.from = from;
        this.model = model;
        open = new OpenBin(model);
        items = items();
        axes = from.resources().stream().mapToInt(model.resources()::indexOf).toArray();
        bins = IntStream.range(0, from.bins().size()).map(this::sameBin).toArray();
        List<Layout.Cap> caps = Layout.caps(model);
        capsStillHold = from.caps().stream().allMatch(cap -> caps.stream().anyMatch(other -> implies(other, cap)));
    }

    private int[] items() {
        Map<ItemName, Integer> known = new HashMap<>(); // looked up only, never walked
        for (int item = 0; item < model.items(); item++) {
            known.putIfAbsent(model.name(item), item);
        }
        return from.items().stream()
                .mapToInt(name -> known.getOrDefault(name, -1))
                .toArray();
    }

    /** The model's item; -1 if it asks for none such. */
    int item(int ofLayout) {
        return items[ofLayout];
    }

    private int sameBin(int ofLayout) {
        Layout.Bin bin = from.bins().get(ofLayout);
        for (int other = 0; other < model.bins(); other++) {
            if (model.cost(other).equals(bin.cost())
                    && model.zone(other).equals(bin.zone())
                    && from.resources().equals(model.resources())
                    && Arrays.equals(model.free(other), bin.free())) {
                return other;
            }
        }
        return -1;
    }

    /** The filling with what is still asked for of it, in the same bin or else in the cheapest that takes it; or null. */
    @Nullable
    Column column(Column column) {
        int[] counts = new int[model.items()];
        for (int i = 0; i < column.items().length; i++) {
            int item = items[column.items()[i]];
            if (item >= 0) {
                counts[item] = Math.min(column.counts()[i], model.count(item));
            }
        }
        Column same = bins[column.bin()] < 0 ? null : Column.of(bins[column.bin()], counts);
        if (same != null && same.fits(model, open)) {
            return same;
        }
        for (int bin = 0; bin < model.bins(); bin++) {
            Column other = Column.of(bin, counts);
            if (other.fits(model, open)) {
                return other;
            }
        }
        return null;
    }

    List<Column> columns(List<Column> columns) {
        return columns.stream().map(this::column).filter(Objects::nonNull).toList();
    }

    /** The same fillings as often as before, so far as they still make sense. */
    List<RestrictedMaster.Share> shares(List<RestrictedMaster.Share> shares) {
        var translated = new ArrayList<RestrictedMaster.Share>();
        for (RestrictedMaster.Share share : shares) {
            Column column = column(share.column());
            if (column != null) {
                translated.add(new RestrictedMaster.Share(column, share.times()));
            }
        }
        return translated;
    }

    /** What each item of the model was worth; what its resources are worth for a new one. */
    double[] values(double[] before) {
        double[] values = new double[model.items()];
        for (int item = 0; item < values.length; item++) {
            values[item] = model.worth(item);
        }
        for (int item = 0; item < before.length; item++) {
            if (items[item] >= 0) {
                values[items[item]] = before[item];
            }
        }
        return values;
    }

    Layout layout() {
        return Layout.of(model);
    }

    /**
     * A bin of the layout that costs no more than this bin of the model and takes whatever it takes of these items of the
     * layout, so that no filling of them in this one can be worth more for its price; -1 if there is none.
     */
    int asGood(int bin, BitSet ofItems) {
        for (int other = 0; capsStillHold && other < from.bins().size(); other++) {
            if (isAsGood(from.bins().get(other), bin, ofItems)) {
                return other;
            }
        }
        return -1;
    }

    private boolean isAsGood(Layout.Bin bin, int ofModel, BitSet ofItems) {
        if (!bin.cost().isNeverAbove(model.cost(ofModel))) {
            return false;
        }
        long[] free = model.free(ofModel);
        for (int axis = 0; axis < axes.length; axis++) {
            // a resource that the model does not count is one that none of its items asks for
            if (axes[axis] >= 0 && bin.free()[axis] < free[axes[axis]]) {
                return false;
            }
        }
        for (int item = ofItems.nextSetBit(0); item >= 0; item = ofItems.nextSetBit(item + 1)) {
            if (items[item] >= 0
                    && model.mayHold(ofModel, items[item])
                    && !bin.mayHold().get(item)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a cap of the model allows no more than one of the layout did of those items that are still there. */
    private boolean implies(Layout.Cap ofModel, Layout.Cap ofLayout) {
        return ofModel.limit() <= ofLayout.limit()
                && ofLayout.items().stream()
                        .map(item -> items[item])
                        .allMatch(item -> item < 0 || ofModel.items().get(item));
    }
}
