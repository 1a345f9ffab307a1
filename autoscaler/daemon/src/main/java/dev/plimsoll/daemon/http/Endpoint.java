package dev.plimsoll.daemon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server for pages that are made when they are asked for. It reads no bodies and takes no orders. */
public final class Endpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.http");
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Endpoint(HttpServer server) {
        this.server = server;
    }

    /** Serves pages by their paths at an address and port (0: any that is free). */
    public static Endpoint open(String address, int port, Map<String, Supplier<Page>> pages) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), BACKLOG);
        } catch (IOException taken) {
            throw new IOException(
                    "cannot serve at " + address + ":" + port + " (" + taken.getMessage()
                            + "): give server.address and server.port that are free",
                    taken);
        }
        var endpoint = new Endpoint(server);
        server.setExecutor(endpoint.threads);
        server.createContext("/", exchange -> endpoint.answer(exchange, pages));
        server.start();
        return endpoint;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, Map<String, Supplier<Page>> pages) throws IOException {
        try (exchange) {
            Supplier<Page> page = pages.get(exchange.getRequestURI().getPath());
            if (page == null) {
                send(exchange, Page.text(404, "pages: " + String.join(" ", pages.keySet()) + "\n"));
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, Page.text(405, "only GET\n"));
            } else {
                send(exchange, made(page, exchange.getRequestURI()));
            }
        }
    }

    /** A page that cannot be made says so, where the server itself would answer nothing. */
    private static Page made(Supplier<Page> page, URI asked) {
        try {
            return page.get();
        } catch (RuntimeException defect) {
            LOG.error("the page {} cannot be made", asked.getPath(), defect);
            return Page.text(500, "this page cannot be made: " + defect + "\n");
        }
    }

    private static void send(HttpExchange exchange, Page page) throws IOException {
        byte[] bytes = page.text().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        exchange.sendResponseHeaders(page.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
