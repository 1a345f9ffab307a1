package dev.plimsoll.kubernetes.api;

import java.io.InputStream;
import java.time.Duration;

/** The wire to a Kubernetes API server. Calls block for no longer than their own timeouts; there are no retries behind it. */
public interface ApiServer {

    /**
     * The answer to a request about one object, if it was one of success; every other, and one that is larger than any object
     * can be, is an {@link ApiException}.
     */
    ApiAnswer send(Call call) throws ApiException, InterruptedException;

    /**
     * Opens a list or a watch, to be read as it comes. The call's timeout is for its beginning alone; reading breaks off with an
     * {@link ApiException} that {@linkplain ApiException#isOverTime() is over time} once it has lasted so long. An interrupt
     * while reading is an {@link java.io.InterruptedIOException}.
     */
    InputStream open(Call call, Duration lasts) throws ApiException, InterruptedException;
}
