package dev.plimsoll.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server and an AWS in which there is nothing, on the loopback, where the program looks for them by system properties. */
final class Surroundings implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> before = new TreeMap<>();

    Surroundings(Path folder) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: empty, cluster: {server: "%s"}}]
                users: [{name: tester, user: {token: none}}]
                contexts: [{name: empty, context: {cluster: empty, user: tester}}]
                current-context: empty
                """.formatted(address));
        set("kubeconfig", kubeconfig.toString());
        set("aws.region", "eu-central-1");
        set("aws.accessKeyId", "none");
        set("aws.secretAccessKey", "none");
        set("aws.endpointUrl", address);
    }

    private void set(String property, String value) {
        String old = System.setProperty(property, value);
        before.put(property, old == null ? "" : old);
    }

    /** Only AWS is asked by POST. */
    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            answerAsAws(exchange);
        } else {
            answerAsApiServer(exchange);
        }
    }

    private void answerAsApiServer(HttpExchange exchange) throws IOException {
        if (String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=")) {
            holdOpen(exchange);
            return;
        }
        answer(
                exchange,
                "application/json",
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}");
    }

    /** A watch in which nothing happens. */
    private void holdOpen(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            closing.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answerAsAws(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String action = form.replaceFirst("^(?:.*&)?Action=(\\w+).*$", "$1");
        answer(exchange, "text/xml", """
                <%1$sResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">
                <%1$sResult><AutoScalingGroups/><Activities/></%1$sResult>
                <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
                </%1$sResponse>
                """.formatted(action));
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        before.forEach((property, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(property);
            } else {
                System.setProperty(property, value);
            }
        });
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
