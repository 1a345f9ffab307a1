package dev.plimsoll.core.packing;

/** What is left to buy of a kind of bin. */
public interface Stock {

    /** What it is called by, of several that are equal the first. */
    String name();

    /** How many more may be bought now. */
    int room();

    /** Of each that is limited in all, the most that one takes. */
    long[] mostTaken();
}
