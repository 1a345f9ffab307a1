package dev.plimsoll.core.expander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpanderChoiceTest {

    @ParameterizedTest
    @ValueSource(strings = {"cost", "least-waste", "priority,least-waste", "most-pods,price,least-nodes,random"})
    void readsWhatItPrints(String text) {
        assertThat(ExpanderChoice.parse(text).text()).isEqualTo(text);
    }

    @Test
    void toleratesSpacesAroundCommas() {
        assertThat(ExpanderChoice.parse(" priority , random ").text()).isEqualTo("priority,random");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grpc|expander 'grpc' is not known: give one of cost, least-waste, ",
                "Least-Waste|expander 'Least-Waste' is not known",
                "priority,|expander '' in 'priority,' is not known",
                "cost,random|has cost in a list",
                "most-pods,most-pods|names one twice",
                "random,most-pods|has others after random"
            })
    void refusesWhatMakesNoSenseAndSaysWhy(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpanderChoice.parse(text))
                .withMessageContaining(problem);
    }

    @Test
    void knowsEveryKindByItsName() {
        assertThat(Arrays.stream(ExpanderKind.values()).map(ExpanderKind::text))
                .containsExactly("cost", "least-waste", "most-pods", "least-nodes", "price", "priority", "random");
    }
}
