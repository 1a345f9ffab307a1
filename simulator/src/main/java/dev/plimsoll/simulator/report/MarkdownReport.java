package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Outcomes;
import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Verdict, thresholds and differences as Markdown, for pull requests. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** One section a trace. */
    public static String of(List<Outcomes> all, List<String> baselines, List<Judged> judged) {
        var text = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            section(text, all.get(i), baselines.get(i), judged);
        }
        return text.toString();
    }

    private static void section(StringBuilder text, Outcomes outcomes, String baseline, List<Judged> judged) {
        text.append("### ").append(escaped(outcomes.trace())).append("\n\n");
        Verdict.sentences(outcomes, baseline)
                .forEach(sentence -> text.append("**").append(escaped(sentence)).append("**\n\n"));
        judged.stream()
                .filter(each -> each.trace().equals(outcomes.trace()))
                .forEach(each -> text.append("- ").append(escaped(each.line())).append('\n'));
        text.append(judged.isEmpty() ? "" : "\n");
        Outcome from = outcomes.find(baseline).orElseThrow();
        var header = new ArrayList<>(List.of("against " + baseline, "kind"));
        for (Column column : Column.values()) {
            header.add(column.heading());
        }
        line(text, header);
        line(text, header.stream().map(cell -> "---").toList());
        for (Outcome other : outcomes.policies()) {
            if (!other.equals(from)) {
                line(text, Differences.row(from, other));
            }
        }
        text.append('\n');
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(MarkdownReport::escaped).collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cc}", "?")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }
}
