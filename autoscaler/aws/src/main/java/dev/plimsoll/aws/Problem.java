package dev.plimsoll.aws;

/**
 * What is the matter with a group: a sentence with the values and the remedy. Most keep it from being bought from; what it holds
 * stays known, and can go. The others cost no more than the type that they are of.
 */
public record Problem(Kind kind, String message) {

    /** Whether the group is bought from all the same. */
    boolean isMinor() {
        return switch (kind) {
            case PRICE_ESTIMATED, TYPE_PASSED_OVER, TYPES_GUESSED, WEIGHTS_DIFFER -> true;
            case LAUNCH_TEMPLATE_MISSING,
                    LAUNCH_NOT_SUPPORTED,
                    BEING_DELETED,
                    INSTANCE_TYPE_UNKNOWN,
                    NOT_YET_KNOWN,
                    INSTANCE_NOT_UNDERSTOOD -> false;
        };
    }

    /** What kinds there are. */
    public enum Kind {
        /** Its launch template, or the version of it, does not exist. */
        LAUNCH_TEMPLATE_MISSING,
        /** It launches in a way that is not understood. */
        LAUNCH_NOT_SUPPORTED,
        /** It is being deleted. */
        BEING_DELETED,
        /** EC2 does not know the type. */
        INSTANCE_TYPE_UNKNOWN,
        /** AWS did not say what is needed to know it; it will be asked again. */
        NOT_YET_KNOWN,
        /** An instance is in a state that is not understood, or has no proper id. */
        INSTANCE_NOT_UNDERSTOOD,
        /** A type is on no list of prices; its kin tell what it may cost. */
        PRICE_ESTIMATED,
        /** EC2 does not know one of several types; the others are bought. */
        TYPE_PASSED_OVER,
        /** Nothing that is understood says what it launches; its instances do. */
        TYPES_GUESSED,
        /** Its types count for different parts of its capacity. */
        WEIGHTS_DIFFER
    }
}
