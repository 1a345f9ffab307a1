package dev.plimsoll.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The API server over HTTP, with fabric8's credentials, tokens and TLS. Its typed calls are not used: they hide the status and
 * the delay asked for, retry by themselves, and let one unreadable object spoil a whole list.
 */
public final class HttpApiServer implements ApiServer, AutoCloseable {

    private static final int NO_RETRY = 0;

    private final HttpClient http;
    private final String master;

    private HttpApiServer(HttpClient http, String master) {
        this.http = http;
        this.master = master;
    }

    /**
     * By the pod's own service account, or the kubeconfig of the environment; an {@link IllegalStateException} if the variable
     * KUBECONFIG names none that is there.
     */
    public static HttpApiServer ofEnvironment() {
        String unusable = unusable(System.getenv("KUBECONFIG"));
        if (unusable != null) {
            throw new IllegalStateException(unusable);
        }
        return of(Config.autoConfigure(null));
    }

    /** What is wrong with the value of KUBECONFIG; null if nothing is: it is not set, or names a file that can be read. */
    static @Nullable String unusable(@Nullable String variable) {
        if (variable == null || variable.isBlank()) {
            return null;
        }
        for (String file : variable.split(File.pathSeparator, -1)) {
            if (Files.isReadable(Path.of(file)) && !Files.isDirectory(Path.of(file))) {
                return null;
            }
        }
        return "KUBECONFIG is " + variable
                + ", where no file is that can be read: name a kubeconfig, or unset it in a pod";
    }

    /** By the text of a kubeconfig. */
    public static HttpApiServer ofKubeconfig(String kubeconfig) {
        return of(Config.fromKubeconfig(kubeconfig));
    }

    /**
     * HTTP/1.1, so that every watch has a connection of its own: one that went dead is given up with its watch, where over
     * HTTP/2 the next watch would share its fate.
     */
    static HttpApiServer of(Config config) {
        Config own = new ConfigBuilder(config)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(NO_RETRY)
                .build();
        String master = own.getMasterUrl();
        return new HttpApiServer(
                new JdkHttpClientFactory().newBuilder(own).build(),
                master.endsWith("/") ? master.substring(0, master.length() - 1) : master);
    }

    @Override
    public ApiAnswer send(Call call) throws ApiException, InterruptedException {
        HttpBytes bytes = new HttpBytes(call, call.timeout());
        HttpResponse<AsyncBody> response = begin(call, bytes);
        byte[] body = whole(bytes, call);
        if (!response.isSuccessful()) {
            throw ApiException.of(response.code(), body, retryAfter(response));
        }
        return new ApiAnswer(response.code(), body);
    }

    @Override
    public InputStream open(Call call, Duration lasts) throws ApiException, InterruptedException {
        HttpBytes bytes = new HttpBytes(call, lasts);
        HttpResponse<AsyncBody> response = begin(call, bytes);
        if (!response.isSuccessful()) {
            throw ApiException.of(response.code(), whole(bytes, call), retryAfter(response));
        }
        return bytes;
    }

    private HttpResponse<AsyncBody> begin(Call call, HttpBytes bytes) throws ApiException, InterruptedException {
        HttpRequest request = request(call).forStreaming().build();
        HttpResponse<AsyncBody> response =
                await(http.consumeBytes(request, (buffers, body) -> bytes.take(buffers, body)), call);
        bytes.begin(response.body());
        return response;
    }

    /** All of an answer, which no object makes larger than this. */
    private static byte[] whole(HttpBytes bytes, Call call) throws ApiException, InterruptedException {
        try (bytes) {
            byte[] body = bytes.readNBytes(ApiJson.LARGEST_OBJECT);
            if (body.length == ApiJson.LARGEST_OBJECT) {
                throw ApiException.unanswered(
                        call, "the answer has more than " + (ApiJson.LARGEST_OBJECT >> 20) + " MiB");
            }
            return body;
        } catch (IOException broken) {
            throw BrokenStream.of(broken, call);
        }
    }

    private HttpRequest.Builder request(Call call) {
        HttpRequest.Builder request =
                http.newHttpRequestBuilder().uri(master + call.path()).header("Accept", "application/json");
        Call.Content content = call.content();
        if (content != null) {
            return request.method(call.method(), content.type(), content.text());
        }
        return call.method().equals("GET") ? request : request.method(call.method(), "application/json", "");
    }

    private static <T> T await(CompletableFuture<T> answer, Call call) throws ApiException, InterruptedException {
        try {
            return answer.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw ApiException.unanswered(call, "no answer within " + call.timeout());
        } catch (ExecutionException failed) {
            throw ApiException.unanswered(call, String.valueOf(failed.getCause()));
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            throw interrupted;
        }
    }

    /** In seconds; a date is passed over, as the API server sends none. */
    private static Duration retryAfter(HttpResponse<?> response) {
        String header = response.header("Retry-After");
        return header != null && header.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : Duration.ZERO;
    }

    @Override
    public void close() {
        http.close();
    }
}
