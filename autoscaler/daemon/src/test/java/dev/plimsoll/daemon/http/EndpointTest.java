package dev.plimsoll.daemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class EndpointTest {

    private static final String HERE = "127.0.0.1";

    private final Map<String, Supplier<Page>> pages = new TreeMap<>(
            Map.of("/healthz", () -> Page.health(""), "/readyz", () -> Page.health("pods are not listed yet")));

    @Test
    void servesPagesAsTheyAreWhenAskedFor() throws IOException, InterruptedException {
        try (Endpoint endpoint = Endpoint.open(HERE, 0, pages)) {
            assertThat(send(endpoint, "GET", "/healthz")).isEqualTo("200 ok\n");
            assertThat(send(endpoint, "GET", "/readyz")).isEqualTo("503 pods are not listed yet\n");
            assertThat(send(endpoint, "GET", "/else")).isEqualTo("404 pages: /healthz /readyz\n");
            assertThat(send(endpoint, "POST", "/healthz")).isEqualTo("405 only GET\n");
        }
    }

    @Test
    void saysThatAPageCannotBeMade() throws IOException, InterruptedException {
        pages.put("/status", () -> {
            throw new IllegalStateException("no round has an end");
        });
        try (Endpoint endpoint = Endpoint.open(HERE, 0, pages)) {
            assertThat(send(endpoint, "GET", "/status"))
                    .startsWith("500 this page cannot be made: ")
                    .contains("no round has an end");
        }
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (Endpoint first = Endpoint.open(HERE, 0, pages)) {
            assertThatThrownBy(() -> Endpoint.open(HERE, first.port(), pages))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot serve at 127.0.0.1:" + first.port());
        }
    }

    private static String send(Endpoint endpoint, String method, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HERE + ":" + endpoint.port() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
