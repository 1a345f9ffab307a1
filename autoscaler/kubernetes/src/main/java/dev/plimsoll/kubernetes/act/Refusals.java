package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.scaling.Outcome;
import dev.plimsoll.kubernetes.api.ApiException;
import java.time.Duration;

/** Which outcome a request that did not succeed comes to. */
final class Refusals {

    private Refusals() {}

    /** What may pass by itself is refused for now; what the server would answer again is a failure. */
    static Outcome of(ApiException failure) {
        return switch (failure.code()) {
            case 429, 503, 504 -> refused(failure.summary(), failure.retryAfter());
            case 0, 409, 502 -> refused(failure.summary(), Duration.ZERO);
            default -> new Outcome.Failed(failure.summary());
        };
    }

    /** The one place that knows how a refusal carries its delay. */
    static Outcome refused(String why, Duration retryAfter) {
        return new Outcome.Refused(retryAfter.isZero() ? why : why + " (again in " + retryAfter.toSeconds() + " s)");
    }
}
