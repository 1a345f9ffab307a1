package dev.plimsoll.core.improving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Looks for a cheaper cart that leaves no more pods without room, and for one that leaves fewer: first through all carts from the
 * cheapest on, while there are few enough; then one or two nodes of the best cart are left out, changed for others, or added.
 */
final class CartSearch {

    private static final int MOST_CARTS = 20_000;

    private final Shelf shelf;
    private final SqueakyWheel wheel;
    private final Yardstick yardstick;
    private final Effort effort;
    private final Set<Cart> tried = new HashSet<>(); // asked only, never walked
    private Seats best;
    private long leastCost;

    /** A cart to look at, to which only groups from this one on are added: so that none comes twice. */
    private record Open(Cart cart, long cost, int from, int number) {}

    CartSearch(Shelf shelf, SqueakyWheel wheel, Yardstick yardstick, Effort effort, Seats start) {
        this.shelf = shelf;
        this.wheel = wheel;
        this.yardstick = yardstick;
        this.effort = effort;
        best = start;
        leastCost = shelf.microDollarsPerHour(start.cart());
        tried.add(start.cart());
    }

    /** The best cart found; no search for a cheaper one than the lower bound. */
    Seats run(long lowerBound) {
        addWhileOfUse();
        effort.renew();
        while (!best.leavesNone() && !effort.isSpent() && fromTheCheapestOn()) {
            addWhileOfUse();
        }
        if (leastCost > lowerBound) {
            effort.renew();
            fromTheCheapestOn();
            effort.renew();
            while (leastCost > lowerBound && !effort.isSpent() && changeOne()) {
                addWhileOfUse();
            }
        }
        return best;
    }

    /** Whether the cart is better than the best so far, which it is from now on. */
    private boolean tryOut(Cart cart) {
        if (!shelf.allows(cart) || tried.contains(cart)) {
            return false;
        }
        long cost = shelf.microDollarsPerHour(cart);
        if (isTooDear(cost)) {
            return false;
        }
        tried.add(cart);
        if (!yardstick.mayHold(cart, best)) {
            return false;
        }
        Seats seats = wheel.seat(cart, best);
        boolean isBetter = seats.leavesFewerThan(best) || (seats.leavesAsManyAs(best) && cost < leastCost);
        if (isBetter) {
            best = seats;
            leastCost = cost;
        }
        return isBetter;
    }

    private void addWhileOfUse() {
        boolean isOfUse = true;
        while (isOfUse && !best.leavesNone() && !effort.isSpent()) {
            isOfUse = false;
            Cart from = best.cart();
            for (int group = 0; group < shelf.groups() && !isOfUse; group++) {
                for (int more = 1; more <= shelf.zones(group) && !isOfUse; more++) {
                    isOfUse = tryOut(from.with(group, more));
                }
            }
        }
    }

    /** Looks at carts from the cheapest on, up to the best; whether one is better. */
    private boolean fromTheCheapestOn() {
        var open = new PriorityQueue<Open>(Comparator.comparingLong(Open::cost).thenComparingInt(Open::number));
        open.add(new Open(Cart.empty(shelf.groups()), 0, 0, 0));
        int carts = 1;
        while (!open.isEmpty() && !effort.isSpent() && carts < MOST_CARTS) {
            Open next = open.remove();
            if (isTooDear(next.cost())) {
                return false;
            }
            if (next.cart().size() > 0 && tryOut(next.cart())) {
                return true;
            }
            for (int group = next.from(); group < shelf.groups(); group++) {
                Cart more = next.cart().with(group, 1);
                long cost = shelf.microDollarsPerHour(more);
                if (!isTooDear(cost) && shelf.allows(more)) {
                    open.add(new Open(more, cost, group, carts++));
                }
            }
            effort.spend(1);
        }
        return false;
    }

    private boolean isTooDear(long cost) {
        return cost >= leastCost && best.leavesNone();
    }

    private boolean changeOne() {
        Cart from = best.cart();
        for (Cart fewer : fewer(from)) {
            if (tryOut(fewer)) {
                return true;
            }
        }
        for (Cart fewer : fewer(from)) {
            for (int group = 0; group < shelf.groups(); group++) {
                if (isCheaper(fewer.with(group, 1)) && tryOut(fewer.with(group, 1))) {
                    return true;
                }
            }
        }
        for (Cart one : fewer(from)) {
            for (Cart two : fewer(one)) {
                for (int group = 0; group < shelf.groups(); group++) {
                    if (isCheaper(two.with(group, 1)) && tryOut(two.with(group, 1))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isCheaper(Cart cart) {
        return !effort.isSpent() && shelf.microDollarsPerHour(cart) < leastCost;
    }

    private List<Cart> fewer(Cart cart) {
        var fewer = new ArrayList<Cart>();
        for (int group = 0; group < shelf.groups(); group++) {
            if (cart.of(group) > 0) {
                fewer.add(cart.with(group, -1));
            }
        }
        return fewer;
    }
}
