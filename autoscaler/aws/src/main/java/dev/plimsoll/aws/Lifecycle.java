package dev.plimsoll.aws;

import dev.plimsoll.core.model.Instance;

/** What AWS's lifecycle states mean to a group's capacity. */
sealed interface Lifecycle {

    /** It is one of the group's instances. */
    record Held(Instance.State state) implements Lifecycle {
        boolean isLive() {
            return state != Instance.State.TERMINATING;
        }
    }

    /** It is kept out of the group's capacity (warm pool, standby, detached): neither capacity nor anything of ours. */
    record Apart() implements Lifecycle {}

    /** A word that AWS did not have when this was written. */
    record NotUnderstood() implements Lifecycle {}

    static Lifecycle of(String word) {
        if (word.startsWith("Warmed:")) {
            return new Apart();
        }
        return switch (word) {
            case "Pending", "Pending:Wait", "Pending:Proceed" -> new Held(Instance.State.PENDING);
            case "InService",
                    "ReplacingRootVolume",
                    "ReplacingRootVolume:Wait",
                    "ReplacingRootVolume:Proceed",
                    "RootVolumeReplaced" -> new Held(Instance.State.IN_SERVICE);
            case "Terminating", "Terminating:Wait", "Terminating:Proceed", "Terminating:Retained", "Terminated" ->
                new Held(Instance.State.TERMINATING);
            case "EnteringStandby", "Standby", "Detaching", "Detached", "Quarantined" -> new Apart();
            default -> new NotUnderstood();
        };
    }
}
