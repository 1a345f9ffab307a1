package dev.plimsoll.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class NumbersTest {

    @Test
    void roundsTheDecimalThatIsShownHalfUp() {
        assertThat(Numbers.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(Numbers.fixed(0.5, 0)).isEqualTo("1");
        assertThat(Numbers.fixed(2.5, 0)).isEqualTo("3");
    }

    @Test
    void setsOffThousands() {
        assertThat(Numbers.fixed(1_234_567.8, 1)).isEqualTo("1,234,567.8");
        assertThat(Numbers.fixed(-1_234, 0)).isEqualTo("-1,234");
    }

    @Test
    void doesNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.fixed(1_234.5, 1)).isEqualTo("1,234.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
