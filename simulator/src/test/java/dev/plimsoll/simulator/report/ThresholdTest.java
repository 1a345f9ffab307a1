package dev.plimsoll.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Difference;
import dev.plimsoll.simulator.measure.Figure;
import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import dev.plimsoll.simulator.report.Threshold.Judgement;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ThresholdTest {

    @ParameterizedTest
    @CsvSource({
        "dollars>+2%, DOLLARS, 0.02, true",
        "wait.p99>+10s, WAIT_SECONDS_P99, 10, false",
        "wait.max > 2m, WAIT_SECONDS_MAX, 120, false",
        "evictions>+5, EVICTIONS, 5, false",
        "dollars>-1%, DOLLARS, -0.01, true",
    })
    void readsFigureLimitAndUnit(String text, Figure figure, double limit, boolean share) {
        assertThat(Threshold.parse(text)).contains(new Threshold(text, figure, limit, share));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dollars", "dollars<2%", "money>2%", "dollars>+2s", "evictions>+$5", "dollars>+2%%"})
    void refusesWhatSaysNoLimit(String text) {
        assertThat(Threshold.parse(text)).isEmpty();
    }

    /** Means 100 and 103, paired differences 2, 3 and 4: the interval of 95 % is 3 ± 2.48. */
    @ParameterizedTest
    @CsvSource({
        "dollars>+0.5%, BROKEN",
        "dollars>+2%, OPEN",
        "dollars>+6%, KEPT",
        "dollars>+0.5, BROKEN",
        "dollars>+5.49, KEPT"
    })
    void isDecidedOnTheWholeInterval(String text, Judgement judgement) {
        Difference difference =
                Outcomes.difference(outcome("a", 99, 100, 101), outcome("b", 101, 103, 105), Figure.DOLLARS);
        assertThat(Threshold.parse(text).orElseThrow().judge(difference)).isEqualTo(judgement);
    }

    @Test
    void verdictSaysDollarsAMonthAndWhatGotWorse() {
        var outcomes = new Outcomes(
                "shop", 73, List.of(1L, 2L, 3L), List.of(outcome("a", 99, 100, 101), outcome("b", 101, 103, 105)));
        assertThat(Baseline.USUAL.of(outcomes)).contains("a");
        assertThat(Verdict.sentences(outcomes, "a"))
                .containsExactly("b costs $30.00 a month more than a (+3.00 %; 95 % interval +0.52 % to +5.48 %);"
                        + " worse: evicted +3.0 ± 2.5.");
    }

    @Test
    void junitCountsWhatBrokeAndSkipsWhatIsOpen() {
        var outcomes = new Outcomes(
                "shop & co", 73, List.of(1L, 2L, 3L), List.of(outcome("a", 99, 100, 101), outcome("b", 101, 103, 105)));
        List<Threshold> thresholds = List.of("dollars>+0.5%", "dollars>+2%", "dollars>+6%").stream()
                .map(text -> Threshold.parse(text).orElseThrow())
                .toList();
        assertThat(JUnitReport.of(Judged.of(outcomes, "a", thresholds)))
                .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .contains("classname=\"shop &amp; co.b\" name=\"dollars&gt;+0.5%\"")
                .contains(
                        "<failure message=\"shop &amp; co, b: dollars&gt;+0.5% BROKEN (+3.00 %, 95 % interval +0.52 % to");
    }

    @Test
    void resultsOnFileAreReadAgainToTheSameDifferences(@TempDir Path directory) throws IOException {
        Comparison comparison = FakeComparisons.of("nasa", 1, 2);
        var text = new StringWriter();
        new JsonReport().write(List.of(comparison), text);
        Path file = Files.writeString(directory.resolve("a.json"), text.toString());
        Outcomes read = ResultFile.read(file).getFirst();
        Outcomes whole = Outcomes.of(comparison);
        assertThat(read.hours()).isEqualTo(whole.hours());
        assertThat(read.seeds()).isEqualTo(whole.seeds());
        assertThat(Verdict.sentences(read, "cluster-autoscaler"))
                .isEqualTo(Verdict.sentences(whole, "cluster-autoscaler"))
                .hasSize(1);
    }

    private static Outcome outcome(String name, double... values) {
        return new Outcome(
                new PolicyLabel(name, Kind.PRODUCT), Map.of(Figure.DOLLARS, values, Figure.EVICTIONS, values));
    }
}
