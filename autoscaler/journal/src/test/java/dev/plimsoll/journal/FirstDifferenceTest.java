package dev.plimsoll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FirstDifferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}          | {\"a\":2}         | a: recorded 1, now 2",
                "{\"a\":[1,{}]}     | {\"a\":[1]}       | a[1]: recorded {}, now nothing",
                "{\"a\":[{\"b\":1}]}| {\"a\":[{\"b\":null}]} | a[0].b: recorded 1, now null",
                "{}                 | {\"a\":true}      | a: recorded nothing, now true",
                "{\"a\":1,\"b\":2}  | {\"b\":2,\"a\":1} | the decision: the order of the keys differs",
                "1                  | \"1\"             | the decision: recorded 1, now \"1\"",
            })
    void isNamedByPathAndBothValues(String recorded, String decided, String expected) {
        assertThat(DecisionJson.firstDifference(recorded, decided)).isEqualTo(expected);
    }

    @Test
    void sameBytesDifferInNothing() {
        assertThat(DecisionJson.firstDifference("{\"a\":[1]}", "{\"a\":[1]}")).isNull();
    }
}
