package dev.plimsoll.kubernetes.act;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events on objects, each said once: the same again about the same object is not posted before an hour has passed, which is how
 * long the API server keeps events. Posting is for a thread of its own; nothing waits for it, and what is too much is dropped.
 */
public final class Events implements Runnable {

    private static final Duration SAID_FOR = Duration.ofHours(1);
    private static final int REMEMBERED = 20_000;
    private static final int WAITING = 2_000;
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final int LONGEST_NOTE = 1024;
    private static final String COMPONENT = "plimsoll";

    private final ApiServer api;
    private final InstantSource time;
    private final Pauses pauses;
    private final String instance;
    private final Map<Said, Instant> said = new LinkedHashMap<>();
    private final BlockingQueue<Posting> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Instant lastTurn;

    /** Reported by an instance of the program, such as its pod. */
    public Events(ApiServer api, InstantSource time, Pauses pauses, String instance) {
        this.api = api;
        this.time = time;
        this.pauses = pauses;
        this.instance = instance;
    }

    /** How much it matters. */
    public enum Type {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String text;

        Type(String text) {
            this.text = text;
        }
    }

    /** What an event is about; the namespace of a node is "". */
    public record Regarding(String kind, String namespace, String name, String uid) {

        /** By namespace/name. */
        public static Regarding pod(String id, String uid) {
            int slash = id.indexOf('/');
            return new Regarding("Pod", id.substring(0, slash), id.substring(slash + 1), uid);
        }

        public static Regarding configMap(String namespace, String name) {
            return new Regarding("ConfigMap", namespace, name, "");
        }

        /** Events of kubelets, too, have the name for a uid. */
        public static Regarding node(String name) {
            return new Regarding("Node", "", name, name);
        }
    }

    /** One event: its reason is a word in camel case, its note a sentence, cut where it is longer than the API server takes. */
    public record Event(Regarding regarding, Type type, String reason, String note) {
        public Event {
            note = note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 3) + "...";
        }
    }

    private record Said(Regarding regarding, String reason, String note) {}

    private record Posting(Event event, Instant at) {}

    /** Has an event posted unless it was said lately; returns whether it will be. */
    public boolean post(Event event, Instant now) {
        var key = new Said(event.regarding(), event.reason(), event.note());
        synchronized (said) {
            Instant last = said.get(key);
            if (last != null && now.isBefore(last.plus(SAID_FOR))) {
                return false;
            }
            if (!waiting.offer(new Posting(event, now))) {
                dropped.incrementAndGet();
                return false;
            }
            said.remove(key);
            said.put(key, now);
            if (said.size() > REMEMBERED) {
                said.remove(said.keySet().iterator().next());
            }
            return true;
        }
    }

    /** How many events were dropped since the start: too many at once, or refused by the API server. */
    public long dropped() {
        return dropped.get();
    }

    /** When it last got on, whether there was anything to post or not; null before the first time. */
    public @Nullable Instant lastTurn() {
        return lastTurn;
    }

    /** Posts what waits, until interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                lastTurn = time.instant();
                Posting next = waiting.poll(TURN.toNanos(), TimeUnit.NANOSECONDS);
                if (next != null) {
                    send(next);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Posts what waits now. */
    void drain() throws InterruptedException {
        for (Posting next = waiting.poll(); next != null; next = waiting.poll()) {
            send(next);
        }
    }

    /** What could not be posted may be said again. */
    private void send(Posting posting) throws InterruptedException {
        Event event = posting.event();
        String namespace = event.regarding().namespace().isEmpty()
                ? "default"
                : event.regarding().namespace();
        try {
            api.send(Call.post(Paths.events(namespace), body(posting, namespace)));
        } catch (ApiException failure) {
            forget(event);
            if (failure.retryAfter().isPositive()) {
                pauses.pause(failure.retryAfter());
            }
        } catch (RuntimeException unexpected) {
            // One event that cannot be posted must not keep the others.
            forget(event);
        }
    }

    private void forget(Event event) {
        dropped.incrementAndGet();
        synchronized (said) {
            said.remove(new Said(event.regarding(), event.reason(), event.note()));
        }
    }

    private Map<String, Object> body(Posting posting, String namespace) {
        Event event = posting.event();
        Regarding regarding = event.regarding();
        String at = posting.at().truncatedTo(ChronoUnit.SECONDS).toString();
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", "v1");
        body.put("kind", "Event");
        body.put("metadata", Map.of("namespace", namespace, "generateName", regarding.name() + "."));
        body.put(
                "involvedObject",
                Map.of(
                        "apiVersion", "v1",
                        "kind", regarding.kind(),
                        "namespace", regarding.namespace(),
                        "name", regarding.name(),
                        "uid", regarding.uid()));
        body.put("type", event.type().text);
        body.put("reason", event.reason());
        body.put("message", event.note());
        body.put("source", Map.of("component", COMPONENT));
        body.put("reportingComponent", COMPONENT);
        body.put("reportingInstance", instance);
        body.put("firstTimestamp", at);
        body.put("lastTimestamp", at);
        body.put("count", 1);
        return body;
    }
}
