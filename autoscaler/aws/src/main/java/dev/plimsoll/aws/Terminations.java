package dev.plimsoll.aws;

import dev.plimsoll.core.round.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which instances were asked to end, so that none is asked twice: each repetition can lower the desired capacity once more,
 * and then AWS picks a victim. AWS's lists lag behind its answers.
 */
final class Terminations {

    /** How long a list may go on showing an instance in service that was asked to end. */
    static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Duration LOOKED_AT_AGAIN = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private record Request(Instant askedAt, boolean accepted) {}

    private final Map<String, Request> requests = new LinkedHashMap<>();

    /** What to say of an instance in service because it was asked to end before; null if it may be asked now. */
    @Nullable
    Outcome earlier(String instance, Instant now) {
        requests.values().removeIf(request -> request.askedAt().plus(REMEMBERED).isBefore(now));
        Request request = requests.get(instance);
        if (request == null) {
            return null;
        }
        boolean settled = !now.isBefore(request.askedAt().plus(SETTLED));
        String asked = "the instance " + instance + " was asked to end at " + request.askedAt();
        if (request.accepted()) {
            return settled
                    ? new Outcome.Refused(
                            asked + ", AWS accepted and still lists it in service: it is not asked twice;"
                                    + " look at the group's activity history, and end it by hand",
                            LOOKED_AT_AGAIN)
                    : Outcome.DONE;
        }
        return settled
                ? null
                : new Outcome.Refused(
                        asked + " and AWS's answer was lost; asked again from "
                                + request.askedAt().plus(SETTLED) + " on if it is in service then",
                        Duration.between(now, request.askedAt().plus(SETTLED)));
    }

    /** When it was asked to end if the answer was lost; null if it was not. */
    @Nullable
    Instant lostAt(String instance) {
        Request request = requests.get(instance);
        return request == null || request.accepted() ? null : request.askedAt();
    }

    void asked(String instance, Instant now) {
        requests.put(instance, new Request(now, false));
    }

    void accepted(String instance) {
        requests.computeIfPresent(instance, (id, request) -> new Request(request.askedAt(), true));
    }

    /** AWS did not do it, for certain. */
    void notDone(String instance) {
        requests.remove(instance);
    }
}
