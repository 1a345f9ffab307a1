package dev.plimsoll.kubernetes.watch;

import java.math.BigInteger;

/** Resource versions, which are whole numbers in their order (KEP-5504). */
final class Versions {

    private Versions() {}

    /** As a comparator does; 1, "later", when either is no number, as then nothing is known of their order. */
    static int compare(String one, String other) {
        if (!isNumber(one) || !isNumber(other)) {
            return 1;
        }
        return one.length() <= 18 && other.length() <= 18
                ? Long.compare(Long.parseLong(one), Long.parseLong(other))
                : new BigInteger(one).compareTo(new BigInteger(other));
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
