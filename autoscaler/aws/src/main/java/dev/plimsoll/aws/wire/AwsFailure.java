package dev.plimsoll.aws.wire;

/** The ways in which a call can fail, by what can be done about it. */
public enum AwsFailure {
    /** AWS asks to come back later; nothing was done. */
    THROTTLED,
    /** No answer, or an answer that AWS is in trouble: whether it was done is unknown. */
    UNAVAILABLE,
    /** AWS does not know who is calling; nothing was done. */
    CREDENTIALS_REJECTED,
    /** AWS knows who is calling and does not allow it; nothing was done. */
    FORBIDDEN,
    /** What the call names does not exist; nothing was done. */
    NOT_FOUND,
    /** The call asks for what cannot be, such as a desired capacity above the maximum; nothing was done. */
    REFUSED,
    /** An answer that cannot be understood: whether it was done is unknown. */
    UNREADABLE;

    /** The word for metrics: lower case with underscores. */
    public String label() {
        return switch (this) {
            case THROTTLED -> "throttled";
            case UNAVAILABLE -> "unavailable";
            case CREDENTIALS_REJECTED -> "credentials_rejected";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not_found";
            case REFUSED -> "refused";
            case UNREADABLE -> "unreadable";
        };
    }

    /** Whether what was asked may have been done all the same. */
    public boolean leavesDoubt() {
        return switch (this) {
            case UNAVAILABLE, UNREADABLE -> true;
            case THROTTLED, CREDENTIALS_REJECTED, FORBIDDEN, NOT_FOUND, REFUSED -> false;
        };
    }

    /** Whether the same call may well succeed a moment later. */
    public boolean passes() {
        return switch (this) {
            case THROTTLED, UNAVAILABLE, UNREADABLE -> true;
            case CREDENTIALS_REJECTED, FORBIDDEN, NOT_FOUND, REFUSED -> false;
        };
    }
}
