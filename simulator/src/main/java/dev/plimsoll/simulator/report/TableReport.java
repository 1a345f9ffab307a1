package dev.plimsoll.simulator.report;

import dev.plimsoll.console.Style;
import dev.plimsoll.console.TextTable;
import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.Comparison.PolicyRuns;
import dev.plimsoll.simulator.measure.Estimate;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table a trace for the terminal. With several seeds each mean has half the width of its 95 % interval in the line below. */
public final class TableReport implements Report {
    private static final int LEFT_COLUMNS = 2;
    private static final String CHEAPEST_MARK = "*";

    private final String priceList;
    private final boolean colour;

    public TableReport(String priceList, boolean colour) {
        this.priceList = priceList;
        this.colour = colour;
    }

    @Override
    public void write(List<Comparison> comparisons, Writer out) throws IOException {
        String tables = comparisons.stream().map(this::table).collect(Collectors.joining("\n"));
        out.append(tables + "\n" + notes(comparisons));
    }

    private String table(Comparison comparison) {
        Optional<PolicyLabel> cheapest = Cheapest.of(comparison);
        TextTable table = new TextTable(LEFT_COLUMNS);
        table.add(Style.BOLD, header("", "", Column::upper));
        table.add(Style.BOLD, header("policy", "kind", Column::lower));
        for (PolicyRuns policy : comparison.policies()) {
            addRows(table, comparison, policy, cheapest.equals(Optional.of(policy.policy())));
        }
        return heading(comparison) + "\n" + table.render(colour);
    }

    private String heading(Comparison comparison) {
        String seeds = comparison.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Style.BOLD.paint("trace " + printable(comparison.trace()), colour) + ": "
                + Span.of(comparison).describe() + "; "
                + (comparison.seeds().size() > 1
                        ? "seeds " + seeds + " (means ± half of the 95 % interval)"
                        : "seed " + seeds)
                + "; prices: " + printable(priceList) + "\n";
    }

    private static List<String> header(String policy, String kind, Function<Column, String> word) {
        List<String> cells = new ArrayList<>(List.of(policy, kind));
        for (Column column : Column.values()) {
            cells.add(word.apply(column));
        }
        return cells;
    }

    private static void addRows(TextTable table, Comparison comparison, PolicyRuns policy, boolean cheapest) {
        List<String> means = new ArrayList<>();
        List<String> halfWidths = new ArrayList<>();
        means.add(printable(policy.policy().name()) + (cheapest ? " " + CHEAPEST_MARK : ""));
        means.add(KindNames.name(policy.policy().kind()));
        halfWidths.addAll(List.of("", "±"));
        for (Column column : Column.values()) {
            Estimate estimate = policy.estimate(column.figure());
            int decimals = column.decimals(comparison);
            means.add(column.mean(estimate, decimals));
            halfWidths.add(column.halfWidth(estimate, decimals));
        }
        table.add(style(policy.policy().kind(), cheapest), means);
        if (comparison.seeds().size() > 1) {
            table.add(Style.FAINT, halfWidths);
        }
    }

    private static Style style(Kind kind, boolean cheapest) {
        return switch (kind) {
            case PRODUCT, MODEL -> cheapest ? Style.GREEN : Style.PLAIN;
            case BOUND -> Style.FAINT;
        };
    }

    /** What the tables' words and marks mean, once below the last. */
    private String notes(List<Comparison> comparisons) {
        StringBuilder notes = new StringBuilder();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        comparisons.forEach(comparison ->
                comparison.policies().forEach(runs -> kinds.add(runs.policy().kind())));
        for (Kind kind : kinds) {
            note(notes, KindNames.name(kind) + ": " + KindNames.meaning(kind));
        }
        if (comparisons.stream().anyMatch(comparison -> Cheapest.of(comparison).isPresent())) {
            note(notes, CHEAPEST_MARK + " " + Cheapest.RULE);
        }
        comparisons.forEach(comparison -> of(notes, comparison));
        return notes.toString();
    }

    /** All that the results depend on, for whoever wants them again. */
    private void of(StringBuilder notes, Comparison comparison) {
        if (!comparison.origin().facts().isEmpty()) {
            notes.append('\n');
            note(notes, "of " + printable(comparison.trace()) + ":");
            comparison
                    .origin()
                    .facts()
                    .forEach(fact -> note(notes, "  " + printable(fact.name() + ": " + fact.value())));
        }
    }

    private void note(StringBuilder notes, String text) {
        notes.append(Style.FAINT.paint(text, colour)).append('\n');
    }

    /** Names are other people's input: they must not move the cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
