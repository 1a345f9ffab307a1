package dev.plimsoll.core.improving;

/** How much may still be tried, in questions to the scheduler's predicates: so that the same input gets the same plan. */
final class Effort {

    private final long each;
    private long left;

    /** So many questions for each step. */
    Effort(long questions) {
        each = questions;
        left = questions;
    }

    /** Begins another step. */
    void renew() {
        left = each;
    }

    void spend(long questions) {
        left -= questions;
    }

    boolean isSpent() {
        return left <= 0;
    }
}
