package dev.plimsoll.core.expander;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeededChoiceTest {

    private static final List<ExpansionOption> OPTIONS = List.of(option("a", 1), option("b", 1), option("c", 1));

    private static ExpansionOption option(String group, int nodes) {
        return new ExpansionOption(group, nodes, List.of(), null, true);
    }

    @Test
    void givesTheSameAnswerToTheSameQuestion() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(new SeededChoice(seed).best(OPTIONS))
                    .as("seed %d", seed)
                    .isEqualTo(new SeededChoice(seed).best(List.copyOf(OPTIONS)))
                    .hasSize(1);
        }
    }

    @Test
    void spreadsOverTheOptionsAsSeedsVary() {
        var picks = new TreeMap<String, Integer>();
        for (long seed = 0; seed < 3000; seed++) {
            picks.merge(new SeededChoice(seed).pick(OPTIONS).group(), 1, Integer::sum);
        }
        assertThat(picks.values()).hasSize(3).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void spreadsOverTheOptionsAsQuestionsVary() {
        var picks = new TreeMap<String, Integer>();
        for (int nodes = 1; nodes <= 3000; nodes++) {
            var options = new ArrayList<>(List.of(option("a", nodes), option("b", nodes), option("c", nodes)));
            picks.merge(new SeededChoice(7).pick(options).group(), 1, Integer::sum);
        }
        assertThat(picks.values()).hasSize(3).allMatch(count -> count > 850 && count < 1150);
    }

    @Test
    void picksNothingFromNothing() {
        assertThat(new SeededChoice(1).best(List.of())).isEmpty();
    }
}
