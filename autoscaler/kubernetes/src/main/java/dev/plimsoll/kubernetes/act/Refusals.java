package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.api.ApiException;

/** Which outcome a request that did not succeed comes to. */
final class Refusals {

    private Refusals() {}

    /** What may pass by itself is refused for now; what the server would answer again is a failure. */
    static Outcome of(ApiException failure) {
        return failure.mayPass()
                ? new Outcome.Refused(failure.summary(), failure.retryAfter())
                : new Outcome.Failed(failure.summary());
    }
}
