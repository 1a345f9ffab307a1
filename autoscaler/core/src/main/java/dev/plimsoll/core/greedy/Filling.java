package dev.plimsoll.core.greedy;

/** A way to choose what goes into one bin. */
public interface Filling {

    /** Notes how many of each item go in, of so many that remain; returns what they are worth, or -1 if nothing goes in. */
    double fill(int bin, int[] remaining, int[] counts);

    /** Bins whose room costs so many times as much as the cheapest room are worth a look whatever they promise; 1 or more. */
    default double lookUpTo() {
        return 1;
    }

    /** Whether to look at the bin at all for now. */
    default boolean suits(int bin) {
        return true;
    }

    /** Asked when no bin that suits holds anything: whether others will do then. */
    default boolean settleForLess() {
        return false;
    }

    /** So many bins with so many of each of these items have been bought; what remains is less by that. */
    default void packed(int[] items, int[] counts, int times) {}
}
