package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Style;
import dev.plimsoll.simulator.measure.Outcomes;
import java.util.List;

/** Differences from a baseline as text: the verdict, then a table. */
public final class DifferenceReport {

    private DifferenceReport() {}

    public static String of(Outcomes outcomes, String baseline, List<Judged> judged, boolean colour) {
        var text = new StringBuilder();
        for (String sentence : Verdict.sentences(outcomes, baseline)) {
            text.append(Style.BOLD.paint(sentence.replaceAll("\\p{Cc}", "?"), colour))
                    .append('\n');
        }
        judged.stream()
                .filter(each -> each.trace().equals(outcomes.trace()))
                .forEach(each ->
                        text.append(each.line().replaceAll("\\p{Cc}", "?")).append('\n'));
        return text.append('\n')
                .append(Differences.table(outcomes, baseline, colour))
                .toString();
    }
}
