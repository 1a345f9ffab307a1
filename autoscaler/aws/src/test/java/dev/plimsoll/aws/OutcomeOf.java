package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.core.round.Outcome;

/** Lets tests of other packages ask what becomes of a step. */
public final class OutcomeOf {

    private OutcomeOf() {}

    public static Outcome failure(AwsException failed) {
        return CallOutcomes.of(failed);
    }
}
