package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.core.round.Outcome;

/** What a failed call means for the step it was made for. */
final class CallOutcomes {

    private CallOutcomes() {}

    /** Nothing that would be the same for every group counts against this one. */
    static Outcome of(AwsException failed) {
        return switch (failed.failure()) {
            case THROTTLED, UNAVAILABLE, CREDENTIALS_REJECTED, UNREADABLE -> new Outcome.Refused(failed.getMessage());
            case FORBIDDEN ->
                failed.call().changes()
                        ? new Outcome.Failed(failed.getMessage())
                        : new Outcome.Refused(failed.getMessage());
            case NOT_FOUND, REFUSED -> new Outcome.Failed(failed.getMessage());
        };
    }
}
