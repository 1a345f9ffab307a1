package dev.plimsoll.daemon.run;

import dev.plimsoll.kubernetes.act.StatusConfigMap;
import dev.plimsoll.kubernetes.api.ApiException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the status in its ConfigMap up to date while we lead, on a thread of its own: nothing waits for it. */
final class StatusKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.status");
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Supplier<String> text;
    private final StatusConfigMap map;
    private final InstantSource time;

    /** A text of "" is not written. */
    StatusKeeper(Supplier<String> text, StatusConfigMap map, InstantSource time) {
        this.text = text;
        this.map = map;
        this.time = time;
    }

    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                write();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws InterruptedException {
        try {
            String current = text.get();
            if (!current.isEmpty()) {
                map.write(current, time.instant());
            }
        } catch (ApiException unwritten) {
            LOG.warn("the status cannot be written: {}", unwritten.summary());
        } catch (RuntimeException defect) {
            LOG.error("the status cannot be written", defect); // the next may be
        }
    }
}
