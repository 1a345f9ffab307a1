package dev.plimsoll.core.planning;

/** A way to choose what goes into one bin. */
public interface Filling {

    /** Notes how many of each item go in, of so many that remain; returns what they are worth, or -1 if nothing goes in. */
    double fill(int bin, int[] remaining, int[] counts);

    /** Bins whose room costs so many times as much as the cheapest room are worth a look whatever they promise; 1 or more. */
    default double lookUpTo() {
        return 1;
    }
}
