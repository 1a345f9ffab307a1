package dev.plimsoll.daemon.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server for pages that are made when they are asked for. It reads no bodies and takes no orders, and whoever
 * opens connections without asking for anything takes neither memory nor threads from the rest of the program.
 */
public final class Endpoint implements AutoCloseable {

    /** Beyond them connections are closed at once. */
    public static final int MOST_CONNECTIONS = 64;

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.http");
    private static final int BACKLOG = 16;

    static {
        // The JDK's server takes its limits from here alone, when its first one is made.
        limits().forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Endpoint(HttpServer server) {
        this.server = server;
    }

    /** Times in seconds; of headers their number and bytes. */
    private static SortedMap<String, String> limits() {
        var limits = new TreeMap<String, String>();
        limits.put("jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS));
        limits.put("sun.net.httpserver.maxIdleConnections", "16");
        limits.put("sun.net.httpserver.idleInterval", "10");
        limits.put("sun.net.httpserver.maxReqTime", "5");
        limits.put("sun.net.httpserver.maxRspTime", "30");
        limits.put("sun.net.httpserver.maxReqHeaders", "50");
        limits.put("sun.net.httpserver.maxReqHeaderSize", "16384");
        return limits;
    }

    /** Serves pages by their paths at an address and port (0: any that is free), as the settings called so say. */
    public static Endpoint open(String setting, InetSocketAddress at, Map<String, Supplier<WebPage>> pages)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(at, BACKLOG);
        } catch (IOException taken) {
            throw new IOException(
                    "cannot serve at " + at.getHostString() + ":" + at.getPort() + " (" + taken.getMessage()
                            + "): give " + setting + " an address and a port that are free",
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

    private void answer(HttpExchange exchange, Map<String, Supplier<WebPage>> pages) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            Supplier<WebPage> page = pages.get(exchange.getRequestURI().getPath());
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                send(exchange, WebPage.text(405, "only GET and HEAD\n"));
            } else if (page == null) {
                send(exchange, WebPage.text(404, "pages: " + String.join(" ", pages.keySet()) + "\n"));
            } else {
                send(exchange, made(page, exchange.getRequestURI()));
            }
        }
    }

    /** A page that cannot be made says so, where the server itself would answer nothing. */
    private static WebPage made(Supplier<WebPage> page, URI asked) {
        try {
            return page.get();
        } catch (RuntimeException defect) {
            LOG.error("the page {} cannot be made", asked.getPath(), defect);
            return WebPage.text(500, "this page cannot be made: " + defect + "\n");
        }
    }

    private static void send(HttpExchange exchange, WebPage page) throws IOException {
        byte[] bytes = page.text().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(page.status(), -1);
        } else {
            exchange.sendResponseHeaders(page.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
