package dev.plimsoll.simulator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void aDrawDependsOnItsNameAlone() {
        var one = new RandomStreams(42);
        var other = new RandomStreams(42);
        other.stream("boot", "group", 6).nextDouble();

        assertThat(one.stream("boot", "group", 7).nextDouble())
                .isEqualTo(other.stream("boot", "group", 7).nextDouble());
    }

    @Test
    void everyPartOfTheNameCounts() {
        var draws = new HashSet<Long>();
        for (long seed = 0; seed < 3; seed++) {
            for (String kind : new String[] {"boot", "tie"}) {
                for (String id : new String[] {"a", "b", ""}) {
                    for (long ordinal = 0; ordinal < 50; ordinal++) {
                        draws.add(new RandomStreams(seed)
                                .stream(kind, id, ordinal).nextLong());
                    }
                }
            }
        }

        assertThat(draws).hasSize(3 * 2 * 3 * 50);
    }

    @Test
    void firstDrawsOfNeighbouringStreamsAreUniform() {
        var streams = new RandomStreams(1);
        double sum = 0;
        double squares = 0;
        for (int ordinal = 0; ordinal < 20_000; ordinal++) {
            double draw = streams.stream("boot", "group", ordinal).nextDouble();
            sum += draw;
            squares += draw * draw;
        }

        assertThat(sum / 20_000).isCloseTo(0.5, within(0.01));
        assertThat(squares / 20_000).isCloseTo(1.0 / 3, within(0.01));
    }
}
