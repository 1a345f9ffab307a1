package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Waits end by what happens in them; how long they take otherwise is for the clock alone. */
final class WakeupsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Wakeups wakeups = new Wakeups();

    @Test
    void aCallBeforeTheWaitEndsItAtOnceAndIsUsedUp() throws InterruptedException {
        wakeups.wake();

        assertThat(wakeups.await(LONG)).isTrue();
        assertThat(wakeups.await(Duration.ZERO)).isFalse();
    }

    @Test
    void aCallFromAnotherThreadEndsTheWait() throws InterruptedException {
        Thread caller = Thread.ofVirtual().start(wakeups::wake);

        assertThat(wakeups.await(LONG)).isTrue();
        caller.join();
    }

    @Test
    void theCallsOfABurstAreUsedUpTogether() throws InterruptedException {
        wakeups.wake();
        wakeups.wake();
        wakeups.awaitQuiet(Duration.ofMillis(1), LONG);

        assertThat(wakeups.await(Duration.ZERO)).isFalse();
    }

    @Test
    void aBurstWithoutAnEndIsCutShort() throws InterruptedException {
        var over = new AtomicBoolean();
        Thread caller = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                wakeups.wake();
                Thread.onSpinWait();
            }
        });
        wakeups.awaitQuiet(LONG, Duration.ofMillis(20));
        over.set(true);

        caller.join();
    }

    @Test
    void nobodyWaitsAnyMoreOnceItIsClosed() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                wakeups.pause(LONG);
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        });
        wakeups.wake();
        wakeups.close();

        waiting.join();
        assertThat(wakeups.await(LONG)).isFalse();
        wakeups.awaitQuiet(LONG, LONG);
        wakeups.pause(LONG);
    }
}
