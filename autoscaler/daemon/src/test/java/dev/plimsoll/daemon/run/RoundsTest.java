package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.RoundsSettings;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.daemon.fleet.MemoryKeeper;
import dev.plimsoll.kubernetes.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private volatile Instant now = START;
    private final List<Duration> took = new ArrayList<>();

    @Test
    void standingByIsARoundThatDoesNothingAndIsGoneAgainSoon() throws InterruptedException {
        Rounds rounds = rounds(false, MemoryKeeper.FORGETFUL, memory -> {
            throw new AssertionError("no loop while another leads");
        });

        assertThat(rounds.round()).isEqualTo(START.plusSeconds(2));
        assertThat(rounds.trouble()).isEmpty();
        assertThat(rounds.lastTurn()).isEqualTo(START);
        assertThat(took).isEmpty();
    }

    @Test
    void aMemoryThatCannotBeReadIsToldAndTriedAgain() throws InterruptedException {
        var keeper = new Unreadable(new ApiException(403, "Forbidden", "no", Duration.ZERO));
        Rounds rounds = rounds(true, keeper, memory -> {
            throw new AssertionError("no loop without a memory");
        });
        assertThat(rounds.round()).isNull();
        assertThat(rounds.trouble()).isEqualTo("the memory cannot be read: 403 Forbidden: no");

        now = START.plusSeconds(10);
        assertThat(rounds.round()).isNull();
        assertThat(rounds.lastTurn()).isEqualTo(now);
        assertThat(keeper.loads).isEqualTo(2);
    }

    @Test
    void aRoundThatBreaksIsToldAndTheNextOneComes() throws InterruptedException {
        Rounds rounds = rounds(true, MemoryKeeper.FORGETFUL, memory -> {
            now = START.plusSeconds(3);
            throw new IllegalStateException("a defect");
        });
        assertThat(rounds.round()).isNull();

        assertThat(rounds.trouble()).contains("the round broke", "a defect");
        assertThat(rounds.lastTurn()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void roundsThatComeOnceAnHourAreWaitedForAsLong() {
        var seldom = new RoundsSettings(
                Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ZERO, Duration.ZERO);
        var rounds = new Rounds(
                new Leadership(() -> false, MemoryKeeper.FORGETFUL, memory -> {
                    throw new AssertionError("another leads");
                }),
                seldom,
                () -> now,
                took::add);

        assertThat(rounds.patience()).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void aStopEndsThemAtOnce() throws InterruptedException {
        Rounds rounds = rounds(false, MemoryKeeper.FORGETFUL, memory -> {
            throw new AssertionError("another leads");
        });
        Thread thread = Thread.ofPlatform().start(rounds);
        rounds.stop();

        assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    private Rounds rounds(boolean leading, MemoryKeeper keeper, Function<Memory, ControlLoop> loops) {
        return new Rounds(new Leadership(() -> leading, keeper, loops), RoundsSettings.DEFAULT, () -> now, took::add);
    }

    private static final class Unreadable implements MemoryKeeper {

        private final ApiException failure;
        private int loads;

        Unreadable(ApiException failure) {
            this.failure = failure;
        }

        @Override
        public Memory load() throws ApiException {
            loads++;
            throw failure;
        }

        @Override
        public boolean isCurrent() {
            return false;
        }

        @Override
        public Outcome keep(Memory memory) {
            return Outcome.DONE;
        }
    }
}
