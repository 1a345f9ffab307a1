package dev.plimsoll.core.reduction;

import dev.plimsoll.core.packing.Stock;
import java.util.Comparator;
import java.util.List;

/** The groups that sell a kind of node, in the order of their names. */
final class Sellers implements Stock {

    private final List<GroupCursor> groups;

    Sellers(List<GroupCursor> groups) {
        this.groups = groups.stream()
                .sorted(Comparator.comparing(seller -> seller.group().name()))
                .toList();
    }

    @Override
    public String name() {
        return groups.getFirst().group().name();
    }

    @Override
    public int room() {
        long room = 0;
        for (GroupCursor seller : groups) {
            room += seller.room();
        }
        return (int) Math.min(Integer.MAX_VALUE, room);
    }

    @Override
    public long[] mostTaken() {
        long[] most = groups.getFirst().mostTaken().clone();
        for (GroupCursor seller : groups) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], seller.mostTaken()[i]);
            }
        }
        return most;
    }

    /** The seller of the next node: the group that has bought least so far, so that equal groups grow alike. */
    GroupCursor next() {
        GroupCursor best = null;
        for (GroupCursor seller : groups) {
            if (seller.room() > 0 && (best == null || seller.size() < best.size())) {
                best = seller;
            }
        }
        if (best == null) {
            throw new IllegalStateException("nothing left to buy of " + name());
        }
        return best;
    }

    /** All with room, those first that have bought least. */
    List<GroupCursor> inTurn() {
        return groups.stream()
                .filter(seller -> seller.room() > 0)
                .sorted(Comparator.comparingInt(GroupCursor::size))
                .toList();
    }
}
