package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.AwsException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One call on its way: whatever the SDK throws becomes an {@link AwsException} that says what it was about. */
record Sending(AwsCall call, String subject) {

    /** The service that is asked for credentials on the way to another. */
    private static final String SECURITY_TOKENS = "Sts";

    static Sending of(AwsCall call, String subject) {
        return new Sending(call, subject);
    }

    <T> T send(Supplier<T> request) {
        try {
            return request.get();
        } catch (AwsServiceException answered) {
            throw answered(answered);
        } catch (SdkClientException unanswered) {
            throw AwsErrors.unanswered(call, code(unanswered), subject, unanswered);
        } catch (UncheckedIOException broken) { // the HTTP client lets this one through for an answer that is not HTTP
            throw AwsErrors.unanswered(call, AwsErrors.CONNECTION, subject, broken);
        } catch (NotThereException nothing) {
            throw AwsErrors.answered(call, "NotFound", 200, new AwsErrors.Said(subject, "AWS lists none", ""));
        } catch (UnreadableAnswerException | NumberFormatException unreadable) {
            throw AwsErrors.unanswered(call, AwsErrors.MALFORMED, subject, unreadable);
        }
    }

    private AwsException answered(AwsServiceException answered) {
        AwsErrorDetails details = answered.awsErrorDetails();
        if (details != null && SECURITY_TOKENS.equals(details.serviceName())) {
            return AwsErrors.unanswered(call, AwsErrors.NO_CREDENTIALS, subject, answered);
        }
        String code = details == null ? null : details.errorCode();
        String message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        String request = answered.requestId() == null ? "" : answered.requestId();
        return AwsErrors.answered(call, code, answered.statusCode(), new AwsErrors.Said(subject, message, request));
    }

    /** The SDK has one exception for all that happens on this side, so the chain of causes has to tell. */
    private static String code(SdkClientException unanswered) {
        for (Throwable cause = unanswered; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ApiCallAttemptTimeoutException late -> {
                    return AwsErrors.TIMEOUT;
                }
                case ApiCallTimeoutException late -> {
                    return AwsErrors.TIMEOUT;
                }
                case SocketTimeoutException late -> {
                    return AwsErrors.TIMEOUT;
                }
                case AbortedException aborted -> {
                    return AwsErrors.INTERRUPTED;
                }
                case InterruptedException aborted -> {
                    return AwsErrors.INTERRUPTED;
                }
                case InterruptedIOException aborted -> {
                    return AwsErrors.INTERRUPTED;
                }
                case XMLStreamException notXml -> {
                    return AwsErrors.MALFORMED;
                }
                default -> {}
            }
        }
        String message = String.valueOf(unanswered.getMessage());
        if (message.contains("credentials")) {
            return AwsErrors.NO_CREDENTIALS;
        }
        return message.contains("unmarshall") || message.contains("parse") ? AwsErrors.MALFORMED : AwsErrors.CONNECTION;
    }
}
