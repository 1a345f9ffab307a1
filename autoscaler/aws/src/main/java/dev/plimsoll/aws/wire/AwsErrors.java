package dev.plimsoll.aws.wire;

import org.jspecify.annotations.Nullable;

/** The one place where codes of AWS become failures: what AWS answers, and what goes wrong before there is an answer. */
public final class AwsErrors {

    /** No answer in time. */
    public static final String TIMEOUT = "Timeout";
    /** No connection, or one that broke. */
    public static final String CONNECTION = "Connection";
    /** The caller was interrupted. */
    public static final String INTERRUPTED = "Interrupted";
    /** Nobody to sign as. */
    public static final String NO_CREDENTIALS = "NoCredentials";
    /** An answer that is not AWS's. */
    public static final String MALFORMED = "MalformedResponse";

    private static final int MESSAGE_LIMIT = 400;

    private AwsErrors() {}

    /** An answer of AWS with an error in it. A code that is null or in no table is judged by the HTTP status. */
    public static AwsException answered(AwsCall call, @Nullable String code, int status, Said said) {
        AwsFailure failure = code == null ? byStatus(status) : classify(code, status, said.message());
        String name = code == null || code.isBlank() ? "HTTP " + status : code;
        return exception(failure, call, name, said, null);
    }

    /** A call that failed without an error of AWS: the code is one of the constants here. */
    public static AwsException unanswered(AwsCall call, String code, String subject, Throwable cause) {
        AwsFailure failure = classify(code, 0, "");
        return exception(failure, call, code, new Said(subject, text(cause), ""), cause);
    }

    /** What a call was about, such as "group shop", what AWS said, and the id under which AWS remembers it (may be empty). */
    public record Said(String subject, String message, String requestId) {}

    /** The table of codes; the message matters only where one code stands for several things. */
    static AwsFailure classify(String code, int status, String message) {
        return switch (code) {
            case "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "RequestLimitExceeded",
                    "TooManyRequestsException",
                    "BandwidthLimitExceeded",
                    "EC2ThrottledException",
                    "PriorRequestNotComplete",
                    "TransactionInProgressException",
                    "SlowDown",
                    "ResourceContention",
                    "ResourceContentionFault",
                    "ScalingActivityInProgress" -> AwsFailure.THROTTLED;
            case "InternalFailure",
                    "InternalError",
                    "InternalServerError",
                    "InternalServiceError",
                    "ServiceUnavailable",
                    "ServiceUnavailableException",
                    "Unavailable",
                    "RequestTimeout",
                    "RequestTimeoutException",
                    "ServiceLinkedRoleFailure",
                    TIMEOUT,
                    CONNECTION,
                    INTERRUPTED -> AwsFailure.UNAVAILABLE;
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "RequestExpired",
                    "RequestInTheFuture",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "AuthFailure",
                    "SignatureDoesNotMatch",
                    "IncompleteSignature",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException",
                    "InvalidAccessKeyId",
                    "InvalidIdentityToken",
                    "IDPCommunicationError",
                    "IDPRejectedClaim",
                    NO_CREDENTIALS -> AwsFailure.CREDENTIALS_REJECTED;
            case "AccessDenied",
                    "AccessDeniedException",
                    "UnauthorizedOperation",
                    "Blocked",
                    "OptInRequired",
                    "PendingVerification" -> AwsFailure.FORBIDDEN;
            case "ValidationError", "ValidationException" ->
                namesTheUnknown(message) ? AwsFailure.NOT_FOUND : AwsFailure.REFUSED;
            case "InvalidParameterValue",
                    "InvalidParameterCombination",
                    "InvalidParameter",
                    "MissingParameter",
                    "UnknownParameter",
                    "InvalidAction",
                    "UnsupportedOperation",
                    "InvalidNextToken",
                    "LimitExceeded",
                    "ResourceInUse",
                    "ResourceInUseFault",
                    "IncorrectInstanceState" -> AwsFailure.REFUSED;
            case MALFORMED -> AwsFailure.UNREADABLE;
            default ->
                code.contains("NotFound") || code.endsWith(".Malformed") || code.equals("InvalidInstanceType")
                        ? AwsFailure.NOT_FOUND
                        : byStatus(status);
        };
    }

    private static AwsFailure byStatus(int status) {
        if (status == 429) {
            return AwsFailure.THROTTLED;
        }
        if (status == 401) {
            return AwsFailure.CREDENTIALS_REJECTED;
        }
        if (status == 403) {
            return AwsFailure.FORBIDDEN;
        }
        if (status >= 400 && status < 500) {
            return AwsFailure.REFUSED;
        }
        return AwsFailure.UNAVAILABLE;
    }

    /** Auto Scaling has no code of its own for what it does not know, only a sentence. */
    private static boolean namesTheUnknown(String message) {
        return message.contains("not found") || message.contains("No managed instance");
    }

    private static AwsException exception(
            AwsFailure failure, AwsCall call, String code, Said said, @Nullable Throwable cause) {
        String request = said.requestId().isEmpty() ? "" : " (request " + plain(said.requestId()) + ")";
        String about = said.subject().isEmpty() ? "" : " of " + plain(said.subject());
        String sentence = said.message().isBlank() ? "" : ": " + plain(said.message());
        return new AwsException(
                failure,
                call,
                plain(code),
                call.action() + about + ": " + plain(code) + sentence + request + "; " + remedy(failure, call, code),
                cause);
    }

    private static String remedy(AwsFailure failure, AwsCall call, String code) {
        return switch (failure) {
            case THROTTLED ->
                code.startsWith("Scaling") || code.startsWith("ResourceContention")
                        ? "the group is busy, it is asked again later"
                        : "asked again later; if it lasts, other programs of the account use up the request quota";
            case UNAVAILABLE ->
                "asked again later; if it lasts, check the network to the regional endpoint and the AWS Health Dashboard";
            case CREDENTIALS_REJECTED -> credentialsRemedy(code);
            case FORBIDDEN -> "allow " + call.permission() + " to the role in its IAM policy";
            case NOT_FOUND -> "check that it exists in this account and region";
            case REFUSED -> "nothing was changed; the group's own bounds and settings decide";
            case UNREADABLE -> "a proxy between here and AWS may have answered: check AWS_ENDPOINT_URL and the network";
        };
    }

    private static String credentialsRemedy(String code) {
        return switch (code) {
            case "RequestExpired", "RequestInTheFuture", "SignatureDoesNotMatch" ->
                "check the clock of this machine, then the credentials";
            case NO_CREDENTIALS ->
                "give the pod a role (EKS Pod Identity or an IAM role for its service account), or set AWS_PROFILE";
            default ->
                "check that the pod's role exists and trusts its service account; credentials are read anew on each call";
        };
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /** One line of limited length, so that no answer can forge a line of the log. */
    private static String plain(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT) + "...";
    }
}
