package dev.plimsoll.daemon.run;

import dev.plimsoll.configuration.RoundsSettings;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.journal.UnreadableMemoryException;
import dev.plimsoll.kubernetes.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round after round while we lead: when something happens, when the loop asked for it, and at the latest after a while. A
 * round that breaks is logged, and the next one comes; nothing but a stop ends them.
 */
final class Rounds implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger("plimsoll.rounds");

    /** Longer than any round may take. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    /** Nobody says when the lease has become ours: it is looked for, however seldom rounds are gone. */
    private static final Duration STANDING_BY = Duration.ofSeconds(2);

    private final Leadership leadership;
    private final RoundsSettings pace;
    private final InstantSource time;
    private final Consumer<Duration> tookSo;
    private final Wakeups wakeups = new Wakeups();
    private volatile @Nullable Instant lastTurn;
    private volatile String trouble = "";
    private volatile boolean stopped;

    Rounds(Leadership leadership, RoundsSettings pace, InstantSource time, Consumer<Duration> tookSo) {
        this.leadership = leadership;
        this.pace = pace;
        this.time = time;
        this.tookSo = tookSo;
    }

    /** Something happened that the loop should look at. */
    void wake() {
        wakeups.wake();
    }

    /** No round begins any more; the one under way comes to its end. */
    void stop() {
        stopped = true;
        wakeups.close();
    }

    /** How long after it last began or ended a round may begin or end next: nothing may be to do until the next is due. */
    Duration patience() {
        return LONGEST_ROUND.plus(pace.atLeastEvery()).plus(pace.longestGap());
    }

    /** When a round last began or came to its end, well or not; null before the first. */
    @Nullable
    Instant lastTurn() {
        return lastTurn;
    }

    /** Why the last round broke; "" if it did not. */
    String trouble() {
        return trouble;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                if (wakeups.await(untilNext(round()))) {
                    wakeups.awaitQuiet(pace.gap(), pace.longestGap());
                } else {
                    wakeups.pause(pace.gap());
                }
            }
        } catch (InterruptedException stopping) {
            LOG.info("a round was cut short: the program is stopping");
        }
    }

    /** One round; when the loop wants the next, null if nothing is to come by itself. */
    @Nullable
    Instant round() throws InterruptedException {
        Instant now = time.instant();
        lastTurn = now;
        try {
            ControlLoop loop = leadership.loop();
            Instant wakeAt = loop == null ? now.plus(STANDING_BY) : loop.tick(now);
            trouble = "";
            if (loop != null) {
                tookSo.accept(Duration.between(now, time.instant()));
            }
            return wakeAt;
        } catch (ApiException unanswered) {
            broken("the memory cannot be read: " + unanswered.summary(), null);
        } catch (UnreadableMemoryException later) {
            broken("nothing is done: " + later.getMessage(), null);
        } catch (RuntimeException defect) {
            broken("the round broke: " + defect, defect);
        } finally {
            lastTurn = time.instant();
        }
        return null;
    }

    private void broken(String why, @Nullable RuntimeException defect) {
        if (defect == null) {
            LOG.warn(why);
        } else {
            LOG.error(why, defect);
        }
        trouble = why;
    }

    private Duration untilNext(@Nullable Instant wakeAt) {
        Duration longest = pace.atLeastEvery().minus(pace.gap());
        if (wakeAt == null) {
            return longest;
        }
        Duration asked = Duration.between(time.instant(), wakeAt).minus(pace.gap());
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
