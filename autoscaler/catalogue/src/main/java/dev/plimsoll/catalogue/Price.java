package dev.plimsoll.catalogue;

/** What an hour of an instance costs, in micro-dollars, how that is known, and where from, for a person to read. */
public record Price(long microDollarsPerHour, Basis basis, String source) {

    /** How a price is known. */
    public enum Basis {
        /** Its owner says so. */
        OWN,
        /** It is on the list of the region. */
        LISTED,
        /** It is on the list of another region, as there is none of this one, or none with the type. */
        ELSEWHERE,
        /** It is on no list: this is what the nearest kin would cost at that size. */
        BY_KIN
    }
}
