package dev.plimsoll.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

    @Test
    void firesInTheOrderOfTimeThenOfScheduling() {
        var engine = new Engine(100);
        var fired = new ArrayList<String>();
        engine.at(300, () -> fired.add("late@" + engine.nowMillis()));
        engine.at(200, () -> fired.add("first@" + engine.nowMillis()));
        engine.after(100, () -> fired.add("second@" + engine.nowMillis()));

        engine.runUntil(1000);

        assertThat(fired).containsExactly("first@200", "second@200", "late@300");
        assertThat(engine.nowMillis()).isEqualTo(1000);
        assertThat(engine.fired()).isEqualTo(3);
    }

    @Test
    void anEventMayScheduleAnotherAtTheSameInstant() {
        var engine = new Engine(0);
        var fired = new ArrayList<String>();
        engine.at(10, () -> engine.after(0, () -> fired.add("inner")));
        engine.at(10, () -> fired.add("outer"));

        engine.runUntil(10);

        assertThat(fired).containsExactly("outer", "inner");
    }

    @Test
    void leavesEventsAfterTheEndForLater() {
        var engine = new Engine(0);
        var fired = new ArrayList<Long>();
        engine.at(10, () -> fired.add(engine.nowMillis()));
        engine.at(11, () -> fired.add(engine.nowMillis()));

        engine.runUntil(10);
        assertThat(fired).containsExactly(10L);
        assertThat(engine.step()).isTrue();
        assertThat(fired).containsExactly(10L, 11L);
        assertThat(engine.step()).isFalse();
    }

    @Test
    void refusesAnEventInThePast() {
        var engine = new Engine(500);

        assertThatThrownBy(() -> engine.at(499, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an event at 499 ms would be 1 ms in the past: schedule it at 500 ms or later");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ordersManyEventsAsASortWould(long seed) {
        record Due(long at, int number) {}
        var random = new Random(seed);
        var engine = new Engine(0);
        List<Due> due = new ArrayList<>();
        List<Due> fired = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            var event = new Due(random.nextInt(500), i);
            due.add(event);
            engine.at(event.at(), () -> fired.add(event));
        }

        engine.runUntil(500);

        due.sort(Comparator.comparingLong(Due::at).thenComparingInt(Due::number));
        assertThat(fired).as("seed %d", seed).isEqualTo(due);
    }
}
