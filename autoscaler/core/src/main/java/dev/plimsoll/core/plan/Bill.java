package dev.plimsoll.core.plan;

/**
 * What nodes cost, in micro-dollars an hour: at list prices, how much of that commitments pay for, and what all launches are
 * taken to cost besides.
 */
public record Bill(long listed, long covered, long launches) {

    /** What will be paid for that is not paid for already. */
    public long payable() {
        return listed - covered;
    }

    /** What plans are compared by. */
    public long weighed() {
        return payable() + launches;
    }
}
