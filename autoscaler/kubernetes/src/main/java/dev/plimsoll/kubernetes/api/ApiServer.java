package dev.plimsoll.kubernetes.api;

/** The wire to a Kubernetes API server. Calls block for no longer than their own timeouts; there are no retries behind it. */
public interface ApiServer {

    /** The answer to a request, if it was one of success; every other is an {@link ApiException}. */
    Answer send(Call call) throws ApiException, InterruptedException;

    /** Opens a watch: the call's timeout is for its beginning alone. */
    LineStream open(Call call) throws ApiException, InterruptedException;
}
