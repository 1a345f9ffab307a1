package dev.plimsoll.daemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class EndpointTest {

    private static final String HERE = "127.0.0.1";

    private final Map<String, Supplier<WebPage>> pages = new TreeMap<>(
            Map.of("/healthz", () -> WebPage.health(""), "/readyz", () -> WebPage.health("pods are not listed yet")));

    @Test
    void servesPagesAsTheyAreWhenAskedFor() throws IOException, InterruptedException {
        try (Endpoint endpoint = Endpoint.open("server", at(0), pages)) {
            assertThat(send(endpoint, "GET", "/healthz")).isEqualTo("200 ok\n");
            assertThat(send(endpoint, "GET", "/readyz")).isEqualTo("503 pods are not listed yet\n");
            assertThat(send(endpoint, "GET", "/else")).isEqualTo("404 pages: /healthz /readyz\n");
            assertThat(send(endpoint, "POST", "/healthz")).isEqualTo("405 only GET and HEAD\n");
            assertThat(send(endpoint, "HEAD", "/healthz")).isEqualTo("200 ");
        }
    }

    @Test
    void saysThatAPageCannotBeMade() throws IOException, InterruptedException {
        pages.put("/status", () -> {
            throw new IllegalStateException("no round has an end");
        });
        try (Endpoint endpoint = Endpoint.open("server", at(0), pages)) {
            assertThat(send(endpoint, "GET", "/status"))
                    .startsWith("500 this page cannot be made: ")
                    .contains("no round has an end");
        }
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (Endpoint first = Endpoint.open("server", at(0), pages)) {
            assertThatThrownBy(() -> Endpoint.open("server.port", at(first.port()), pages))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot serve at 127.0.0.1:" + first.port())
                    .hasMessageContaining("give server.port an address and a port that are free");
        }
    }

    /** A thread a connection that says nothing would be the end of the process after some thousands. */
    @Test
    void whoOpensConnectionsAndSaysNothingIsCutOffAndTheNextIsServed() throws IOException, InterruptedException {
        Process alone = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServedAlone.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var told = alone.inputReader()) {
            int port = Integer.parseInt(told.readLine());
            try (var flood = new Flood(port)) {
                flood.open(1000);
                Awaitility.await().until(() -> flood.cutOff() >= 1000 - Endpoint.MOST_CONNECTIONS);
            }
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> send(port, "GET", "/healthz").equals("200 ok\n"));
        } finally {
            alone.outputWriter().close();
            alone.waitFor();
        }
    }

    /** Connections that were opened and left open. */
    private static final class Flood implements AutoCloseable {

        private final int port;
        private final List<Socket> sockets = new ArrayList<>();

        Flood(int port) {
            this.port = port;
        }

        void open(int many) throws IOException {
            for (int i = 0; i < many; i++) {
                sockets.add(new Socket(InetAddress.ofLiteral(HERE), port));
            }
        }

        /** How many of them the server has closed; one that it has not is silent. */
        int cutOff() throws IOException {
            int closed = 0;
            for (Socket socket : sockets) {
                socket.setSoTimeout(1);
                closed += isClosed(socket) ? 1 : 0;
            }
            return closed;
        }

        private static boolean isClosed(Socket socket) throws IOException {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException open) {
                return false;
            } catch (SocketException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(HERE), port);
    }

    private static String send(Endpoint endpoint, String method, String path) throws IOException, InterruptedException {
        return send(endpoint.port(), method, path);
    }

    private static String send(int port, String method, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + HERE + ":" + port + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
