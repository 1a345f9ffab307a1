package dev.plimsoll.daemon.tell;

import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.time.Duration;

/** Counts the calls to an API server by method and outcome; the beginning of a watch counts as WATCH, a page of a list as LIST. */
public final class CountingApiServer implements ApiServer {

    private static final String CALLS = "plimsoll_kubernetes_calls_total";
    private static final String WATCH = "watch=1";

    private final ApiServer inner;
    private final MeterRegistry registry;

    public CountingApiServer(ApiServer inner, MeterRegistry registry) {
        this.inner = inner;
        this.registry = registry;
    }

    @Override
    public ApiAnswer send(Call call) throws ApiException, InterruptedException {
        try {
            ApiAnswer answer = inner.send(call);
            count(call.method(), "success");
            return answer;
        } catch (ApiException failure) {
            count(call.method(), Integer.toString(failure.code()));
            throw failure;
        }
    }

    @Override
    public InputStream open(Call call, Duration lasts) throws ApiException, InterruptedException {
        String method = call.path().contains(WATCH) ? "WATCH" : "LIST";
        try {
            InputStream stream = inner.open(call, lasts);
            count(method, "success");
            return stream;
        } catch (ApiException failure) {
            count(method, Integer.toString(failure.code()));
            throw failure;
        }
    }

    private void count(String method, String status) {
        registry.counter(CALLS, "method", method, "status", status).increment();
    }
}
