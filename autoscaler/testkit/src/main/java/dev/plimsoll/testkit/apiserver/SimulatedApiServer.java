package dev.plimsoll.testkit.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server on the loopback interface that holds what it is given, tells of it by lists and watches, and fails as it is
 * told. It knows no schemas, no schedulers and no controllers; what it does is held to the real one by one contract.
 */
public final class SimulatedApiServer implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long LONGEST_WATCH_SECONDS = 1800;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ObjectStore store = new ObjectStore();
    private final ObjectApi api = new ObjectApi(store);
    private final List<Aimed> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;

    private record Aimed(Fault.Aim aim, Fault fault) {}

    public SimulatedApiServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /** A kubeconfig that leads here. */
    public String kubeconfig() {
        return """
                {"apiVersion":"v1","kind":"Config","current-context":"test",
                 "clusters":[{"name":"test","cluster":{"server":"%s"}}],
                 "users":[{"name":"test","user":{"token":"test"}}],
                 "contexts":[{"name":"test","context":{"cluster":"test","user":"test"}}]}
                """.formatted(url());
    }

    /** Does what a request by this path, with this JSON, would do; the object that comes of it. */
    public ObjectNode send(String method, String path, String json) {
        lock.lock();
        try {
            ObjectNode answer =
                    api.answer(ApiRequest.of(method, URI.create(path), "application/merge-patch+json", json));
            changed.signalAll();
            return answer.deepCopy();
        } finally {
            lock.unlock();
        }
    }

    /** The object at a path; null if there is none. */
    public @Nullable ObjectNode at(String path) {
        lock.lock();
        try {
            ObjectNode found =
                    store.find(ApiRequest.of("GET", URI.create(path), "", "").place());
            return found == null ? null : found.deepCopy();
        } finally {
            lock.unlock();
        }
    }

    /** Lets requests go wrong, the faults that were told first before the others. */
    public void fault(Fault.Aim aim, Fault fault) {
        lock.lock();
        try {
            faults.add(new Aimed(aim, fault));
        } finally {
            lock.unlock();
        }
    }

    /** Requests of this verb and resource, such as "patch nodes", are forbidden from now on. */
    public void deny(String what) {
        lock.lock();
        try {
            api.deny(what);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the history: watches of before cannot go on. */
    public void compact() {
        lock.lock();
        try {
            store.compact();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The requests since the last call, such as "patch nodes a". */
    public List<String> takeRequests() {
        lock.lock();
        try {
            var taken = List.copyOf(requests);
            requests.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            serve(
                    exchange,
                    ApiRequest.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            type == null ? "" : type,
                            new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, ApiRequest request) throws IOException, InterruptedException {
        try {
            switch (faultOf(request)) {
                case null -> answer(exchange, request);
                case Fault.Refused refused -> refuse(exchange, refused);
                case Fault.LostReply() -> {
                    ObjectNode _ = done(request);
                }
                case Fault.Hangs() -> closed.await();
                case Fault.Overtaken(Runnable by) -> {
                    by.run();
                    answer(exchange, request);
                }
            }
        } catch (Refusal refused) {
            send(exchange, refused.code(), refused.status());
        }
    }

    private @Nullable Fault faultOf(ApiRequest request) {
        lock.lock();
        try {
            requests.add(request.toString());
            for (Iterator<Aimed> each = faults.iterator(); each.hasNext(); ) {
                Aimed aimed = each.next();
                if (aimed.aim().requests().test(request)) {
                    int left = aimed.aim().times() - 1;
                    each.remove();
                    if (left > 0) {
                        faults.addFirst(new Aimed(new Fault.Aim(aimed.aim().requests(), left), aimed.fault()));
                    }
                    return aimed.fault();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private static void refuse(HttpExchange exchange, Fault.Refused refused) throws IOException {
        if (refused.retryAfter().isPositive()) {
            exchange.getResponseHeaders()
                    .set("Retry-After", Long.toString(refused.retryAfter().toSeconds()));
        }
        send(exchange, refused.code(), new Refusal(refused.code(), refused.reason(), refused.message()).status());
    }

    private void answer(HttpExchange exchange, ApiRequest request) throws IOException, InterruptedException {
        if (request.isWatch()) {
            watch(exchange, request);
        } else {
            ObjectNode done = done(request);
            send(exchange, request.method().equals("POST") ? 201 : 200, done);
        }
    }

    private ObjectNode done(ApiRequest request) {
        lock.lock();
        try {
            ObjectNode answer = api.answer(request);
            changed.signalAll();
            return answer.deepCopy();
        } finally {
            lock.unlock();
        }
    }

    private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void watch(HttpExchange exchange, ApiRequest request) throws IOException, InterruptedException {
        checkAllowed(request);
        String asked = request.asked("timeoutSeconds");
        long end = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(asked.isEmpty() ? LONGEST_WATCH_SECONDS : Long.parseLong(asked));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        var teller = new WatchTeller(request, exchange.getResponseBody());
        if (teller.begin()) {
            while (teller.tell(await(teller, end))) {}
        }
    }

    private void checkAllowed(ApiRequest watch) {
        lock.lock();
        try {
            api.checkAllowed(watch);
        } finally {
            lock.unlock();
        }
    }

    /** What there is to tell, waited for; nothing once it is time to end. */
    private List<ObjectStore.Change> await(WatchTeller teller, long end) throws InterruptedException {
        lock.lock();
        try {
            List<ObjectStore.Change> news = store.since(teller.told(), teller.collection());
            long left = end - System.nanoTime();
            while (news.isEmpty() && left > 0 && closed.getCount() > 0) {
                left = changed.awaitNanos(left);
                news = store.since(teller.told(), teller.collection());
            }
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** One watch: what it is about and how far it has come. */
    private final class WatchTeller {

        private final ApiRequest request;
        private final OutputStream out;
        private final FieldSelector selector;
        private long told;

        WatchTeller(ApiRequest request, OutputStream out) {
            this.request = request;
            this.out = out;
            selector = FieldSelector.parse(request.asked("fieldSelector"));
            told = Long.parseLong(request.query().getOrDefault("resourceVersion", "0"));
        }

        long told() {
            return told;
        }

        String collection() {
            return request.place().collection();
        }

        /** The headers go out at once. Returns whether all that happened since can be told. */
        boolean begin() throws IOException {
            out.flush();
            boolean remembered;
            lock.lock();
            try {
                remembered = store.remembers(told);
            } finally {
                lock.unlock();
            }
            if (!remembered) {
                line("ERROR", new Refusal(410, "Expired", "too old resource version: " + told).status());
            }
            return remembered;
        }

        /** Returns whether there may be more. */
        boolean tell(List<ObjectStore.Change> news) throws IOException {
            for (ObjectStore.Change change : news) {
                told = change.version();
                if (ObjectApi.isIn(request.place(), change.object())) {
                    if (selector.matches(change.object())) {
                        line(change.type(), change.object());
                    } else if (change.type().equals("MODIFIED")) {
                        line("DELETED", change.object()); // it is none of these any more
                    }
                }
            }
            return !news.isEmpty();
        }

        private void line(String type, ObjectNode object) throws IOException {
            ObjectNode event = MAPPER.createObjectNode();
            event.put("type", type).set("object", object);
            out.write((event + "\n").getBytes(UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        http.stop(0);
        threads.shutdownNow();
    }
}
