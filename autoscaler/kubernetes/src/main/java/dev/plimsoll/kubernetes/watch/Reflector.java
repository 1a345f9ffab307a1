package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import dev.plimsoll.kubernetes.api.Listing;
import dev.plimsoll.kubernetes.api.Pauses;
import dev.plimsoll.kubernetes.api.RawObject;
import dev.plimsoll.kubernetes.api.Watch;
import dev.plimsoll.kubernetes.api.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * Follows one kind of object: lists it, then watches it from there, watch after watch. Every list, event and bookmark proves what
 * is known to have been current, and so does a watch that lasted its time and was ended by the server. A watch that outlives its
 * time has fallen silent and is begun anew. Nothing that the server does ends it.
 *
 * <p>fabric8's informers are not used, as they can fall silent while claiming to be in sync (kubernetes-client#4781, #6065,
 * #7896).
 */
final class Reflector implements Runnable {

    /** A watch that ends this much before its time did not end because of it. */
    private static final Duration EARLY = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int SHORT_WATCHES = 3;

    private final ApiServer api;
    private final ObjectSink sink;
    private final Kind kind;
    private final Waits waits;
    private final Duration lasts;
    private final Listing.Wanted wanted;
    private final Listing listing;
    private String version = "";
    private Instant listedAt = Instant.EPOCH;
    private int failures;
    private volatile boolean stopped;

    /** How time passes and how long things last; the random numbers spread retries. */
    record Waits(InstantSource time, Pauses pauses, WatchSettings.Timing timing, RandomGenerator random) {}

    Reflector(ApiServer api, Kind kind, ObjectSink sink, Waits waits) {
        this.api = api;
        this.kind = kind;
        this.sink = sink;
        this.waits = waits;
        lasts = waits.timing().watchOf(kind);
        wanted = new Listing.Wanted(KeptFields.of(kind), sink.largestObject());
        listing = new Listing(api, kind.path(), wanted);
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Error fatal) {
            // The program cannot do without this thread: that it is gone must show.
            sink.died("the thread that follows it has ended: " + fatal);
            throw fatal;
        }
    }

    void stop() {
        stopped = true;
    }

    /** One list, if one is due, and one watch. */
    void round() throws InterruptedException {
        sink.active(now());
        try {
            if (version.isEmpty()
                    || !now().isBefore(listedAt.plus(waits.timing().relist()))) {
                list();
            }
            watch();
        } catch (ApiException failure) {
            fail(failure);
        } catch (RuntimeException unexpected) {
            // A watch that ended here would be silent for ever; whatever it was, it is begun anew with a list.
            version = "";
            fail(new ApiException(0, "Unexpected", unexpected.toString(), Duration.ZERO));
        }
    }

    private void fail(ApiException failure) throws InterruptedException {
        sink.failed(failure.summary());
        if (failure.isGone()) {
            version = "";
        }
        failures++;
        if (!failure.isGone() || failures > 1) {
            pause(failure.retryAfter());
        }
    }

    private void list() throws ApiException, InterruptedException {
        version = "";
        Instant began;
        String listed;
        do {
            began = now();
            sink.listBegins();
            listed = listing.read(this::take);
        } while (sink.listed(began));
        version = listed;
        listedAt = began;
        failures = 0;
    }

    private void take(RawObject object) {
        sink.active(now());
        sink.put(object);
    }

    private void watch() throws ApiException, InterruptedException {
        Instant began = now();
        Duration longest = lasts.plus(waits.timing().grace());
        try (Watch watch = Watch.open(api, Call.get(watchPath()), longest, wanted)) {
            while (!stopped) {
                WatchEvent event = watch.next();
                if (event == null) {
                    ended(began);
                    return;
                }
                take(event);
            }
        } catch (ApiException failure) {
            if (!failure.isOverTime()) {
                throw failure;
            }
            sink.failed("the watch fell silent and was begun anew");
        }
    }

    private String watchPath() {
        return kind.path() + (kind.path().contains("?") ? "&" : "?")
                + "watch=1&allowWatchBookmarks=true&resourceVersion=" + Call.encoded(version)
                + "&timeoutSeconds=" + lasts.toSeconds();
    }

    /** A server that ends watches before their time proves nothing by it, and may have lost the way: in the end it is listed again. */
    private void ended(Instant began) throws InterruptedException {
        Instant now = now();
        if (!now.isBefore(began.plus(lasts).minus(EARLY))) {
            failures = 0;
            sink.proven(now);
            return;
        }
        failures++;
        if (failures % SHORT_WATCHES == 0) {
            version = "";
        }
        sink.failed("the server ended the watch after "
                + Duration.between(began, now).toMillis() + " ms of "
                + lasts.toSeconds() + " s");
        pause(Duration.ZERO);
    }

    /** Events come in the order of versions: one that is told twice is passed over, and one that is late means that some are missing. */
    private void take(WatchEvent event) throws ApiException {
        sink.active(now());
        RawObject.Identity object = event.object().identity();
        String told = object.version();
        int order = Versions.compare(told, version);
        if (order < 0) {
            version = "";
            throw new ApiException(
                    0,
                    "OutOfOrder",
                    "the watch told version " + told + " after later ones: listing again",
                    Duration.ZERO);
        }
        switch (event.type()) {
            case BOOKMARK -> {}
            case ADDED, MODIFIED -> {
                if (order != 0) {
                    sink.put(event.object());
                }
            }
            case DELETED -> {
                if (order != 0) {
                    sink.remove(object.key());
                }
            }
        }
        version = told;
        failures = 0;
        sink.proven(now());
    }

    /** Twice as long after each failure, up to a limit, spread over half of it; never shorter than asked for. */
    private void pause(Duration asked) throws InterruptedException {
        long full = FIRST_PAUSE.toMillis() << Math.min(Math.max(0, failures - 1), 16);
        long capped = Math.min(full, waits.timing().longestPause().toMillis());
        Duration spread = Duration.ofMillis(capped / 2 + waits.random().nextLong(capped / 2 + 1));
        waits.pauses().pause(asked.compareTo(spread) > 0 ? asked : spread);
    }

    private Instant now() {
        return waits.time().instant();
    }
}
