package dev.plimsoll.aws.wire;

import org.jspecify.annotations.Nullable;

/** A call to AWS that was not answered as asked. The message names the call, AWS's code, what AWS says and the remedy. */
public final class AwsException extends RuntimeException {

    private final AwsFailure failure;
    private final AwsCall call;
    private final String code;
    private final String message;

    AwsException(AwsFailure failure, AwsCall call, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
        this.call = call;
        this.code = code;
        this.message = message;
    }

    public AwsFailure failure() {
        return failure;
    }

    public AwsCall call() {
        return call;
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** AWS's own code, or one of {@link AwsErrors} when AWS gave none. */
    public String code() {
        return code;
    }
}
