package dev.plimsoll.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundClockTest {

    private final Engine engine = new Engine(500);
    private final List<Long> rounds = new ArrayList<>();

    private RoundClock clock(boolean everyRound, long wakeAfter) {
        var clock = new RoundClock(engine, 1000, everyRound, now -> {
            rounds.add(now);
            return wakeAfter == RoundClock.Round.NEVER ? wakeAfter : now + wakeAfter;
        });
        clock.start();
        return clock;
    }

    @Test
    void theFirstRoundIsOnTheGridAndWithoutChangeThereIsNoOther() {
        clock(false, RoundClock.Round.NEVER);
        engine.runUntil(10_000);

        assertThat(rounds).containsExactly(1000L);
    }

    @Test
    void afterAChangeTheNextRoundIsTheNextOfTheGrid() {
        RoundClock clock = clock(false, RoundClock.Round.NEVER);
        engine.at(3200, clock::changed);
        engine.at(3300, clock::changed);
        engine.runUntil(10_000);

        assertThat(rounds).containsExactly(1000L, 4000L);
    }

    @Test
    void aRoundSeesEverythingElseOfItsMillisecond() {
        List<String> order = new ArrayList<>();
        var clock = new RoundClock(engine, 1000, false, now -> {
            order.add("round");
            return RoundClock.Round.NEVER;
        });
        clock.start();
        engine.at(1000, () -> {
            order.add("event");
            engine.after(0, () -> order.add("consequence"));
            clock.changed();
        });
        engine.runUntil(5000);

        assertThat(order).containsExactly("event", "consequence", "round");
    }

    @Test
    void whatARoundItselfChangesIsSeenByTheNext() {
        var clocks = new ArrayList<RoundClock>();
        clocks.add(new RoundClock(engine, 1000, false, now -> {
            rounds.add(now);
            if (rounds.size() == 1) {
                clocks.getFirst().changed();
            }
            return RoundClock.Round.NEVER;
        }));
        clocks.getFirst().start();
        engine.runUntil(5000);

        assertThat(rounds).containsExactly(1000L, 2000L);
    }

    @Test
    void aWakeUpIsHonouredOnTheGridAndAChangeComesFirst() {
        RoundClock clock = clock(false, 4500);
        engine.at(2500, clock::changed);
        engine.runUntil(9000);

        assertThat(rounds).containsExactly(1000L, 3000L, 8000L);
    }

    @Test
    void everyRoundMeansEveryTimeOfTheGrid() {
        RoundClock clock = clock(true, 60_000);
        engine.at(2500, clock::changed);
        engine.runUntil(5000);

        assertThat(rounds).containsExactly(1000L, 2000L, 3000L, 4000L, 5000L);
    }
}
