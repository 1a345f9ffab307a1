package dev.plimsoll.aws.sdk;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponseMetadata;

/** What every answer of AWS has, and must have before anything in it is believed. */
final class Answers {

    private static final String NO_REQUEST_ID = "UNKNOWN";

    private Answers() {}

    /**
     * Any well-formed page, such as that of a proxy, is an empty list to the SDK; and an empty list taken for an
     * empty cloud is how clusters get lost. AWS puts a request id into every answer.
     */
    static AwsResponseMetadata require(AwsResponseMetadata metadata) {
        String id = metadata.requestId();
        if (id == null || id.isBlank() || id.equals(NO_REQUEST_ID)) {
            throw new UnreadableAnswerException("an answer without a request id, so it is not one of AWS");
        }
        return metadata;
    }

    /** EC2 ends some lists with an empty token. */
    static @Nullable String token(@Nullable String token) {
        return token == null || token.isEmpty() ? null : token;
    }

    /** What AWS always sends. */
    static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new UnreadableAnswerException("an answer without " + field);
        }
        return value;
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
