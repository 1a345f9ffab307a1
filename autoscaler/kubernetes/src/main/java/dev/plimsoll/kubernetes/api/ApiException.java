package dev.plimsoll.kubernetes.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request that did not succeed: the HTTP status (0: there was no answer, so it may have taken effect), the reason and message
 * of the API server, and how long it asks to wait before the next try: a minute at most (zero: it does not).
 */
public final class ApiException extends IOException {

    private static final int LONGEST_MESSAGE = 1024;

    /** However long a server asks to wait: whoever waits is blind. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final String OVER_TIME = "OverTime";

    private final int code;
    private final String reason;
    private final Duration retryAfter;

    public ApiException(int code, String reason, String message, Duration retryAfter) {
        super(message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...");
        this.code = code;
        this.reason = reason;
        this.retryAfter = retryAfter.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : retryAfter;
    }

    /** The request got no answer. */
    public static ApiException unanswered(Call call, String why) {
        String path = call.path();
        int query = path.indexOf('?');
        return new ApiException(
                0,
                "NoAnswer",
                call.method() + " " + (query < 0 ? path : path.substring(0, query)) + ": " + why,
                Duration.ZERO);
    }

    /** The request was not sent at all; it may succeed when tried again. */
    public static ApiException unsent(Call call, String why) {
        return unanswered(call, "not sent: " + why);
    }

    /** A list or a watch went on for longer than it may. */
    static ApiException overTime(Call call, Duration lasted) {
        ApiException plain = unanswered(call, "not at its end after " + lasted);
        return new ApiException(0, OVER_TIME, String.valueOf(plain.getMessage()), Duration.ZERO);
    }

    /** An answer, or an error in a watch, that carries a Status object if all is well. */
    public static ApiException of(int code, byte[] body, Duration retryAfter) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            JsonNode status = ApiJson.MAPPER.readTree(text);
            if (status.path("kind").asString("").equals("Status")) {
                Duration asked = Duration.ofSeconds(Math.max(
                        0, status.path("details").path("retryAfterSeconds").asInt(0)));
                return new ApiException(
                        status.path("code").asInt(code),
                        status.path("reason").asString(""),
                        status.path("message").asString(text),
                        asked.compareTo(retryAfter) > 0 ? asked : retryAfter);
            }
        } catch (JacksonException noJson) {
            // Proxies answer in prose: the text itself is the message.
        }
        return new ApiException(code, "", "HTTP " + code + (text.isBlank() ? "" : ": " + text.strip()), retryAfter);
    }

    static ApiException unreadable(String expected, JacksonException why) {
        return new ApiException(
                0, "Unreadable", "the answer is no " + expected + ": " + why.getOriginalMessage(), Duration.ZERO);
    }

    public int code() {
        return code;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    public boolean isNotFound() {
        return code == 404;
    }

    /** Somebody else wrote in between, or the object exists already. */
    public boolean isConflict() {
        return code == 409;
    }

    /** There was no answer, or the server is busy or away, or somebody else wrote in between: another try may do. */
    public boolean mayPass() {
        return switch (code) {
            case 0, 409, 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** A list or a watch went on for longer than it may. */
    public boolean isOverTime() {
        return reason.equals(OVER_TIME);
    }

    /** The version asked for is no longer kept. */
    public boolean isGone() {
        return code == 410;
    }

    /** What went wrong in one line: status, reason and message. */
    public String summary() {
        String message = String.valueOf(getMessage());
        return code == 0 ? message : code + (reason.isEmpty() ? "" : " " + reason) + ": " + message;
    }
}
