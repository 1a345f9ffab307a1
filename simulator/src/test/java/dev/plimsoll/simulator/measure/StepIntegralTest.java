package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepIntegralTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsTheSumOfItsSteps(long seed) {
        Random random = new Random(seed);
        long time = random.nextLong(-1_000, 1_000);
        long value = random.nextLong();
        StepIntegral integral = new StepIntegral(time, value);
        BigInteger expected = BigInteger.ZERO;
        for (int step = 0; step < 500; step++) {
            long millis = random.nextLong(1L << random.nextInt(1, 40));
            expected = expected.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(millis)));
            time += millis;
            value = random.nextBoolean() ? random.nextLong() : random.nextLong(-10, 10);
            integral.set(time, value);
            assertThat(integral.until(time)).as("seed %d, step %d", seed, step).isEqualTo(expected);
        }
    }

    @Test
    void holdsAMonthOfTenMillionDollarsAnHour() {
        StepIntegral integral = new StepIntegral(0, 10_000_000_000_000L);
        assertThat(integral.until(2_678_400_000L)).isEqualTo(new BigInteger("26784000000000000000000"));
        assertThat(integral.until(2_678_400_000L, 3_600_000)).isEqualTo(7_440_000_000_000_000L);
    }

    @Test
    void roundsHalfUpToTheUnitAskedFor() {
        StepIntegral integral = new StepIntegral(0, 1);
        assertThat(integral.until(1_499, 1_000)).isEqualTo(1);
        assertThat(integral.until(1_500, 1_000)).isEqualTo(2);
    }

    @Test
    void addsDifferencesToTheValue() {
        StepIntegral integral = new StepIntegral(0, 0);
        integral.add(10, 3);
        integral.add(20, -1);
        assertThat(integral.value()).isEqualTo(2);
        assertThat(integral.until(30)).isEqualTo(BigInteger.valueOf(3 * 10 + 2 * 10));
    }

    @Test
    void refusesToGoBackInTime() {
        StepIntegral integral = new StepIntegral(100, 1);
        assertThatThrownBy(() -> integral.set(99, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99 ms")
                .hasMessageContaining("100 ms");
    }

    @Test
    void refusesATotalThatALongCannotHold() {
        StepIntegral integral = new StepIntegral(0, Long.MAX_VALUE);
        assertThatThrownBy(() -> integral.until(2_000, 1_000)).isInstanceOf(ArithmeticException.class);
    }
}
