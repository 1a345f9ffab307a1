package dev.plimsoll.daemon.tell;

import dev.plimsoll.kubernetes.api.Answer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.LineStream;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the calls to an API server by method and outcome; the beginning of a watch counts as WATCH. */
public final class CountingApiServer implements ApiServer {

    private static final String CALLS = "plimsoll_kubernetes_calls_total";

    private final ApiServer inner;
    private final MeterRegistry registry;

    public CountingApiServer(ApiServer inner, MeterRegistry registry) {
        this.inner = inner;
        this.registry = registry;
    }

    @Override
    public Answer send(Call call) throws ApiException, InterruptedException {
        try {
            Answer answer = inner.send(call);
            count(call.method(), "success");
            return answer;
        } catch (ApiException failure) {
            count(call.method(), Integer.toString(failure.code()));
            throw failure;
        }
    }

    @Override
    public LineStream open(Call call) throws ApiException, InterruptedException {
        try {
            LineStream stream = inner.open(call);
            count("WATCH", "success");
            return stream;
        } catch (ApiException failure) {
            count("WATCH", Integer.toString(failure.code()));
            throw failure;
        }
    }

    private void count(String method, String status) {
        registry.counter(CALLS, "method", method, "status", status).increment();
    }
}
