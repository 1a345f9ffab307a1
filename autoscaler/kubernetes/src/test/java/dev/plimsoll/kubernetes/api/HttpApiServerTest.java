package dev.plimsoll.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiServerTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private @Nullable HttpServer server;
    private @Nullable HttpApiServer api;

    /** What the server does with a request. */
    private interface Script {
        void run(HttpExchange exchange) throws Exception;
    }

    private Script script = exchange -> {};

    @BeforeEach
    void listen() throws IOException {
        var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listening.setExecutor(threads);
        listening.createContext("/", exchange -> {
            try (exchange) {
                script.run(exchange);
            } catch (Exception failure) {
                throw new IOException(failure);
            }
        });
        listening.start();
        server = listening;
        api = HttpApiServer.of(new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + listening.getAddress().getPort() + "/")
                .withOauthToken("secret-token")
                .build());
    }

    @AfterEach
    void end() {
        testIsOver.countDown();
        if (api != null && server != null) {
            api.close();
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private HttpApiServer api() {
        return Objects.requireNonNull(api);
    }

    @Test
    void sendsContentWithItsTypeAndTheToken() throws IOException, InterruptedException {
        script = exchange -> {
            String said = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace('"', '\'');
            answer(exchange, 200, "{\"said\":\"" + said + "\"}");
        };
        assertThat(api().send(Call.mergePatch("/api/v1/nodes/a?x=1", Map.of("b", 1)))
                        .tree()
                        .path("said")
                        .asString(""))
                .isEqualTo("PATCH /api/v1/nodes/a?x=1 application/merge-patch+json Bearer secret-token {'b':1}");
        assertThat(api().send(Call.get("/api/v1/nodes")).tree().path("said").asString(""))
                .startsWith("GET /api/v1/nodes null Bearer");
        assertThat(api().send(new Call("DELETE", "/api/v1/nodes/a", null, LONG))
                        .tree()
                        .path("said")
                        .asString(""))
                .startsWith("DELETE /api/v1/nodes/a ");
    }

    @Test
    void anErrorCarriesStatusReasonMessageAndDelay() {
        script = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            answer(
                    exchange,
                    429,
                    "{\"kind\":\"Status\",\"code\":429,\"reason\":\"TooManyRequests\",\"message\":\"not now\"}");
        };
        assertThatThrownBy(() -> api().send(Call.get("/x"))).isInstanceOfSatisfying(ApiException.class, failure -> {
            assertThat(failure.code()).isEqualTo(429);
            assertThat(failure.summary()).isEqualTo("429 TooManyRequests: not now");
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
    }

    @Test
    void nobodyIsMadeToWaitForLongerThanAMinute() {
        script = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "999999");
            answer(exchange, 429, "{\"kind\":\"Status\",\"code\":429,\"details\":{\"retryAfterSeconds\":86400}}");
        };
        assertThatThrownBy(() -> api().send(Call.get("/x")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void anErrorInProseOfAProxyIsToldAsItIs() {
        script = exchange -> answer(exchange, 502, "<html>bad gateway</html>");
        assertThatThrownBy(() -> api().send(Call.get("/x"))).hasMessage("HTTP 502: <html>bad gateway</html>");
    }

    @Test
    void noAnswerInTimeIsAnErrorThatTellsNoSecret() {
        script = exchange -> testIsOver.await(60, TimeUnit.SECONDS);
        assertThatThrownBy(() -> api().send(Call.get("/x?token=query").within(SHORT)))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.code()).isZero();
                    assertThat(failure.summary())
                            .contains("GET /x")
                            .doesNotContain("query")
                            .doesNotContain("secret");
                });
    }

    @Test
    void readsBytesHoweverTheyAreCutUntilTheEnd() throws IOException, InterruptedException {
        script = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (String part : new String[] {"{\"a\"", ":1}\n{\"b\":", "2}\n\n", "{\"c\":\"ü\"}"}) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        };
        try (InputStream bytes = api().open(Call.get("/watch"), LONG)) {
            assertThat(new String(bytes.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a\":1}\n{\"b\":2}\n\n{\"c\":\"ü\"}");
        }
    }

    /** A reader that is slow holds up the server, not the memory. */
    @Test
    void takesInMoreThanItHoldsAtOnceAndLetsTheServerWait() throws IOException, InterruptedException {
        int total = 32 << 20;
        var written = new AtomicInteger();
        script = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[64 << 10];
            while (written.get() < total) {
                exchange.getResponseBody().write(part);
                written.addAndGet(part.length);
            }
        };
        try (InputStream bytes = api().open(Call.get("/watch"), LONG)) {
            assertThat(bytes.read()).isZero();
            // Whatever the sockets' buffers take is written before the server has to wait.
            int before = -1;
            while (before != written.get()) {
                before = written.get();
                assertThat(testIsOver.await(200, TimeUnit.MILLISECONDS)).isFalse();
            }
            assertThat(written.get()).isLessThan(total);
            assertThat(bytes.readAllBytes()).hasSize(total - 1);
        }
    }

    @Test
    void silenceIsOverTimeAndAStreamGivenUpIsClosed() throws IOException, InterruptedException {
        var closed = new CountDownLatch(1);
        script = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                while (!testIsOver.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException gone) {
                closed.countDown();
            }
        };
        try (InputStream bytes = api().open(Call.get("/watch"), SHORT)) {
            assertThat(new String(bytes.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
            assertThatThrownBy(bytes::readAllBytes)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            failure -> assertThat(failure.isOverTime()).isTrue());
        }
        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStreamThatBreaksIsAnErrorAndNoEnd() throws IOException, InterruptedException {
        script = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("first".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        };
        try (InputStream bytes = api().open(Call.get("/watch"), LONG)) {
            assertThat(new String(bytes.readNBytes(5), StandardCharsets.UTF_8)).isEqualTo("first");
            assertThatThrownBy(bytes::read).isInstanceOf(ApiException.class).hasMessageContaining("broke");
        }
    }

    @Test
    void anAnswerLargerThanAnyObjectIsAnErrorAndNotKept() {
        script = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(part);
            }
        };
        assertThatThrownBy(() -> api().send(Call.get("/x").within(LONG)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("more than 8 MiB");
    }

    @Test
    void aWatchThatIsRefusedIsAnErrorWithTheServersWords() {
        script = exchange -> answer(
                exchange, 410, "{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\",\"message\":\"too old\"}");
        assertThatThrownBy(() -> api().open(Call.get("/watch"), LONG))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.isGone()).isTrue();
                    assertThat(failure.summary()).contains("too old");
                });
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
