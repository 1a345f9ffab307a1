package dev.plimsoll.simulator.trace.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.simulator.trace.TraceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Against a server that answers from a recording, and is not always in the mood. */
final class PrometheusServerTest {

    private static final Path ANSWERS = Path.of("src/test/resources/observed/mixed-prometheus.jsonl.gz");
    private static final Instant FROM = Instant.ofEpochSecond(1_796_078_385);
    private static final Instant UNTIL = Instant.ofEpochSecond(1_796_078_745);

    @TempDir
    private Path directory;

    private final Map<String, JsonNode> recorded = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        try (var values = new JsonValues(ANSWERS)) {
            for (JsonNode value = values.next(); value != null; value = values.next()) {
                recorded.put(value.path("query").asString(""), value.path("response"));
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/prefix/api/v1/query_range", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void answersInHalvesAndAfterFailuresGiveTheSameHistoryAsTheRecording() {
        Path file = directory.resolve("answers.jsonl.gz");
        new PrometheusServer(url("/prefix"), Duration.ofSeconds(15)).download(FROM, UNTIL, file, share -> {});
        ClusterHistory live = ClusterRecords.read(file, null);
        ClusterHistory expected = ClusterRecords.read(ANSWERS, null);
        assertThat(live.pods()).hasSize(41).isEqualTo(expected.pods());
        assertThat(live.nodes()).isEqualTo(expected.nodes());
        assertThat(live.controllers()).isEqualTo(expected.controllers());
        assertThat(asked.get()).as("questions: halves and repetitions").isGreaterThan(PrometheusServer.METRICS.size());
    }

    @Test
    void wrongAddressIsToldAndLeavesNoFile() {
        Path file = directory.resolve("answers.jsonl.gz");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> new PrometheusServer(url("/elsewhere"), Duration.ofSeconds(15))
                        .download(FROM, UNTIL, file, share -> {}))
                .withMessageContaining("answered 404")
                .withMessageContaining("check the address");
        assertThat(Files.exists(file)).isFalse();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Every seventh question fails, and more than ten samples are too many. */
    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = new TreeMap<>();
        for (String part : exchange.getRequestURI().getQuery().split("&", -1)) {
            query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
        }
        long start = Long.parseLong(query.get("start"));
        long end = Long.parseLong(query.get("end"));
        if (asked.incrementAndGet() % 7 == 0) {
            reply(exchange, 503, "busy");
        } else if ((end - start) / 15 > 10) {
            reply(exchange, 422, "{\"status\":\"error\",\"error\":\"too many samples\"}");
        } else {
            reply(exchange, 200, cut(recorded.get(query.get("query")), start, end));
        }
    }

    private static String cut(@Nullable JsonNode whole, long start, long end) {
        ObjectNode answer = (ObjectNode) new JsonMapper()
                .readTree("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}");
        ArrayNode results = (ArrayNode) answer.path("data").path("result");
        if (whole != null) {
            for (JsonNode series : whole.path("data").path("result")) {
                ObjectNode part = results.objectNode();
                part.set("metric", series.path("metric"));
                ArrayNode values = part.putArray("values");
                for (JsonNode sample : series.path("values")) {
                    long at = sample.path(0).asLong();
                    if (at >= start && at <= end) {
                        values.add(sample);
                    }
                }
                if (!values.isEmpty()) {
                    results.add(part);
                }
            }
        }
        return answer.toString();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
