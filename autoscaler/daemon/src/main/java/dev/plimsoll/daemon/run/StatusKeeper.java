package dev.plimsoll.daemon.run;

import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the status in its ConfigMap up to date while we lead, on a thread of its own: nothing waits for it. It is written when
 * something in it changed but the ages, and now and then so that it shows that we live.
 */
final class StatusKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.status");
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final Supplier<String> text;
    private final StatusConfigMap map;
    private final InstantSource time;
    private final Pauses pauses;
    private volatile @Nullable Instant lastTurn;
    private String written = "";
    private Instant writtenAt = Instant.EPOCH;

    /** A text of "" is not written. */
    StatusKeeper(Supplier<String> text, StatusConfigMap map, InstantSource time, Pauses pauses) {
        this.text = text;
        this.map = map;
        this.time = time;
        this.pauses = pauses;
    }

    /** When it last looked whether there is something to write; null before the first time. */
    @Nullable
    Instant lastTurn() {
        return lastTurn;
    }

    @Override
    public void run() {
        try {
            while (true) {
                pauses.pause(PERIOD);
                turn();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is to be written now. */
    void turn() throws InterruptedException {
        Instant now = time.instant();
        lastTurn = now;
        try {
            String current = text.get();
            String essence = withoutAges(current);
            boolean due = !now.isBefore(writtenAt.plus(SELDOM));
            if (!current.isEmpty() && (due || !essence.equals(written))) {
                map.write(current, now);
                written = essence;
                writtenAt = now;
            }
        } catch (ApiException unwritten) {
            LOG.warn("the status cannot be written: {}", unwritten.summary());
        } catch (RuntimeException defect) {
            LOG.error("the status cannot be written", defect); // the next may be
        }
    }

    /** Ages and the time of the last round are others each time, and no news. */
    private static String withoutAges(String text) {
        return text.replaceAll("\\d+ s ago", "").replaceAll("(?m)^last round at .*$", "");
    }
}
