package dev.plimsoll.core.packing;

/** What there is to buy of each kind of bin while a packing is made, and what the next one of it costs. */
public final class Supply {

    private final PackingModel model;
    private final int[] room;
    private final long[] committed;

    Supply(PackingModel model, int[] room) {
        this.model = model;
        this.room = room;
        committed = model.commitments().allLeft();
    }

    /** How many such bins there are. */
    public int room(int bin) {
        return room[bin];
    }

    /** What the next such bin costs, in micro-dollars an hour. */
    public long microDollarsPerHour(int bin) {
        return model.cost(bin).toPay(committed);
    }

    /** How many such bins there are at the price of the next. */
    public int roomAtThatPrice(int bin) {
        NodeCost cost = model.cost(bin);
        if (!cost.isCommitted() || committed[cost.commitment()] <= 0) {
            return room[bin];
        }
        long whole = committed[cost.commitment()] / Math.max(1, cost.coverable());
        return (int) Math.min(room[bin], Math.max(1, whole));
    }

    public void take(int bin, int times) {
        room[bin] -= times;
        NodeCost cost = model.cost(bin);
        if (cost.isCommitted()) {
            committed[cost.commitment()] -= cost.coverable() * times;
        }
    }
}
