package dev.plimsoll.core.settings;

import java.time.Duration;

/**
 * What values of settings must be like. A class of its own: were these methods of {@link Settings}, loading one of its records
 * would load it in the middle, when its defaults are not there yet.
 */
public final class Bounds {

    private Bounds() {}

    static void share(String name, double share, String ofWhat) {
        if (!(share >= 0 && share <= 1)) { // refuses NaN too
            throw new IllegalArgumentException(name + " is " + share + ": give a share from 0 to 1 " + ofWhat);
        }
    }

    static void positive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " is " + duration + ": give a time longer than zero");
        }
    }

    /** A time of zero or more. */
    public static void notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + ": give a time of zero or more");
        }
    }

    static void dollars(String name, double dollars) {
        if (!(dollars >= 0 && dollars < Double.POSITIVE_INFINITY)) { // refuses NaN too
            throw new IllegalArgumentException(name + " is " + dollars + ": give 0 or more");
        }
    }
}
