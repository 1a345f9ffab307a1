package dev.plimsoll.aws;

/** Why a group is not bought from: a sentence with the values and the remedy. What it holds stays known, and can go. */
public record Problem(Kind kind, String message) {

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
        INSTANCE_NOT_UNDERSTOOD
    }
}
