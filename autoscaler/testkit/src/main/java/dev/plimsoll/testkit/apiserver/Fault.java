package dev.plimsoll.testkit.apiserver;

import java.time.Duration;
import java.util.function.Predicate;

/** What goes wrong with requests. */
public sealed interface Fault {

    /** It is not done, and answered so. */
    record Refused(int code, String reason, String message, Duration retryAfter) implements Fault {}

    /** It is done, but the connection ends without an answer. */
    record LostReply() implements Fault {}

    /** It is not done, and the connection stays open without an answer until the server is closed. */
    record Hangs() implements Fault {}

    /** Somebody else does something first. */
    record Overtaken(Runnable by) implements Fault {}

    static Fault refused(int code) {
        return new Refused(code, "Test", "the test wants it so", Duration.ZERO);
    }

    /** The requests that a fault is for, and how many of them. */
    record Aim(Predicate<ApiRequest> requests, int times) {

        /** By verb and resource, such as "patch nodes". */
        public static Aim at(String what, int times) {
            return new Aim(request -> (request.toString() + " ").startsWith(what + " "), times);
        }
    }
}
