package dev.plimsoll.daemon.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** Stands between a daemon and AWS: notes every call, can be out of order, and can do something before an answer gets through. */
final class AwsRelay implements AutoCloseable {

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final List<SortedMap<String, String>> calls = new ArrayList<>();
    private volatile boolean down;
    private volatile String held = "";
    private volatile Runnable beforeAnswer = () -> {};

    AwsRelay(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::relay);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on nothing gets an answer, or everything does. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** Once an action of this name has been carried out, this runs and no answer is given. */
    void onceDone(String action, Runnable instead) {
        beforeAnswer = instead;
        held = action;
    }

    /** The parameters of all calls of an action, in order. */
    List<SortedMap<String, String>> calls(String action) {
        synchronized (calls) {
            return calls.stream()
                    .filter(call -> action.equals(call.get("Action")))
                    .toList();
        }
    }

    /** How many calls there were, by action. */
    SortedMap<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        synchronized (calls) {
            calls.forEach(call -> counts.merge(call.getOrDefault("Action", "?"), 1, Integer::sum));
        }
        return counts;
    }

    private void relay(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (down) {
                return; // the connection ends without an answer
            }
            SortedMap<String, String> call = parameters(body);
            synchronized (calls) {
                calls.add(call);
            }
            HttpResponse<byte[]> answer = send(exchange, body);
            if (held.equals(call.get("Action"))) {
                held = "";
                beforeAnswer.run();
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (String name : List.of("Content-Type", "Authorization", "X-Amz-Date")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static SortedMap<String, String> parameters(String body) {
        var parameters = new TreeMap<String, String>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
