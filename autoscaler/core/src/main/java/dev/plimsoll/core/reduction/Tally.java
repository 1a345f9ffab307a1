package dev.plimsoll.core.reduction;

import dev.plimsoll.core.plan.Demand;
import java.util.List;

/** By demand: how many pods are still to be placed, and how many found room without a purchase. */
public final class Tally {

    private final int[] remaining;
    private final int[] forNothing;

    public Tally(List<Demand> demands) {
        remaining = demands.stream().mapToInt(Demand::count).toArray();
        forNothing = new int[remaining.length];
    }

    private Tally(Tally other) {
        remaining = other.remaining.clone();
        forNothing = other.forNothing.clone();
    }

    /** Another to try things out on. */
    Tally copy() {
        return new Tally(this);
    }

    public int remaining(int demand) {
        return remaining[demand];
    }

    int forNothing(int demand) {
        return forNothing[demand];
    }

    public void placed(int demand, int pods) {
        remaining[demand] -= pods;
    }

    /** So many pods found room on nodes that are there already. */
    public void placedForNothing(int demand, int pods) {
        remaining[demand] -= pods;
        forNothing[demand] += pods;
    }
}
